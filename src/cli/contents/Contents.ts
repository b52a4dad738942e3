/**
 * Two contents of one kind, whose digests differ: by how much, in the terms of the kind. Of means the rows, of runs how
 * far they agree, of values by unit what a test needs, and of all else what the kind's comparison class says.
 */
import * as Effect from "effect/Effect"
import * as Kinds from "../../../schemas/Kinds.ts"
import * as OpenTable from "../../../schemas/OpenTable.ts"
import type { Table } from "../../../schemas/Table.ts"
import * as Artifact from "../../engine/Artifact.ts"
import type { Comparison } from "../../engine/Comparison.ts"
import type { Content } from "../../engine/difference/Side.ts"
import type { Store } from "../../engine/store/Store.ts"
import { compare as compareContents, locate } from "../../engine/verify/Content.ts"
import type { Measured } from "../../engine/verify/Finding.ts"
import * as MeanRows from "./MeanRows.ts"
import * as PairedValues from "./PairedValues.ts"
import * as Rankings from "./Rankings.ts"

export type Contents =
  | { readonly _tag: "Means"; readonly rows: ReadonlyArray<MeanRows.MeanRow>; readonly measures: Measures }
  | { readonly _tag: "Rankings"; readonly agreement: Rankings.Agreement }
  | {
    readonly _tag: "Values"
    /** What values are tested over, such as "queries". */
    readonly units: string
    readonly paired: ReadonlyArray<PairedValues.Paired>
    readonly measures: Measures
  }
  | {
    readonly _tag: "Class"
    readonly comparison: Pick<Comparison, "name" | "tolerances">
    readonly measured: Extract<Measured, { readonly _tag: "Compared" }>
  }
  /** Its bytes are in none of the stores, or not whole. */
  | { readonly _tag: "Gone"; readonly which: "a" | "b" | "both" }
  | { readonly _tag: "NotComparable"; readonly why: string }

/** Those that the tables have. */
type Measures = ReadonlySet<string>

export interface Request {
  readonly a: Content
  readonly b: Content
  /** The stores where contents may lie. */
  readonly stores: ReadonlyArray<Store["Service"]>
  /** The measures that are looked at; if none is named, the first of the table. */
  readonly measures: ReadonlyArray<string>
}

export const compare = (request: Request) =>
  Effect.gen(function*() {
    const { a, b } = request
    if (a.kind !== b.kind) return notComparable(`one is a ${a.kind}, the other a ${b.kind}`)
    const known = yield* Effect.promise(() => Kinds.named(a.kind))
    const kind = known !== undefined && isOf(known, a) ? known : unknownKind(a, b)
    if (kind === undefined) return notComparable(`kind ${a.kind} is not known here`)
    return yield* (Object.hasOwn(ofTables, kind.name) ? tables(kind as Table, request) : byClass(kind, request))
  }).pipe(
    Effect.catch(({ message }) => Effect.succeed(notComparable(message))),
    Effect.map((contents): Contents => contents)
  )

const notComparable = (why: string): Contents => ({ _tag: "NotComparable", why: why.split("\n", 1)[0] })

/** A workflow's own kind may go by a name of ours. */
const isOf = ({ form }: Artifact.Kind, { folder }: Content): boolean =>
  folder === undefined || folder === (form === "folder")

/** A workflow's own kind: its bytes can be compared, where it is known whether it is a folder. */
const unknownKind = (a: Content, b: Content): Artifact.Kind | undefined => {
  const folder = a.folder ?? b.folder
  if (folder === undefined) return undefined
  const [name, version] = a.kind.split("@")
  return folder ? Artifact.folder(name, Number(version)) : Artifact.file(name, Number(version), "")
}

type Tables = readonly [a: OpenTable.OpenTable, b: OpenTable.OpenTable]

