import test from "ava"
import * as fc from "fast-check"
import * as PairedValues from "../../../src/cli/contents/PairedValues.ts"

type Row = readonly [relation: string, setting: string, measure: string, unit: string, value: number]

/** Whatever table they come from, and whatever a unit is. */
const valuesOf = (rows: ReadonlyArray<Row>): PairedValues.Values => ({
  relation: rows.map(([relation]) => relation),
  setting: rows.map(([, setting]) => setting),
  measure: rows.map(([, , measure]) => measure),
  unit: rows.map(([, , , unit]) => unit),
  value: Float64Array.from(rows, ([, , , , value]) => value)
})

test("units that both have are paired, measure by measure and setting by setting", (t) => {
  const a = valuesOf([
    ["frame", "multilingual", "AP", "q1", 0.5],
    ["frame", "multilingual", "AP", "q2", 0.25],
    ["frame", "monolingual", "AP", "q1", 1],
    ["frame", "multilingual", "RR", "q1", 0.5],
    ["frame", "multilingual", "AP", "gone", 1]
  ])
  const b = valuesOf([
    ["frame", "multilingual", "AP", "new", 1],
    ["frame", "multilingual", "AP", "q2", 0.75],
    ["frame", "multilingual", "AP", "q1", 0.5],
    ["frame", "monolingual", "AP", "q1", 0.75],
    ["answer", "multilingual", "RR", "q1", 0.5]
  ])
  t.deepEqual(PairedValues.between(a, b), [
    {
      relation: "frame",
      setting: "multilingual",
      measure: "AP",
      a: 0.375,
      b: 0.625,
      differences: [0, 0.5],
      onlyA: 1,
      onlyB: 1
    },
    {
      relation: "frame",
      setting: "monolingual",
      measure: "AP",
      a: 1,
      b: 0.75,
      differences: [-0.25],
      onlyA: 0,
      onlyB: 0
    }
  ])
})

test("a unit with several rows of a measure counts once, with their mean", (t) => {
  const [a, b] = [[0, 0.5, 1], [0.5, 0.5, 0.5]].map((values) =>
    valuesOf(values.map((value, i) => ["frame", "cross-lingual", "AP", i === 2 ? "q2" : "q1", value]))
  )
  t.like(PairedValues.between(a, b)[0], { a: 0.625, b: 0.5, differences: [0.25, -0.5] })
})

const rows = fc.array(
  fc.tuple(
    fc.constantFrom("frame", "translation"),
    fc.constantFrom("monolingual", "multilingual"),
    fc.constantFrom("AP", "RR"),
    fc.constantFrom("1", "2", "__proto__"),
    fc.integer({ min: 0, max: 8 }).map((n) => n / 8)
  ),
  { maxLength: 30 }
)

test("in any order of rows the sides differ by the opposite of what they differ by the other way round", (t) => {
  fc.assert(fc.property(rows, rows, (one, other) => {
    const there = PairedValues.between(valuesOf(one), valuesOf(other))
    const back = PairedValues.between(valuesOf(other.toReversed()), valuesOf(one.toReversed()))
    t.is(there.length, back.length)
    for (const { differences, measure, relation, setting, ...pair } of there) {
      const same = back.find((each) =>
        each.measure === measure && each.relation === relation && each.setting === setting
      )
      t.deepEqual(differences.map((value) => 0 - value).sort(), same?.differences.map((value) => value + 0).sort())
      t.is(pair.onlyA, same?.onlyB ?? -1)
      t.true(
        Math.abs(pair.b - pair.a - differences.reduce((sum, value) => sum + value, 0) / differences.length) < 1e-12
      )
    }
  }))
})
