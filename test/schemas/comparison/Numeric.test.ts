import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import { Float64, Int32, Text, Vector } from "../../../schemas/Column.ts"
import * as Class from "../../../schemas/comparison/Class.ts"
import * as Table from "../../../schemas/Table.ts"
import * as TableFile from "../../../schemas/TableFile.ts"
import { effect } from "../../effect.ts"
import { compare } from "./compare.ts"

const columns = { name: Text, count: Int32, value: Float64, vector: Vector }
const comparison = Class.numeric({ absolute: 0.125, relative: 0.25 })
const Sample = Table.make("sample", { version: 1, comparison, columns })

const row = (value: number, vector: ReadonlyArray<number> = [0, 0], name = "a", count = 1) => ({
  name,
  count,
  value,
  vector: Float32Array.from(vector)
})

effect("the class can be printed with its tolerances", (t) =>
  Effect.sync(() => {
    t.is(Sample.comparison.name, "numeric")
    t.deepEqual(Sample.comparison.tolerances, { absolute: 0.125, relative: 0.25 })
  }))

effect(
  "values are within absolute + relative · |expected|, up to the very bound",
  (t, folder) =>
    Effect.gen(function*() {
      const verdict = compare(folder, Sample)
      t.deepEqual(yield* verdict([row(2), row(-2)], [row(2.625), row(-2.625)]), {
        within: true,
        difference: "largest |Δ| 0.625 in column value, row 0",
        numbers: { absolute: 0.625, beyond: 0 }
      })
      t.deepEqual(yield* verdict([row(2), row(0)], [row(2), row(0.25)]), {
        within: false,
        difference: "largest |Δ| 0.25 in column value, row 1; 1 values beyond the tolerance",
        numbers: { absolute: 0.25, beyond: 1 }
      })
    })
)

effect(
  "the numbers of a vector are compared one by one, and told with their row",
  (t, folder) =>
    Effect.gen(function*() {
      const { difference, within } = yield* compare(folder, Sample)(
        [row(0), row(0, [1, 0])],
        [row(0), row(0, [1, 0.5])]
      )
      t.is(difference, "largest |Δ| 0.5 in column vector, row 1; 1 values beyond the tolerance")
      t.false(within)
    })
)

effect("equal tables differ in nothing", (t, folder) =>
  Effect.gen(function*() {
    const verdict = compare(folder, Sample)
    t.deepEqual(yield* verdict([row(1)], [row(1)]), {
      within: true,
      difference: "none in the values",
      numbers: { absolute: 0, beyond: 0 }
    })
    t.true((yield* verdict([], [])).within)
    t.true((yield* verdict([row(-0)], [row(0)])).within)
  }))

effect("no number is near nothing but no number, and an infinity only itself", (t, folder) =>
  Effect.gen(function*() {
    const verdict = compare(folder, Sample)
    t.true((yield* verdict([row(NaN, [NaN, Infinity])], [row(NaN, [NaN, Infinity])])).within)
    for (const [expected, actual] of [[NaN, 0], [0, NaN], [Infinity, 0], [0, Infinity], [Infinity, -Infinity]]) {
      const found = yield* verdict([row(expected)], [row(actual)])
      t.deepEqual([found.within, found.numbers["absolute"]], [false, Infinity], `${expected} ${actual}`)
    }
  }))

effect("rows that say something else are not compared number by number", (t, folder) =>
  Effect.gen(function*() {
    const verdict = compare(folder, Sample)
    const difference = (expected: Parameters<typeof verdict>[0], actual: typeof expected) =>
      Effect.map(verdict(expected, actual), ({ difference, within }) => `${within} ${difference}`)
    t.is(yield* difference([row(1), row(2)], [row(1)]), "false 1 rows instead of 2")
    t.is(
      yield* difference([row(1), row(2)], [row(1), row(2, [0, 0], "b")]),
      "false name is \"b\" instead of \"a\" in row 1"
    )
    t.is(yield* difference([row(1)], [row(1, [0, 0], "a", 2)]), "false count is 2 instead of 1 in row 0")
    t.is(yield* difference([row(1)], [row(1, [0])]), "false vector has 1 dimensions instead of 2")
  }))

effect("a table of another kind, version or columns is refused", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const [one, other] = [join(folder, "one.arrow"), join(folder, "other.arrow")]
    yield* TableFile.write(Sample, one, [row(1)])
    yield* TableFile.write(Table.make("sample", { version: 2, columns }), other, [row(1)])
    const refusal = () => Effect.map(Effect.flip(Sample.comparison.compare(one, other)), ({ message }) => message)
    t.regex(yield* refusal(), /\n +expected +sample@1\n +found +sample@2\n/)
    yield* TableFile.write(Table.make("sample", { version: 1, columns: { name: Text } }), other, [{ name: "a" }])
    t.regex(yield* refusal(), /\n +found +columns name: utf8\n/)
    yield* fs.writeFileString(other, "no table")
    t.regex(yield* refusal(), /\n +found +no whole Arrow file/)
  }))
