import test from "ava"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as fc from "fast-check"
import * as PairIndex from "../../src/sampling/PairIndex.ts"
import { type Options, type Row, sample } from "../../src/sampling/Sample.ts"
import { Strategy } from "../../src/sampling/Strategy.ts"

const monolingual: Strategy = { _tag: "monolingual" }
const crossLingual: Strategy = { _tag: "cross-lingual" }
const hybrid = (alpha: number): Strategy => ({ _tag: "hybrid", alpha })

/** Observed and expected frequencies agree within this many standard deviations; the seeds are fixed. */
const SIGMAS = 4

const LANGUAGES = ["de", "en", "es", "fr", "hi", "th"]

const complete = (size: number, languages = LANGUAGES): PairIndex.PairIndex =>
  PairIndex.make(
    Array.from({ length: size }, (_, i) => languages.map((lang) => ({ queryId: `q${i}`, passageId: `p${i}`, lang })))
      .flat()
  )

/** An index of arbitrary holes: every pair has some languages, at least one pair has two. */
const indexes = fc.array(fc.uniqueArray(fc.constantFrom(...LANGUAGES), { minLength: 1 }), {
  minLength: 1,
  maxLength: 30
})
  .map((pairs) => [["de", "en"], ...pairs])
  .map((pairs) =>
    PairIndex.make(
      pairs.flatMap((languages, i) => languages.map((lang) => ({ queryId: `q${i}`, passageId: `p${i}`, lang })))
    )
  )

const strategies = fc.oneof(
  fc.constant(monolingual),
  fc.constant(crossLingual),
  fc.double({ min: 0, max: 1, noNaN: true }).map(hybrid)
)

const options = fc.record({
  strategy: strategies,
  seed: fc.nat(),
  steps: fc.nat(12),
  batchSize: fc.integer({ min: 1, max: 12 }),
  index: indexes
})

const rowsOf = (options: Options): ReadonlyArray<Row> => Result.getOrThrow(sample(options))

const batchesOf = (rows: ReadonlyArray<Row>): ReadonlyArray<ReadonlyArray<Row>> => [
  ...Map.groupBy(rows, (row) => row.step).values()
]

const within = (observed: number, trials: number, probability: number): boolean =>
  Math.abs(observed - trials * probability) <= SIGMAS * Math.sqrt(trials * probability * (1 - probability))

test("every batch is full and in order, and every row is a pair of the index in languages that the pair has", (t) => {
  fc.assert(fc.property(options, (options) => {
    const rows = rowsOf(options)
    t.is(rows.length, options.steps * options.batchSize)
    rows.forEach((row, i) => {
      t.is(row.step, Math.floor(i / options.batchSize))
      t.is(row.position, i % options.batchSize)
      const pair = options.index.pairs.find(({ queryId }) => queryId === row.queryId)
      t.is(pair?.passageId, row.passageId)
      t.true(pair?.languages.includes(row.queryLang) && pair.languages.includes(row.passageLang))
    })
  }))
})

test("a monolingual batch has one language, a cross-lingual row has two, and kinds obey the strategy", (t) => {
  fc.assert(fc.property(options, (options) => {
    for (const batch of batchesOf(rowsOf(options))) {
      const [{ kind, queryLang }] = batch
      t.true(batch.every((row) => row.kind === kind))
      if (kind === "monolingual") {
        t.true(batch.every((row) => row.queryLang === queryLang && row.passageLang === queryLang))
      } else {
        t.true(batch.every((row) => row.queryLang !== row.passageLang))
      }
      if (options.strategy._tag !== "hybrid") t.is(kind as string, options.strategy._tag)
    }
  }))
})

test("alpha 1 is the monolingual strategy and alpha 0 the cross-lingual one, row by row", (t) => {
  fc.assert(fc.property(options, (options) => {
    t.deepEqual(rowsOf({ ...options, strategy: hybrid(1) }), rowsOf({ ...options, strategy: monolingual }))
    t.deepEqual(rowsOf({ ...options, strategy: hybrid(0) }), rowsOf({ ...options, strategy: crossLingual }))
  }))
})

test("sampling more steps keeps the earlier ones", (t) => {
  fc.assert(fc.property(options, fc.nat(5), (options, more) => {
    const rows = rowsOf(options)
    t.deepEqual(rowsOf({ ...options, steps: options.steps + more }).slice(0, rows.length), rows)
  }))
})

test("the order of the rows that make the index does not matter", (t) => {
  const rows = [
    { queryId: "b", passageId: "p", lang: "en" },
    { queryId: "a", passageId: "p", lang: "de" },
    { queryId: "a", passageId: "p", lang: "en" }
  ]
  t.deepEqual(PairIndex.make(rows), PairIndex.make(rows.toReversed()))
  t.deepEqual(PairIndex.make(rows), PairIndex.make([...rows, ...rows]))
})

