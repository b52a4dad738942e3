/**
 * What is known of files for as long as their stamps hold, so that a plan need not read them again. It is a cache of
 * this machine, one file a table under cache/<host>/: it may be removed at any time, and is never believed over a file.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import * as Holder from "../lease/Holder.ts"
import * as AtomicFile from "./AtomicFile.ts"
import * as FileStamp from "./FileStamp.ts"

export interface Table<A> {
  readonly get: (name: string) => A | undefined
  readonly set: (name: string, value: A) => void
  readonly delete: (name: string) => void
}

export class Memo extends Context.Service<Memo, {
  /** The table called `name`; entries that are no `A` (an older program's) count as absent. */
  readonly table: <A extends Schema.Json>(name: TableName, isEntry: (value: unknown) => value is A) => Table<A>
  /** Keeps what was learned. Failing to is no failure: it is learned again. */
  readonly flush: Effect.Effect<void>
}>()("repro/engine/Memo") {}

const tableNames = ["objects", "records", "implementations"] as const
type TableName = (typeof tableNames)[number]

export const layerFileSystem = (root: string): Layer.Layer<Memo, never, FileSystem.FileSystem | Path.Path> =>
  Layer.effect(Memo, make(root))

interface Sheet {
  readonly entries: Map<string, Schema.Json>
  /** Names set or deleted since the table was read or saved. */
  readonly changed: Set<string>
  /** The file's, when this process last read or wrote it. */
  stamp: string | undefined
}

const make = Effect.fnUntraced(function*(directory: string) {
  const paths = yield* Path.Path
  const services = yield* Effect.context<FileSystem.FileSystem | Path.Path>()
  const folder = paths.join(paths.resolve(directory), "cache", Holder.hostPart(Holder.me.host))
  const pathOf = (name: TableName) => paths.join(folder, `${name}.json`)
  const sheets = new Map<TableName, Sheet>()
  for (const name of tableNames) {
    const stamp = FileStamp.of(pathOf(name))
    sheets.set(name, { entries: yield* read(pathOf(name)), changed: new Set(), stamp })
  }

  const save = Effect.fnUntraced(function*(name: TableName, sheet: Sheet) {
    if (sheet.changed.size === 0) return
    const path = pathOf(name)
    if (sheet.stamp !== FileStamp.of(path)) layOver(yield* read(path), sheet)
    const saved = [...sheet.changed]
    // What changes while the file is written is for the next one.
    sheet.changed.clear()
    yield* AtomicFile.write(path, JSON.stringify({ format, entries: Object.fromEntries(sheet.entries) })).pipe(
      Effect.onError(() => Effect.sync(() => saved.forEach((entry) => sheet.changed.add(entry))))
    )
    sheet.stamp = FileStamp.of(path)
  })

  return Memo.of({
    table: <A extends Schema.Json>(name: TableName, isEntry: (value: unknown) => value is A): Table<A> => {
      const { changed, entries } = sheets.get(name) as Sheet
      return {
        get: (entry) => {
          const value = entries.get(entry)
          return isEntry(value) ? value : undefined
        },
        set: (entry, value) => {
          entries.set(entry, value)
          changed.add(entry)
        },
        delete: (entry) => {
          entries.delete(entry)
          changed.add(entry)
        }
      }
    },
    flush: Effect.forEach(sheets, ([name, sheet]) => save(name, sheet), { discard: true }).pipe(
      Effect.provide(services),
      Effect.ignore
    )
  })
})

/** Lays what this process has learned over what others have written meanwhile, which it then knows too. */
const layOver = (written: ReadonlyMap<string, Schema.Json>, { changed, entries }: Sheet): void => {
  for (const name of entries.keys()) if (!changed.has(name)) entries.delete(name)
  for (const [name, value] of written) if (!changed.has(name)) entries.set(name, value)
}

const format = "repro/memo/1"
const isFile = (value: unknown): value is { readonly entries: Readonly<Record<string, Schema.Json>> } =>
  typeof value === "object" && value !== null && "format" in value && value.format === format &&
  "entries" in value && typeof value.entries === "object" && value.entries !== null

/** None if the file is missing or unreadable. */
const read = Effect.fnUntraced(function*(path: string) {
  const fs = yield* FileSystem.FileSystem
  const parsed = yield* fs.readFileString(path).pipe(
    Effect.flatMap((text) => Effect.try(() => JSON.parse(text) as unknown)),
    Effect.option
  )
  return new Map(Option.isSome(parsed) && isFile(parsed.value) ? Object.entries(parsed.value.entries) : [])
})
