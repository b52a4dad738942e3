/** The index of weights in several files (`*.index.json`), as transformers writes it: which file each tensor is in. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import * as FileRange from "../../files/FileRange.ts"
import { WeightsUnreadable } from "../Errors.ts"

/** The names of the tensors by the file that they are in, which lies beside the index at `path`. */
export const read = Effect.fn("ShardIndex.read")(function*(path: string) {
  const unreadable = (found: string) =>
    new WeightsUnreadable({ path, found: found.slice(0, 500), hint: "Fetch the file again" })
  const failed = Effect.mapError(({ message }: { readonly message: string }) => unreadable(message))
  const { size } = yield* failed((yield* FileSystem.FileSystem).stat(path))
  if (size > LARGEST) return yield* unreadable(`an index of ${size} bytes, more than ${LARGEST}`)
  const bytes = yield* failed(FileRange.read(path, { offset: 0, bytes: Number(size) }))
  const { weight_map: files } = yield* Schema.decodeUnknownEffect(Index)(new TextDecoder().decode(bytes)).pipe(
    Effect.mapError(({ message }) => unreadable(message.split("\n").join(" ")))
  )
  const shards = new Map<string, Array<string>>()
  for (const [name, file] of Object.entries(files)) {
    if (!isPlain(file)) {
      return yield* unreadable(`${name} in ${JSON.stringify(file)}, which is no file beside the index`)
    }
    const names = shards.get(file)
    if (names === undefined) shards.set(file, [name])
    else names.push(name)
  }
  return shards as ReadonlyMap<string, ReadonlyArray<string>>
})

/** Some hundred thousand tensors. */
const LARGEST = 2 ** 24

const Index = Schema.fromJsonString(Schema.Struct({ weight_map: Schema.Record(Schema.String, Schema.String) }))

const isPlain = (file: string): boolean => !/[/\\:\0]/.test(file) && !["", ".", ".."].includes(file)