test("no pair comes twice in a batch while enough fit, and no fitting pair comes twice more than another", (t) => {
  fc.assert(fc.property(options, (options) => {
    for (const batch of batchesOf(rowsOf(options))) {
      const { kind, queryLang } = batch[0]
      const fitting = options.index.pairs.filter(({ languages }) =>
        kind === "monolingual" ? languages.includes(queryLang) : languages.length > 1
      )
      const uses = fitting.map(({ queryId }) => batch.filter((row) => row.queryId === queryId).length)
      t.true(Math.max(...uses) - Math.min(...uses) <= 1)
    }
  }))
})

test("complete data: each epoch uses each pair once, whatever the strategy", (t) => {
  const index = complete(24)
  for (const strategy of [monolingual, crossLingual, hybrid(0.5)]) {
    const rows = rowsOf({ strategy, seed: 5, steps: 9, batchSize: 8, index })
    const epochs = [rows.slice(0, 24), rows.slice(24, 48), rows.slice(48)]
    t.true(epochs.every((epoch) => new Set(epoch.map((row) => row.queryId)).size === 24))
    t.notDeepEqual(epochs[0].map((row) => row.queryId), epochs[1].map((row) => row.queryId))
  }
})

test("complete data: strategies of one seed meet the same pair at the same place", (t) => {
  fc.assert(fc.property(strategies, strategies, fc.nat(), (one, other, seed) => {
    const given = { seed, steps: 9, batchSize: 7, index: complete(20) }
    const ids = (strategy: Strategy) => rowsOf({ ...given, strategy }).map((row) => row.queryId)
    t.deepEqual(ids(one), ids(other))
  }))
})

test("raising alpha only turns cross-lingual batches into monolingual ones and leaves the others as they are", (t) => {
  const given = { seed: 11, steps: 200, batchSize: 2, index: complete(20) }
  const few = batchesOf(rowsOf({ ...given, strategy: hybrid(0.3) }))
  const many = batchesOf(rowsOf({ ...given, strategy: hybrid(0.6) }))
  let turned = 0
  few.forEach((batch, step) => {
    if (batch[0].kind === many[step][0].kind) t.deepEqual(batch, many[step])
    else {
      t.is(many[step][0].kind, "monolingual")
      turned++
    }
  })
  t.true(turned > 0)
})

test("pairs with the same languages are never more than one use apart, at any step", (t) => {
  fc.assert(fc.property(options, (options) => {
    const groups = Map.groupBy(options.index.pairs, (pair) => pair.languages.join())
    const uses = new Map(options.index.pairs.map((pair) => [pair.queryId, 0]))
    for (const row of rowsOf({ ...options, batchSize: 1, steps: 60 })) {
      uses.set(row.queryId, (uses.get(row.queryId) ?? 0) + 1)
      for (const pairs of groups.values()) {
        const counts = pairs.map((pair) => uses.get(pair.queryId) ?? 0)
        t.true(Math.max(...counts) - Math.min(...counts) <= 1)
      }
    }
  }))
})

test("of the pairs that fit, one used less goes first", (t) => {
  // Pairs in English alone make up for the uses that the bilingual pairs have in German batches.
  const index = PairIndex.make([
    ...["a", "b"].flatMap((id) => ["de", "en"].map((lang) => ({ queryId: id, passageId: id, lang }))),
    ...["x", "y"].map((id) => ({ queryId: id, passageId: id, lang: "en" }))
  ])
  const rows = rowsOf({ strategy: monolingual, seed: 1, steps: 40, batchSize: 1, index })
  const uses = new Map(["a", "b", "x", "y"].map((id) => [id, 0]))
  for (const row of rows) {
    const fitting = row.queryLang === "de" ? ["a", "b"] : ["a", "b", "x", "y"]
    t.is(uses.get(row.queryId), Math.min(...fitting.map((id) => uses.get(id) ?? 0)))
    uses.set(row.queryId, (uses.get(row.queryId) ?? 0) + 1)
  }
})

test("the share of monolingual batches is near alpha", (t) => {
  const steps = 2000
  for (const alpha of [0.1, 0.5, 0.8]) {
    const rows = rowsOf({ strategy: hybrid(alpha), seed: 3, steps, batchSize: 1, index: complete(50) })
    t.true(within(rows.filter((row) => row.kind === "monolingual").length, steps, alpha))
  }
})

test("monolingual languages and cross-lingual ordered pairs are uniform", (t) => {
  const given = { seed: 4, steps: 6000, batchSize: 1, index: complete(50) }
  const count = (strategy: Strategy) =>
    Map.groupBy(rowsOf({ ...given, strategy }), (row) => `${row.queryLang}-${row.passageLang}`)
  const single = count(monolingual)
  t.is(single.size, 6)
  for (const rows of single.values()) t.true(within(rows.length, given.steps, 1 / 6))
  const pairs = count(crossLingual)
  t.is(pairs.size, 30)
  for (const rows of pairs.values()) t.true(within(rows.length, given.steps, 1 / 30))
})