const values = (unit: string, units: string) => (tables: Tables, asked: ReadonlyArray<string>): Contents => {
  const { measures, rows: [inA, inB] } = measured(tables, asked)
  const of = ([table, rows]: Rows): PairedValues.Values => {
    const [relation, setting, measure] = ["relation", "setting", "measure"].map((column) => table.texts(column, rows))
    return { relation, setting, measure, unit: table.texts(unit, rows), value: table.numbers("value", rows) }
  }
  return { _tag: "Values", units, paired: PairedValues.between(of(inA), of(inB)), measures }
}

const means = (labels: ReadonlyArray<string>) => (tables: Tables, asked: ReadonlyArray<string>): Contents => {
  const { measures, rows: [inA, inB] } = measured(tables, asked)
  const of = ([table, rows]: Rows): MeanRows.Means => {
    const [measure, queryLang, docLang] = ["measure", "queryLang", "docLang"].map((column) => table.texts(column, rows))
    const where = labels.map((column) => table.texts(column, rows))
    return { where, measure, queryLang, docLang, value: table.numbers("value", rows) }
  }
  return { _tag: "Means", rows: MeanRows.between(of(inA), of(inB)), measures }
}

const rankings = (tables: Tables): Contents => {
  const [a, b] = tables.map((table): Rankings.Run => ({
    queryId: table.texts("queryId"),
    docId: table.texts("docId"),
    rank: table.numbers("rank")
  }))
  return { _tag: "Rankings", agreement: Rankings.between(a, b) }
}

/** Kinds of tables that are looked into, by name. */
const ofTables: Readonly<Record<string, (tables: Tables, measures: ReadonlyArray<string>) => Contents>> = {
  "measure-means": means(["relation", "setting"]),
  results: means(["model", "strategy", "seed", "relation", "setting"]),
  // Not values of queries: translations of one query are no independent units of a test.
  "topic-values": values("topic", "topics"),
  run: rankings
}

type Rows = readonly [table: OpenTable.OpenTable, rows: Int32Array]

/** The measures of both tables, and the rows in each of those that are looked at. */
const measured = ([a, b]: Tables, asked: ReadonlyArray<string>) => {
  const [namesA, namesB] = [a.texts("measure"), b.texts("measure")]
  const measures = new Set([...new Set(namesA), ...new Set(namesB)])
  const wanted = new Set(asked.length > 0 ? asked : [...measures].slice(0, 1))
  const rowsOf = (names: ReadonlyArray<string>): Int32Array =>
    Int32Array.from([...names.keys()].filter((row) => wanted.has(names[row])))
  return { measures, rows: [[a, rowsOf(namesA)], [b, rowsOf(namesB)]] as const }
}

const tables = Effect.fnUntraced(function*(table: Table, { a, b, measures, stores }: Request) {
  const [before, after] = [
    yield* locate(table, { digest: a.digest, stores }, ""),
    yield* locate(table, { digest: b.digest, stores }, "")
  ]
  if (before === undefined || after === undefined) return gone(before !== undefined, after !== undefined)
  const opened = [yield* OpenTable.open(table, before), yield* OpenTable.open(table, after)] as const
  return ofTables[table.name](opened, measures)
})

const gone = (hasA: boolean, hasB: boolean): Contents => ({ _tag: "Gone", which: hasA ? "b" : hasB ? "a" : "both" })

const byClass = Effect.fnUntraced(function*(kind: Artifact.Kind, { a, b, stores }: Request) {
  const measured = yield* compareContents(kind, {
    expected: { digest: a.digest, stores },
    actual: { digest: b.digest, stores }
  })
  switch (measured._tag) {
    case "Compared": {
      const { name, tolerances } = kind.comparison
      const contents: Contents = { _tag: "Class", comparison: { name, tolerances }, measured }
      return contents
    }
    case "NotAtHand":
      return gone(measured.which === "actual", measured.which === "expected")
    case "NotComparable":
      return notComparable(measured.why)
  }
})
