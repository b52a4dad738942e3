/** The flagship workflow end to end, shrunk to a few training steps of its smallest size. */
import test from "ava"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { join } from "node:path"
import { Differences } from "../../schemas/Differences.ts"
import { Results } from "../../schemas/Results.ts"
import { ScalingFits } from "../../schemas/ScalingFits.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { Checked } from "../../schemas/Verdicts.ts"
import * as Opening from "../../src/cli/Opening.ts"
import * as Plan from "../../src/engine/plan/Plan.ts"
import scaling from "../../workflows/scaling.ts"
import { effect } from "../effect.ts"
import { graphOf, run } from "../engine/Run.ts"

const small = {
  languages: "[\"de\",\"en\",\"hi\"]",
  models: "[\"tiny\"]",
  seeds: "[1]",
  "training.steps": "6",
  "training.warmupSteps": "1",
  "training.checkpointEverySteps": "2",
  "data.heldOut": "12",
  "analysis.draws": "200"
}

/** The steps that a run with these changes would execute, or might. */
const invalidated = (store: string, set: Readonly<Record<string, string>>) =>
  Effect.gen(function*() {
    const planned = yield* Plan.make(yield* graphOf(scaling, { set: { ...small, ...set } }))
    return planned.filter(({ state }) => state._tag !== "Cached").map(({ step }) => step.stage.name)
  }).pipe(Effect.provide(Opening.layer(store)))

const distinct = (names: ReadonlyArray<string>): ReadonlyArray<string> => [...new Set(names)].sort()

effect(
  "it trains, encodes, searches, scores and reports, and knows afterwards what a change invalidates",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const store = join(folder, "store")
      const { executed, summary: ended } = yield* run(store, scaling, { set: small })
      t.like(ended, { done: 43, failed: 0, skipped: 0, firstFailure: undefined })
      t.true(executed.includes("fine-tune/tiny/hybrid/1"))

      const latest = (path: string) => join(store, "latest/scaling/mini", path)
      const results = yield* TableFile.read(Results, latest("summarise/results.arrow"))
      t.deepEqual(distinct(results.map(({ strategy }) => strategy)), [
        "cross-lingual",
        "hybrid",
        "monolingual",
        "untrained"
      ])
      const unbounded = /^RankDistance|^ContrastiveEntropy$/
      t.true(results.every(({ measure, value }) => value >= 0 && (value <= 1 || unbounded.test(measure))))
      const entropies = results.filter(({ measure }) => measure === "ContrastiveEntropy")
      // Three languages: as many monolingual cells, six pairs, and a macro average of each, for four encoders.
      t.is(entropies.length, 4 * (3 + 1 + 6 + 1))
      t.true(entropies.every(({ queries, value }) => value > 0 && value < 3 * Math.log(12) && queries % 12 === 0))

      const differences = yield* TableFile.read(Differences, latest("analyse/differences.arrow"))
      t.deepEqual(distinct(differences.map(({ measure }) => measure)), [
        "AP",
        "ContrastiveEntropy",
        "R@10",
        "R@100",
        "RR@10",
        "RankDistance",
        "SameLanguage@10",
        "SameLanguage@100",
        "nDCG@10"
      ])
      const macro = (strategy: string, { measure, relation, setting }: typeof Differences.row.Type): number =>
        results.find((row) =>
          row.strategy === strategy && row.measure === measure && row.setting === setting && row.relation === relation
          && row.queryLang === "*" && row.docLang === "*"
        )!.value
      for (const row of differences) {
        t.true(Math.abs(row.difference - (macro("hybrid", row) - macro(row.baseline, row))) < 1e-9)
        // The mean over topics is the macro average, so that their interval is around it.
        t.true(row.topicsLow <= row.difference + 1e-9 && row.difference <= row.topicsHigh + 1e-9)
      }
      const fits = yield* TableFile.read(ScalingFits, latest("analyse/fits.arrow"))
      t.true(fits.length > 0 && fits.every(({ refused }) => refused !== ""))

      const verdicts = yield* Schema.decodeUnknownEffect(Schema.fromJsonString(Checked))(
        yield* fs.readFileString(latest("check/claims/verdicts.json"))
      )
      t.deepEqual(verdicts.map(({ id, outcome }) => [id, outcome]), [
        ["best-monolingual", "not tested"],
        ["best-cross-lingual", "not tested"],
        ["best-multilingual", "not tested"],
        ["less-bias", "not tested"],
        ["unseen-languages", "not tested"],
        ["disjoint", "reproduced"]
      ])
      const summary = yield* fs.readFileString(latest("report/summary.txt"))
      t.regex(summary, /^ {2}hybrid( +[\d.,]+\*?){4}$/m)
      t.regex(summary, /^At tiny, hybrid batches are at [+−±]0\.\d{3} mAP against /m)
      t.regex(summary, /^Claims: 1 reproduced, 5 not tested$/m)
      t.regex(yield* fs.readFileString(latest("report/page/report.html")), /<svg/)

      t.deepEqual((yield* run(store, scaling, { set: small })).executed, [])
      t.deepEqual(yield* invalidated(store, { "training.checkpointEverySteps": "3" }), ["report"])
      const afterResults = ["analyse", "check-claims", "report", "summarise"]
      const afterTraining = [...afterResults, "contrast", "encode", "fine-tune", "retrieve", "score"].sort()
      t.deepEqual(distinct(yield* invalidated(store, { "training.temperature": "0.1" })), afterTraining)
      t.deepEqual(
        distinct(yield* invalidated(store, { "score.measures.1": "nDCG@20" })),
        [...afterResults, "score"].sort()
      )
      t.deepEqual(distinct(yield* invalidated(store, { "analysis.draws": "300" })), ["analyse", "report"])
    })
)