test("data that no batch could use is an error that says what is missing", (t) => {
  const index = PairIndex.make([{ queryId: "q", passageId: "p", lang: "en" }])
  const given = { seed: 1, steps: 1, batchSize: 1, index }
  const failed = sample({ ...given, strategy: crossLingual })
  t.true(Result.isFailure(failed))
  if (Result.isFailure(failed)) {
    t.is(
      failed.failure.message,
      [
        "No training pair fits a cross-lingual batch",
        "  strategy   cross-lingual",
        "  pairs      1",
        "  languages  en",
        "Provide pairs that exist in at least two languages"
      ].join("\n")
    )
  }
  t.true(Result.isSuccess(sample({ ...given, strategy: monolingual })))
  t.true(Result.isFailure(sample({ ...given, strategy: monolingual, index: PairIndex.make([]) })))
})

test("a strategy is decoded from its plain form, and an alpha outside [0, 1] is refused", (t) => {
  const decode = Schema.decodeUnknownResult(Strategy)
  t.deepEqual(decode({ _tag: "hybrid", alpha: 0.5 }), Result.succeed(hybrid(0.5)))
  t.true(Result.isFailure(decode({ _tag: "hybrid", alpha: 1.5 })))
  t.true(Result.isFailure(decode({ _tag: "mixed" })))
})

test("the sampled table of a seed is pinned", (t) => {
  const rows = rowsOf({
    strategy: hybrid(0.5),
    seed: 1,
    steps: 3,
    batchSize: 2,
    index: complete(10, ["de", "en", "fr"])
  })
  t.deepEqual(rows.map((row) => `${row.step} ${row.kind} ${row.queryId} ${row.queryLang}-${row.passageLang}`), [
    "0 monolingual q9 en-en",
    "0 monolingual q8 en-en",
    "1 monolingual q6 de-de",
    "1 monolingual q0 de-de",
    "2 cross-lingual q5 en-de",
    "2 cross-lingual q7 fr-en"
  ])
})

/** Sets `a` to `c` with so many pairs each; `c` in English alone. */
const several = (sizes: Readonly<Record<string, number>>): PairIndex.PairIndex =>
  PairIndex.make(
    Object.entries(sizes).flatMap(([set, size]) =>
      Array.from({ length: size }, (_, i) => i).flatMap((i) =>
        (set === "c" ? ["en"] : LANGUAGES).map((lang) => ({ queryId: `${set}:${i}`, passageId: `${set}:${i}`, lang }))
      )
    )
  )

const setsOf = (rows: ReadonlyArray<Row>): ReadonlyArray<string> =>
  batchesOf(rows).map((batch) => {
    const names = new Set(batch.map(({ queryId }) => queryId.split(":")[0]))
    return [...names].join(" and ")
  })

test("with one set a batch, sets come in proportion to their numbers of pairs, and languages are uniform", (t) => {
  const steps = 3000
  const index = several({ a: 60, b: 30, c: 10 })
  const rows = rowsOf({ strategy: monolingual, seed: 7, steps, batchSize: 2, index, sets: "one-per-batch" })
  const sets = setsOf(rows)
  for (const [set, share] of [["a", 0.6], ["b", 0.3], ["c", 0.1]] as const) {
    t.true(within(sets.filter((name) => name === set).length, steps, share), set)
  }
  const ofA = batchesOf(rows).filter(([{ queryId }]) => queryId.startsWith("a:"))
  for (const lang of LANGUAGES) {
    t.true(within(ofA.filter(([{ queryLang }]) => queryLang === lang).length, ofA.length, 1 / LANGUAGES.length), lang)
  }
})

test("a set in one language is drawn for no cross-lingual batch, and the others keep their proportions", (t) => {
  const steps = 3000
  const index = several({ a: 60, b: 30, c: 1000 })
  const sets = setsOf(rowsOf({ strategy: crossLingual, seed: 3, steps, batchSize: 2, index, sets: "one-per-batch" }))
  t.deepEqual([...new Set(sets)].sort(), ["a", "b"])
  t.true(within(sets.filter((name) => name === "a").length, steps, 2 / 3))
})

test("with one set a batch, more steps keep the earlier rows, and a lone set gives full batches", (t) => {
  const options = { strategy: hybrid(0.5), seed: 5, batchSize: 3, index: several({ a: 5, b: 7 }) }
  const few = rowsOf({ ...options, steps: 20, sets: "one-per-batch" })
  t.deepEqual(rowsOf({ ...options, steps: 30, sets: "one-per-batch" }).slice(0, few.length), few)
  t.is(few.length, 60)
})

test("with one set a batch, strategies of one seed meet the same pair at the same place in complete data", (t) => {
  fc.assert(fc.property(strategies, strategies, fc.nat(), (one, other, seed) => {
    const given = { seed, steps: 9, batchSize: 3, index: several({ a: 5, b: 7 }), sets: "one-per-batch" as const }
    const ids = (strategy: Strategy) => rowsOf({ ...given, strategy }).map((row) => row.queryId)
    t.deepEqual(ids(one), ids(other))
  }))
})
