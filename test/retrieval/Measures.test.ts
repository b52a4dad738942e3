import test from "ava"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import * as Stream from "../../src/random/Stream.ts"
import * as Measures from "../../src/retrieval/Measures.ts"

const measure = (name: string): Measures.Measure => Result.getOrThrow(Measures.parse(name))

const names = ["AP", "AP@100", "nDCG", "nDCG@10", "R@10", "R@100", "RR", "RR@10", "P@5", "Success@5", "Rprec"]

test("a measure keeps the name it was parsed from", (t) => {
  for (const name of names) t.is(measure(name).name, name)
})

const failure = (name: string): { readonly nearest: ReadonlyArray<string>; readonly message: string } => {
  const result = Measures.parse(name)
  if (Result.isSuccess(result)) throw new Error(`${name} parsed`)
  return result.failure
}

test("an unknown measure is refused with the nearest names", (t) => {
  t.deepEqual(failure("NDCG@10").nearest, ["nDCG@10"])
  t.is(failure("mAP").nearest[0], "AP")
  t.is(failure("MRR@10").nearest[0], "RR@10")
  for (const name of ["R", "P", "Success", "Rprec@5", "AP@0", "AP@", "AP@1.5", "AP@-1", "AP ", "", "@10"]) failure(name)
  t.is(
    failure("NDCG@10").message,
    "No measure is called NDCG@10\n"
      + "  known  AP  AP@k  nDCG  nDCG@k  R@k  P@k  RR  RR@k  Success@k  Rprec\n"
      + "Did you mean nDCG@10?"
  )
})

test("measures of a ranking by hand", (t) => {
  // Five relevant documents with gains 3 2 1 1 1, of which the last two were not ranked.
  const hits = { ranks: [1, 4, 12], gains: [1, 3, 2], ideal: [3, 2, 1, 1, 1] }
  const ideal3 = 3 + 2 / Math.log2(3) + 1 / 2
  t.deepEqual(
    Object.fromEntries(
      ["AP", "AP@10", "nDCG@3", "R@4", "R@100", "RR", "RR@10", "P@4", "P@20", "Success@1", "Rprec"]
        .map((name) => [name, measure(name).value(hits)])
    ),
    {
      AP: (1 + 2 / 4 + 3 / 12) / 5,
      "AP@10": (1 + 2 / 4) / 5,
      "nDCG@3": 1 / ideal3,
      "R@4": 2 / 5,
      "R@100": 3 / 5,
      RR: 1,
      "RR@10": 1,
      "P@4": 2 / 4,
      "P@20": 3 / 20,
      "Success@1": 1,
      Rprec: 2 / 5
    }
  )
  t.is(measure("RR@10").value(Measures.hits([11])), 0)
  t.is(measure("RR").value(Measures.hits([11])), 1 / 11)
})

test("a query without relevant documents has value 0", (t) => {
  for (const name of names) t.is(measure(name).value(Measures.hits([])), 0)
})

test("ranks may come in any order, and gains below 1 are not relevant", (t) => {
  t.deepEqual(Measures.hits([7, 2, 5, 3], [1, 3, 0, 2]), { ranks: [2, 3, 7], gains: [3, 2, 1], ideal: [3, 2, 1] })
})

const ranked = fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 40 })
  .chain((ranks) =>
    fc.tuple(
      fc.constant(ranks),
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: ranks.length, maxLength: ranks.length })
    )
  )

test("a measure lies between 0 and 1, and is 1 or its greatest for a perfect ranking", (t) => {
  fc.assert(fc.property(ranked, fc.constantFrom(...names), ([ranks, gains], name) => {
    const hits = Measures.hits(ranks, gains)
    const perfect = Measures.hits(hits.ideal.length === 0 ? [] : Array.from(hits.ideal, (_, i) => i + 1), hits.ideal)
    const value = measure(name).value(hits)
    t.true(value >= 0 && value <= measure(name).value(perfect) && measure(name).value(perfect) <= 1)
  }))
})

test("documents below the cutoff do not count", (t) => {
  fc.assert(fc.property(ranked, ([ranks, gains]) => {
    const hits = Measures.hits(ranks, gains)
    const head = { ...hits, ranks: Array.from(hits.ranks).filter((rank) => rank <= 10) }
    for (const name of ["AP@10", "nDCG@10", "R@10", "RR@10", "P@10", "Success@10"]) {
      t.is(measure(name).value(head), measure(name).value(hits))
    }
  }))
})

test("a random ranking has the expected average precision", (t) => {
  const [documents, relevant, trials] = [400, 12, 4000]
  const harmonic = Array.from({ length: documents }, (_, i) => 1 / (i + 1)).reduce((a, b) => a + b)
  // The expectation over all permutations of N documents, R of them relevant:
  // E[AP] = (H + (N - H) (R - 1) / (N - 1)) / N, H the Nth harmonic number.
  const expected = (harmonic + (documents - harmonic) * (relevant - 1) / (documents - 1)) / documents
  const stream = Stream.make(11, "permutations")
  const values = Array.from({ length: trials }, (_, trial) => {
    const order = Stream.permutation(stream, trial * documents, documents)
    return measure("AP").value(Measures.hits(order.subarray(0, relevant).map((place) => place + 1)))
  })
  const mean = values.reduce((a, b) => a + b) / trials
  const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0)) / trials
  // Four standard errors: one seed in some 16,000 would fail.
  t.true(Math.abs(mean - expected) < 4 * error, `${mean} against ${expected} ± ${error}`)
})
