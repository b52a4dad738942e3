import test from "ava"
import * as MeanRows from "../../../src/cli/contents/MeanRows.ts"

type Row = readonly [model: string, seed: number, queryLang: string, docLang: string, value: number]

const meansOf = (rows: ReadonlyArray<Row>): MeanRows.Means => ({
  where: [rows.map(([model]) => model), rows.map(([, seed]) => seed)],
  measure: rows.map(() => "AP"),
  queryLang: rows.map(([, , queryLang]) => queryLang),
  docLang: rows.map(([, , , docLang]) => docLang),
  value: rows.map(([, , , , value]) => value)
})

test("macro means stand side by side; one that only one table has stands alone", (t) => {
  const a = meansOf([
    ["small", 1, "de", "de", 0.1],
    ["small", 1, "*", "*", 0.2],
    ["small", 1, "de", "*", 0.3],
    ["small", 2, "*", "*", 0.4]
  ])
  const b = meansOf([["base", 1, "*", "*", 0.5], ["small", 1, "*", "*", 0.25]])
  t.deepEqual(MeanRows.between(a, b), [
    { where: ["small", "1"], measure: "AP", a: 0.2, b: 0.25 },
    { where: ["small", "2"], measure: "AP", a: 0.4, b: undefined },
    { where: ["base", "1"], measure: "AP", a: undefined, b: 0.5 }
  ])
})
