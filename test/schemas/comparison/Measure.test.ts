import * as Effect from "effect/Effect"
import { Float64, Int32, Text } from "../../../schemas/Column.ts"
import * as Class from "../../../schemas/comparison/Class.ts"
import * as Table from "../../../schemas/Table.ts"
import { effect } from "../../effect.ts"
import { compare } from "./compare.ts"

const tolerances = { absolute: 0.25, relative: 0.125 }
const columns = { measure: Text, queryId: Text, queries: Int32, value: Float64 }
const Means = Table.make("means", { version: 1, comparison: Class.measure({ value: "value" }, tolerances), columns })
const Values = Table.make("values", {
  version: 1,
  comparison: Class.measure({ value: "value", over: "queryId" }, tolerances),
  columns
})

const row = (measure: string, queryId: string, value: number, queries = 1) => ({ measure, queryId, queries, value })

effect("values of the same name are compared, whatever the order of rows", (t, folder) =>
  Effect.gen(function*() {
    const verdict = compare(folder, Means)
    t.deepEqual(yield* verdict([row("AP", "*", 0.5), row("RR", "*", 1)], [row("RR", "*", 1.25), row("AP", "*", 0.5)]), {
      within: true,
      difference: "largest |Δ| 0.25 in RR · * · 1",
      numbers: { absolute: 0.25, beyond: 0 }
    })
    const off = yield* verdict([row("AP", "*", 0)], [row("AP", "*", 0.5)])
    t.deepEqual([off.within, off.difference], [false, "largest |Δ| 0.5 in AP · * · 1; 1 of 1 beyond the tolerance"])
  }))

effect("what is large may differ by a share of itself", (t, folder) =>
  Effect.gen(function*() {
    t.true((yield* compare(folder, Means)([row("RankDistance", "*", 400)], [row("RankDistance", "*", 450)])).within)
    t.false((yield* compare(folder, Means)([row("RankDistance", "*", 400)], [row("RankDistance", "*", 451)])).within)
  }))

effect("one query's jump counts as its share of the mean over queries", (t, folder) =>
  Effect.gen(function*() {
    const values = (first: number) => ["p", "q", "r", "s"].map((id, i) => row("RR", id, i === 0 ? first : 0))
    const verdict = compare(folder, Values)
    t.deepEqual(yield* verdict(values(0), values(1)), {
      within: true,
      difference: "largest mean |Δ| over queryId 0.25 in RR · 1",
      numbers: { absolute: 0.25, beyond: 0 }
    })
    t.false((yield* verdict(values(0).slice(0, 3), values(1).slice(0, 3))).within)
  }))

effect("ups do not make up for downs", (t, folder) =>
  Effect.gen(function*() {
    const verdict = yield* compare(folder, Values)(
      [row("RR", "p", 0), row("RR", "q", 1)],
      [row("RR", "p", 1), row("RR", "q", 0)]
    )
    t.deepEqual([verdict.within, verdict.numbers["absolute"]], [false, 1])
  }))

effect("rows that only one side has are counted, and the first named", (t, folder) =>
  Effect.gen(function*() {
    const verdict = yield* compare(folder, Means)(
      [row("AP", "*", 0.5), row("R@1", "*", 0), row("R@9", "*", 0)],
      [row("AP", "*", 0.5, 2)]
    )
    t.deepEqual(verdict, {
      within: false,
      difference: "rows missing: 3, the first AP · * · 1; rows unexpected: 1, the first AP · * · 2",
      numbers: { missing: 3, unexpected: 1 }
    })
  }))

effect("rows that say the same are compared in their order", (t, folder) =>
  Effect.gen(function*() {
    const rows = [row("AP", "*", 0), row("AP", "*", 9)]
    t.true((yield* compare(folder, Means)(rows, rows)).within)
    t.false((yield* compare(folder, Means)(rows, rows.toReversed())).within)
    t.is((yield* compare(folder, Means)(rows, rows.slice(1))).numbers["missing"], 1)
  }))

effect("no number is near nothing but no number", (t, folder) =>
  Effect.gen(function*() {
    const verdict = compare(folder, Means)
    t.true((yield* verdict([row("AP", "*", NaN)], [row("AP", "*", NaN)])).within)
    t.false((yield* verdict([row("AP", "*", NaN)], [row("AP", "*", 0)])).within)
    t.false((yield* verdict([row("AP", "*", 0)], [row("AP", "*", NaN)])).within)
  }))
