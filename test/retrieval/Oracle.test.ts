import test from "ava"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import * as Evaluation from "../../src/retrieval/Evaluation.ts"
import * as Families from "../../src/retrieval/Families.ts"
import * as Measures from "../../src/retrieval/Measures.ts"
import * as oracle from "./oracle.ts"

/** Sums in another order, and another logarithm. */
const TOLERANCE = 1e-12

/** Ids whose order by bytes is not that by code units, and ids of any well-formed text. */
const docIds = fc.uniqueArray(
  fc.oneof(fc.string({ unit: "binary", minLength: 1, maxLength: 3 }), fc.constantFrom("\uff5e", "\u{1f600}", "\ud7ff")),
  { minLength: 1, maxLength: 24 }
)

/** Few levels of score, and steps that float32 does not see; a document may be judged, retrieved, both or neither. */
const document = fc.record({
  score: fc.tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: 0, max: 2 })).map(([a, b]) => a / 4 + b * 1e-12),
  isRetrieved: fc.boolean(),
  level: fc.option(fc.integer({ min: -2, max: 4 }), { nil: undefined })
})

const query = docIds.chain((ids) =>
  fc.array(document, { minLength: ids.length, maxLength: ids.length }).map((documents): oracle.Query => ({
    entries: ids.flatMap((docId, i) => documents[i].isRetrieved ? [{ docId, score: documents[i].score }] : []),
    levels: new Map(ids.flatMap((docId, i) => {
      const { level } = documents[i]
      return level === undefined ? [] : [[docId, level] as const]
    }))
  }))
)

/** Every family with a cutoff, parameters, both or neither, as it has them; written as a name. */
const asked = fc.record({
  family: fc.constantFrom(...Families.all),
  cutoff: fc.integer({ min: 1, max: 30 }),
  isWhole: fc.boolean(),
  rel: fc.integer({ min: 1, max: 4 }),
  isMin: fc.boolean()
}).map(({ cutoff, family, isMin, isWhole, rel }) => {
  const isCut = family.cutoff === "always" || (family.cutoff === "optional" && !isWhole)
  const parameters = [
    ...(isMin && isCut && family.parameters.includes("divisor") ? ["divisor=min"] : []),
    ...(rel > 1 && family.parameters.includes("rel") ? [`rel=${rel}`] : [])
  ]
  const name = family.name + (parameters.length === 0 ? "" : `(${parameters.join(",")})`) + (isCut ? `@${cutoff}` : "")
  return { name, family: family.name, cutoff: isCut ? cutoff : Infinity, rel, divisor: isMin ? "min" : "relevant" }
})

for (const scorePrecision of ["float32", "float64"] as const) {
  test(`measures have the values of their definitions, scores being ${scorePrecision}`, (t) => {
    const float = scorePrecision === "float32" ? Math.fround : (score: number) => score
    const seen = new Set<string>()
    fc.assert(
      fc.property(query, asked, (query, asked) => {
        const measure = Result.getOrThrow(Measures.parse(asked.name))
        const [run, qrels] = [new Map([["q", query.entries]]), new Map([["q", query.levels]])]
        const [{ values: [value] }] = Evaluation.evaluate(run, qrels, [measure], { scorePrecision })
        const expected = oracle.valueOf(query, asked, float)
        t.true(Math.abs(value - expected) <= TOLERANCE, `${asked.name}: ${value} instead of ${expected}`)
        if (expected > 0 && expected < 1) seen.add(asked.family)
      }),
      { numRuns: 1500 }
    )
    // Not only trivial values were compared.
    t.deepEqual([...seen].sort(), Families.all.map(({ name }) => name).filter((name) => name !== "Success").sort())
  })
}
