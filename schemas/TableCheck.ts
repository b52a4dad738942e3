/** Whether a file is the table that its kind declares: asked before it is kept. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import type { ArrowType } from "./Column.ts"

/** A stage wrote something else in place of a table. */
export class NotTheTable extends Schema.TaggedError<NotTheTable>()("NotTheTable", { message: Schema.String }) {}

interface Declared {
  readonly name: string
  readonly version: number
  readonly columns: Readonly<Record<string, ArrowType>>
}

/** Reads what closes the Arrow file at `path`; fails where there is none, or one of another schema. */
export const check = (table: Declared) =>
  Effect.fnUntraced(function*(path: string) {
    // Loaded here, so that declaring a table needs no Arrow.
    const { readFooter } = yield* Effect.promise(() => import("./ArrowFile.ts"))
    const { differs } = yield* Effect.promise(() => import("./ArrowTable.ts"))
    const fs = yield* FileSystem.FileSystem
    const read = Effect.mapError(
      Effect.flatMap(fs.open(path), readFooter),
      (found) => typeof found === "string" ? new NotTheTable({ message: found }) : found
    )
    const content = yield* Effect.scoped(read)
    const difference = differs(table, content)
    if (difference !== undefined) return yield* new NotTheTable({ message: difference })
  })