test("the embedded profile has four sizes, three strategies and the untrained encoder, each with three seeds", async (t) => {
  const { steps } = await Effect.runPromise(graphOf(scaling))
  const named = (stage: string) => steps.filter((step) => step.stage.name === stage).length
  t.is(named("fine-tune"), 36)
  t.is(named("score"), 48)
  t.is(named("contrast"), 48)
  t.is(named("download"), 0)
})

test("hyperparameters that the profiles leave out can be set, and are no params until they are", async (t) => {
  const tuned = async (set: Readonly<Record<string, string>>) => {
    const { steps } = await Effect.runPromise(graphOf(scaling, { set }))
    return steps.filter((step) => step.stage.name === "fine-tune").map(({ params }) => params["hyperparameters"])
  }
  for (const hyperparameters of await tuned({})) {
    for (const name of ["optimizer", "chunkSize", "recompute"]) t.false(name in (hyperparameters as object), name)
  }
  const set = {
    "training.optimizer._tag": "adafactor-t5",
    "training.chunkSize": "32",
    "training.recompute": "true"
  }
  for (const hyperparameters of await tuned(set)) {
    t.like(hyperparameters, { optimizer: { _tag: "adafactor-t5" }, chunkSize: 32, recompute: true })
  }
})

test("it is known before how much memory the steps that compute take", async (t) => {
  const memory = async (set: Readonly<Record<string, string>> = {}) => {
    const { steps } = await Effect.runPromise(graphOf(scaling, { set }))
    return new Map(steps.map(({ name, resources }) => [name, resources.memory]))
  }
  const [small, wide] = [await memory(), await memory({ vocabularySize: "250112", "sizes.large.dModel": "512" })]
  for (const name of ["fine-tune/large/hybrid/1", "encode/large/hybrid/1/queries"]) {
    t.true((small.get(name) as number) > 0, name)
    t.true((wide.get(name) as number) > (small.get(name) as number) + 0.5, name)
  }
})

test("the profile on real data downloads pinned files", async (t) => {
  const { steps } = await Effect.runPromise(graphOf(scaling, { profile: "scratch" }))
  t.deepEqual(steps.filter(({ stage }) => stage.name === "download").map(({ name }) => name).sort(), [
    "download/mtop-test",
    "download/ntrex-128",
    "download/xquad-r"
  ])
})
