/**
 * The safetensors format (https://huggingface.co/docs/safetensors): the length of a JSON header, the header, and the
 * tensors' bytes. Float32 only. What is written has its names in code unit order and its data aligned to 8 bytes, so
 * the same tensors give the same file.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { WeightsUnreadable } from "./Errors.ts"

/** A float32 tensor in the memory of this process, row by row. */
export interface HostTensor {
  readonly shape: ReadonlyArray<number>
  readonly values: Float32Array
}

export type HostTensors = Readonly<Record<string, HostTensor>>

/** The bytes of a file. Its metadata say what transformers asks for: that the tensors are laid out as PyTorch's. */
export const encode = (tensors: HostTensors): Uint8Array<ArrayBuffer> => {
  let end = 0
  const entries = Object.keys(tensors).sort().map((name) => {
    const { shape, values } = tensors[name]
    const begin = end
    end += values.byteLength
    return [name, { dtype: "F32", shape, data_offsets: [begin, end] }] as const
  })
  const header = headerBytes(JSON.stringify({ __metadata__: { format: "pt" }, ...Object.fromEntries(entries) }))
  const file = new Uint8Array(LENGTH + header.length + end)
  new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true)
  file.set(header, LENGTH)
  for (const [name, { data_offsets: [begin] }] of entries) {
    const { buffer, byteLength, byteOffset } = tensors[name].values
    file.set(new Uint8Array(buffer, byteOffset, byteLength), LENGTH + header.length + begin)
  }
  return file
}

/** Spaces at the end align the data. */
const headerBytes = (json: string): Uint8Array => {
  const bytes = new TextEncoder().encode(json)
  const padded = new Uint8Array(Math.ceil(bytes.length / 8) * 8).fill(SPACE)
  padded.set(bytes)
  return padded
}

const SPACE = 0x20

/** Bytes of the number that says how long the header is. */
const LENGTH = 8

/** The tensors in a file's `bytes`; `path` is for the message if they cannot be read. */
export const decode = Effect.fnUntraced(function*(bytes: Uint8Array, path = "(in memory)") {
  const unreadable = (found: string) => new WeightsUnreadable({ path, found, hint: HINT })
  const header = yield* readHeader(bytes).pipe(Effect.mapError(unreadable))
  const data = bytes.subarray(LENGTH + header.length)
  const wrong = fault(header.entries, data.length)
  if (wrong !== undefined) return yield* unreadable(wrong)
  const tensors: Record<string, HostTensor> = {}
  for (const [name, { data_offsets: [begin, end], shape }] of header.entries) {
    // A copy, since a file of another writer need not align its data to the four bytes of a float.
    tensors[name] = { shape, values: new Float32Array(new Uint8Array(data.subarray(begin, end)).buffer) }
  }
  return tensors
})

/** Where a tensor's values are. */
export interface Place {
  readonly shape: ReadonlyArray<number>
  /** Of its first byte in the file. */
  readonly offset: number
  readonly bytes: number
}

/** Where the tensors of the file at `path` are. Reads its header alone, however large it is. */
export const places = Effect.fn("Safetensors.places")(function*(path: string) {
  const unreadable = (found: string) => new WeightsUnreadable({ path, found, hint: HINT })
  const { head, size } = yield* headOf(path).pipe(Effect.mapError(({ message }) => unreadable(message)))
  const { entries, length } = yield* readHeader(head).pipe(Effect.mapError(unreadable))
  const wrong = fault(entries, size - LENGTH - length)
  if (wrong !== undefined) return yield* unreadable(wrong)
  const located = entries.map(([name, { data_offsets: [begin, end], shape }]): [string, Place] => [
    name,
    { shape, offset: LENGTH + length + begin, bytes: end - begin }
  ])
  return Object.fromEntries(located)
})

/** A file's size, and its bytes up to the tensors'; fewer where it has no more. */
const headOf = (path: string) =>
  Effect.scoped(Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const file = yield* fs.open(path)
    const { size } = yield* file.stat
    const next = (bytes: bigint) => Effect.map(file.readAlloc(Number(bytes)), Option.getOrElse(() => new Uint8Array()))
    const start = yield* next(BigInt(LENGTH))
    if (start.length < LENGTH) return { head: start, size: Number(size) }
    const announced = new DataView(start.buffer, start.byteOffset).getBigUint64(0, true)
    const rest = yield* next(announced < size ? announced : size)
    return { head: Buffer.concat([start, rest]), size: Number(size) }
  }))

const HINT = "Fetch or write the file again; tensors of another type than F32 must be converted first"

const Entry = Schema.Struct({
  dtype: Schema.Literal("F32"),
  shape: Schema.Array(Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))),
  data_offsets: Schema.Tuple([Schema.Int, Schema.Int])
})

const Header = Schema.fromJsonString(Schema.Record(Schema.String, Schema.Unknown))

const Entries = Schema.Record(Schema.String, Entry)

type Entries = ReadonlyArray<readonly [string, typeof Entry.Type]>

const readHeader = Effect.fnUntraced(function*(bytes: Uint8Array) {
  if (bytes.length < LENGTH) return yield* Effect.fail(`${bytes.length} bytes, less than a header`)
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true)
  if (length > bytes.length - LENGTH) return yield* Effect.fail(`a header of ${length} bytes in ${bytes.length}`)
  const text = new TextDecoder().decode(bytes.subarray(LENGTH, LENGTH + Number(length)))
  const { __metadata__: _, ...described } = yield* decodeFirstLine(Header, text)
  return { length: Number(length), entries: Object.entries(yield* decodeFirstLine(Entries, described)) }
})

const decodeFirstLine = <S extends Schema.Decoder<unknown>>(schema: S, value: unknown) =>
  Schema.decodeUnknownEffect(schema)(value).pipe(Effect.mapError((error) => error.message.split("\n").join(" ")))

/** What is wrong with a header whose data take `size` bytes: they must follow one another without gap or overlap. */
const fault = (entries: Entries, size: number): string | undefined => {
  let end = 0
  for (
    const [name, { data_offsets, shape }] of entries.toSorted((a, b) => a[1].data_offsets[0] - b[1].data_offsets[0])
  ) {
    const bytes = shape.reduce((product, length) => product * length, 4)
    const isWhole = data_offsets[0] === end && data_offsets[1] - data_offsets[0] === bytes
    if (!isWhole) return `${name} [${shape}] at bytes ${data_offsets.join(" to ")}, expected ${end} to ${end + bytes}`
    end += bytes
  }
  return end === size ? undefined : `${size} bytes of data, ${end} described`
}
