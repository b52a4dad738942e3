import * as Effect from "effect/Effect"
import { Float32, Int32, Text } from "../../../schemas/Column.ts"
import * as Class from "../../../schemas/comparison/Class.ts"
import { JudgedRanks } from "../../../schemas/JudgedRanks.ts"
import { Run } from "../../../schemas/Run.ts"
import * as Table from "../../../schemas/Table.ts"
import { effect } from "../../effect.ts"
import { compare } from "./compare.ts"

const Rankings = Table.make("rankings", {
  version: 1,
  comparison: Class.ranking(
    { document: "docId", ranks: { rank: ["queryId"] } },
    { depth: 2, overlap: 0.75, persistence: 0.5, rankBiasedOverlap: 0.75 }
  ),
  columns: { queryId: Text, docId: Text, rank: Int32, score: Float32 }
})

/** One query's documents, best first. */
const ranked = (queryId: string, documents: string) =>
  [...documents].map((docId, i) => ({ queryId, docId, rank: i + 1, score: 1 - i / 8 }))

effect(
  "overlap and rank-biased overlap are means over queries, and the worst query is named",
  (t, folder) =>
    Effect.gen(function*() {
      const verdict = yield* compare(folder, Rankings)(
        [...ranked("p", "abc"), ...ranked("q", "abc")],
        [...ranked("p", "abc"), ...ranked("q", "bac")]
      )
      t.deepEqual(verdict, {
        within: true,
        difference: "overlap@2 1, RBO 0.7500 over 2 queries; worst q: 1, 0.5000",
        numbers: { overlap: 1, rankBiasedOverlap: 0.75 }
      })
    })
)

effect("each of the two has its own tolerance", (t, folder) =>
  Effect.gen(function*() {
    const verdict = compare(folder, Rankings)
    const low = yield* verdict(ranked("q", "abc"), ranked("q", "bac"))
    t.deepEqual([low.within, low.numbers["overlap"], low.numbers["rankBiasedOverlap"]], [false, 1, 0.5])
    const other = yield* verdict(ranked("q", "abcd"), ranked("q", "acbd"))
    t.deepEqual([other.within, other.numbers["overlap"], other.numbers["rankBiasedOverlap"]], [false, 0.5, 0.875])
  }))

effect("the order of rows, and scores, do not count", (t, folder) =>
  Effect.gen(function*() {
    const rows = [...ranked("p", "ab"), ...ranked("q", "ba")]
    const verdict = yield* compare(folder, Rankings)(rows, rows.toReversed().map((row) => ({ ...row, score: 0 })))
    t.deepEqual([verdict.within, verdict.difference], [true, "same rankings"])
  }))

effect("a query that one side does not rank agrees in nothing", (t, folder) =>
  Effect.gen(function*() {
    const verdict = compare(folder, Rankings)
    for (const [expected, actual] of [["p", ""], ["", "p"]]) {
      const { difference, within } = yield* verdict(
        [...ranked("q", "ab"), ...(expected === "" ? [] : ranked(expected, "ab"))],
        [...ranked("q", "ab"), ...(actual === "" ? [] : ranked(actual, "ab"))]
      )
      t.is(difference, "overlap@2 0.5000, RBO 0.5000 over 2 queries; worst p: 0.0000, 0.0000")
      t.false(within)
    }
  }))

effect("tables without rankings are the same", (t, folder) =>
  Effect.gen(function*() {
    t.true((yield* compare(folder, Rankings)([], [])).within)
  }))

effect(
  "a swap of near ties far down a run is within its class, other top documents are not",
  (t, folder) =>
    Effect.gen(function*() {
      const documents = "abcdefghijklmnopqrstuvwxyz"
      const verdict = compare(folder, Run)
      const swapped = yield* verdict(ranked("q", documents), ranked("q", "abcdefghijklmnopqrstuvwxzy"))
      t.true(swapped.within)
      t.regex(swapped.difference, /^overlap@10 1, RBO 0\.9996 over 1 queries; worst q: 1, 0\.9996$/)
      t.false((yield* verdict(ranked("q", documents), ranked("q", "zbcdefghijklmnopqrstuvwxya"))).within)
    })
)

effect(
  "ranks of judged documents are compared in both rankings, each by its own queries",
  (t, folder) =>
    Effect.gen(function*() {
      const judged = (docId: string, rankInLanguage: number, rankPooled: number) => ({
        queryId: "q",
        queryLang: "de",
        docId,
        docLang: "en",
        rankInLanguage,
        rankPooled
      })
      const verdict = compare(folder, JudgedRanks)
      const same = yield* verdict([judged("a", 1, 3)], [judged("a", 1, 3)])
      t.is(same.difference, "rankPooled: same rankings; rankInLanguage: same rankings")
      const fallen = yield* verdict([judged("a", 1, 3)], [judged("a", 1, 300)])
      t.false(fallen.within)
      t.regex(fallen.difference, /^rankPooled: overlap@10 0\.0000, RBO 0\.\d+ .*; rankInLanguage: same rankings$/)
    })
)
