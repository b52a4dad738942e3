import test from "ava"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import * as Stream from "../../src/random/Stream.ts"
import * as Hits from "../../src/retrieval/Hits.ts"
import * as Measures from "../../src/retrieval/Measures.ts"

const measure = (name: string): Measures.Measure => Result.getOrThrow(Measures.parse(name))

const plain = ["AP", "AP@100", "nDCG", "nDCG@10", "R@10", "R@100", "RR", "RR@10", "P@5", "Success@5", "Rprec"]

const names = [
  ...plain,
  "AP(rel=2)",
  "AP(rel=2)@100",
  "AP(divisor=min)@100",
  "AP(divisor=min,rel=3)@5",
  "P(rel=2)@5",
  "Rprec(rel=2)"
]

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
      + "  known       AP  AP@k  nDCG  nDCG@k  R@k  P@k  RR  RR@k  Success@k  Rprec\n"
      + "  parameters  rel (a whole number from 1; of AP R P RR Success Rprec)\n"
      + "              divisor (relevant or min; of AP)\n"
      + "Did you mean nDCG@10?"
  )
})

test("a parameter there is not is refused with those there are", (t) => {
  const problem = (name: string) => /^ {2}problem +(.*)$/m.exec(failure(name).message)?.[1]
  t.is(problem("nDCG(rel=2)@10"), "nDCG has no parameter rel")
  t.is(problem("P(divisor=min)@5"), "P has no parameter divisor")
  t.is(problem("AP(judged_only=True)"), "AP has no parameter judged_only")
  t.is(problem("AP()"), "AP has no parameter without a name")
  t.is(problem("AP(rel)"), "rel is a whole number from 1")
  t.is(problem("AP(rel=0)"), "rel is a whole number from 1")
  t.is(problem("AP(rel=1.5)"), "rel is a whole number from 1")
  t.is(problem("AP(divisor=max)@10"), "divisor is relevant or min")
  t.is(problem("AP(rel=2,rel=3)"), "rel is given twice")
  for (const name of ["AP(rel=2", "AP rel=2", "AP@10(rel=2)", "AP(rel=2)(rel=2)"]) failure(name)
})

test("a measure has one name", (t) => {
  for (
    const [name, ours] of [
      ["AP(rel=1)", "AP"],
      ["P(rel=1)@5", "P@5"],
      ["AP(divisor=relevant)@10", "AP@10"],
      // Without a cutoff both divisors are the number of relevant documents.
      ["AP(divisor=min)", "AP"],
      ["AP(rel=2,divisor=min)@10", "AP(divisor=min,rel=2)@10"]
    ] as const
  ) {
    t.deepEqual(failure(name).nearest, [ours])
  }
})

test("measures of a ranking by hand", (t) => {
  // Five relevant documents with gains 3 2 1 1 1, of which the last two were not ranked.
  const hits = { ranks: [1, 4, 12], gains: [1, 3, 2], ideal: [3, 2, 1, 1, 1] }
  const ideal3 = 3 + 2 / Math.log2(3) + 1 / 2
  t.deepEqual(
    Object.fromEntries(
      [
        "AP",
        "AP@10",
        "AP(divisor=min)@2",
        "AP(rel=2)",
        "RR(rel=2)",
        "R(rel=2)@4",
        "R(rel=4)@4",
        "nDCG@3",
        "R@4",
        "R@100",
        "RR",
        "RR@10",
        "P@4",
        "P@20",
        "Success@1",
        "Rprec"
      ]
        .map((name) => [name, measure(name).value(hits)])
    ),
    {
      AP: (1 + 2 / 4 + 3 / 12) / 5,
      "AP@10": (1 + 2 / 4) / 5,
      "AP(divisor=min)@2": 1 / 2,
      // Two documents are of level 2 and above: those at ranks 4 and 12.
      "AP(rel=2)": (1 / 4 + 2 / 12) / 2,
      "RR(rel=2)": 1 / 4,
      "R(rel=2)@4": 1 / 2,
      "R(rel=4)@4": 0,
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
  t.is(measure("RR@10").value(Hits.make([11])), 0)
  t.is(measure("RR").value(Hits.make([11])), 1 / 11)
})

test("a query without relevant documents has value 0", (t) => {
  for (const name of names) t.is(measure(name).value(Hits.make([])), 0)
})

test("ranks may come in any order, and gains below 1 are not relevant", (t) => {
  t.deepEqual(Hits.make([7, 2, 5, 3], [1, 3, 0, 2]), { ranks: [2, 3, 7], gains: [3, 2, 1], ideal: [3, 2, 1] })
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
    const hits = Hits.make(ranks, gains)
    const perfect = Hits.make(hits.ideal.length === 0 ? [] : Array.from(hits.ideal, (_, i) => i + 1), hits.ideal)
    const value = measure(name).value(hits)
    t.true(value >= 0 && value <= measure(name).value(perfect) && measure(name).value(perfect) <= 1)
  }))
})

test("documents below the cutoff do not count", (t) => {
  fc.assert(fc.property(ranked, ([ranks, gains]) => {
    const hits = Hits.make(ranks, gains)
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
    return measure("AP").value(Hits.make(order.subarray(0, relevant).map((place) => place + 1)))
  })
  const mean = values.reduce((a, b) => a + b) / trials
  const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0)) / trials
  // Four standard errors: one seed in some 16,000 would fail.
  t.true(Math.abs(mean - expected) < 4 * error, `${mean} against ${expected} ± ${error}`)
})
