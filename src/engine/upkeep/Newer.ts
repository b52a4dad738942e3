/** Records that a newer version of this program wrote: this one cannot tell what they need, so it removes nothing. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { format } from "../../errors/Message.ts"
import { Record } from "../journal/Record.ts"
import { Store } from "../store/Store.ts"
import type { Inventory } from "./Inventory.ts"

export class StoreNewer extends Schema.TaggedError<StoreNewer>()("StoreNewer", {
  store: Schema.String,
  found: Schema.String
}) {
  override get message(): string {
    return format({
      title: "A newer version of repro has worked in this store",
      facts: { store: this.store, found: this.found, known: Record.fields.format.literal },
      hint: "Use that version here, too"
    })
  }
}

/** Fails where the store holds such a record. */
export const requireNone = Effect.fnUntraced(function*({ recordFiles, records }: Inventory) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const { root } = yield* Store
  const read = new Set(records.map(({ key }) => key))
  for (const [key, { paths }] of recordFiles) {
    if (read.has(key)) continue
    const text = yield* Effect.orElseSucceed(fs.readFileString(join(root, paths[0])), () => "")
    const found = Option.map(Schema.decodeUnknownOption(Header)(text), ({ format }) => format)
    if (Option.isSome(found) && versionOf(found.value) > ours) {
      return yield* new StoreNewer({ store: root, found: found.value })
    }
  }
})

const Header = Schema.fromJsonString(Schema.Struct({ format: Schema.String }))

const versionOf = (format: string): number => Number(/^repro\/record\/(\d+)$/.exec(format)?.[1] ?? 0)

const ours = versionOf(Record.fields.format.literal)
