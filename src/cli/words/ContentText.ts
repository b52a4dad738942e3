/** How contents differ, a section for each way to say it. */
import type { Compared as Test } from "../../statistics/PairedFamily.ts"
import type { Contents } from "../contents/Contents.ts"
import type { MeanRow } from "../contents/MeanRows.ts"
import type { Given } from "../Testing.ts"
import * as Table from "./Table.ts"
import * as TestText from "./TestText.ts"

interface Compared {
  readonly step: string
  readonly output: string
  readonly kind: string
  readonly contents: Contents
  readonly tests: ReadonlyArray<Test>
}

type Of<Tag extends Contents["_tag"]> = Compared & { readonly contents: Extract<Contents, { readonly _tag: Tag }> }

export const sections = (compared: ReadonlyArray<Compared>, given: Given): ReadonlyArray<string> => {
  const of = <Tag extends Contents["_tag"]>(tag: Tag) =>
    compared.filter((each): each is Of<Tag> => each.contents._tag === tag)
  return [means(of("Means")), values(of("Values"), given), rankings(of("Rankings")), rest(compared)]
}

const nameOf = ({ output, step }: Compared): string => `${step}:${output}`

/** Rows of one table that are shown. */
const shownRows = 40

const right = (title: string): Table.Column => ({ title, align: "right" })

const means = (compared: ReadonlyArray<Of<"Means">>): string => {
  if (compared.length === 0) return ""
  const rows = compared.flatMap((each) => {
    const { rows } = each.contents
    const both = rows.filter(({ a, b }) => a !== undefined && b !== undefined)
    const differing = both.filter(({ a, b }) => a !== b)
    const only = (side: "a" | "b") => rows.filter((row) => !both.includes(row) && row[side] !== undefined).length
    return [
      ...differing.slice(0, shownRows).map((
        row
      ) => [nameOf(each), row.where.join(" "), row.measure, ...sideBySide(row)]),
      ...more(nameOf(each), [
        [differing.length - shownRows, "more differ"],
        [both.length - differing.length, "the same"],
        [only("a"), "only in A"],
        [only("b"), "only in B"]
      ])
    ]
  })
  const columns = [{ title: "means" }, { title: "" }, { title: "measure" }, ...["A", "B", "difference"].map(right)]
  return Table.format(columns, rows)
}

const more = (name: string, counts: ReadonlyArray<readonly [number, string]>): ReadonlyArray<ReadonlyArray<string>> =>
  counts.flatMap(([count, what]) => count > 0 ? [[name, `${count} ${what}`, "", "", "", ""]] : [])

const sideBySide = ({ a = NaN, b = NaN }: MeanRow): ReadonlyArray<string> => [
  a.toFixed(4),
  b.toFixed(4),
  TestText.signed(b - a)
]

const values = (compared: ReadonlyArray<Of<"Values">>, given: Given): string => {
  if (compared.length === 0) return ""
  const { units } = compared[0].contents
  const rows = compared.flatMap((each) =>
    each.contents.paired.map(({ a, b, measure, relation, setting }, i) => [
      nameOf(each),
      relation,
      setting,
      measure,
      a.toFixed(4),
      b.toFixed(4),
      ...TestText.cells(each.tests[i])
    ])
  )
  const columns = [
    ...["values", "relation", "setting", "measure"].map((title) => ({ title })),
    ...["A", "B"].map(right),
    ...TestText.columns(units)
  ]
  const tests = compared.flatMap(({ tests }) => tests)
  const alone = compared.flatMap(({ contents }) => contents.paired).filter(({ onlyA, onlyB }) => onlyA + onlyB > 0)
  return Table.format(columns, rows) +
    (tests.length === 0 ? `  no ${units} in common\n` : TestText.legend(tests, given, units)) +
    (alone.length === 0 ? "" : `  ${units} that only one side has are left out of ${alone.length} of these rows\n`)
}

const rankings = (compared: ReadonlyArray<Of<"Rankings">>): string => {
  if (compared.length === 0) return ""
  const share = (value: number) => Number.isNaN(value) ? "" : cut(value)
  const columns = [
    { title: "rankings" },
    ...["queries", "only A", "only B", "overlap@10", "overlap@100", "RBO", "tau"].map(right)
  ]
  const rows = compared.map((each) => {
    const { onlyA, onlyB, overlap10, overlap100, queries, rankBiasedOverlap, tau } = each.contents.agreement
    return [
      nameOf(each),
      ...[queries, onlyA, onlyB].map(String),
      ...[overlap10, overlap100, rankBiasedOverlap, tau ?? NaN].map(share)
    ]
  })
  return Table.format(columns, rows) +
    "  means over the queries that both have; RBO: persistence 0.9; tau: Kendall's, of the documents that both rank\n"
}

/** What is less than 1 is not shown as 1. */
const cut = (value: number): string => value === 1 ? "1" : (Math.floor(value * 1e4) / 1e4).toFixed(4)

/** What the comparison classes say, and what cannot be compared. */
const rest = (compared: ReadonlyArray<Compared>): string => {
  const rows = compared.flatMap(({ contents, kind, ...each }) => {
    const said = describe(contents)
    return said === undefined ? [] : [[`${each.step}:${each.output}`, kind, ...said]]
  })
  if (rows.length === 0) return ""
  return Table.format(["contents", "kind", "class", "difference"].map((title) => ({ title })), rows)
}

const describe = (contents: Contents): readonly [comparison: string, difference: string] | undefined => {
  switch (contents._tag) {
    case "Class": {
      const { comparison: { name, tolerances }, measured: { verdict } } = contents
      const allowed = Object.entries(tolerances).map(([name, value]) => `${name} ${value}`).join(", ")
      return [name, verdict.difference + (allowed === "" ? "" : `; class allows ${allowed}`)]
    }
    case "Gone":
      return ["", `the content of ${contents.which === "both" ? "both" : contents.which.toUpperCase()} is gone`]
    case "NotComparable":
      return ["", `cannot be compared: ${contents.why}`]
    case "Means":
    case "Values":
    case "Rankings":
      return undefined
  }
}

export const notLookedInto = (passedOver: ReadonlyMap<string, number>): string => {
  if (passedOver.size === 0) return ""
  const kinds = [...passedOver].map(([kind, count]) => `${count} ${kind}`).join(", ")
  return `Differ too, and were not looked into: ${kinds}. To see them, give --step or a greater --limit\n`
}

export const toJson = ({ contents, tests }: Compared): unknown => {
  switch (contents._tag) {
    case "Means":
      return {
        means: contents.rows.map(({ a = null, b = null, measure, where }) => ({ where, measure, a, b }))
      }
    case "Values":
      return {
        units: contents.units,
        values: contents.paired.map(({ a, b, measure, onlyA, onlyB, relation, setting }, i) => ({
          relation,
          setting,
          measure,
          a,
          b,
          onlyA,
          onlyB,
          ...TestText.toJson(tests[i])
        }))
      }
    case "Rankings": {
      const { tau = null, ...agreement } = contents.agreement
      return { rankings: { ...agreement, tau } }
    }
    case "Class":
      return { class: contents.comparison, ...contents.measured.verdict }
    case "Gone":
      return { gone: contents.which }
    case "NotComparable":
      return { notComparable: contents.why }
  }
}
