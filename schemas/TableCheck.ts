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

/** Reads the schema of the Arrow file at `path`; fails where there is none, or another one. */
export const check = (table: Declared) =>
  Effect.fnUntraced(function*(path: string) {
    const fs = yield* FileSystem.FileSystem
    // Loaded here, so that declaring a table needs no Arrow.
    const { differs, schemaOf } = yield* Effect.promise(() => import("./ArrowTable.ts"))
    const bytes = yield* fs.readFile(path)
    const content = yield* Effect.try({
      try: () => schemaOf(bytes),
      catch: (error) => new NotTheTable({ message: `no whole Arrow file (${bytes.length} bytes; ${String(error)})` })
    })
    const difference = differs(table, content)
    if (difference !== undefined) return yield* new NotTheTable({ message: difference })
  })
