/** The flagship workflow end to end, shrunk to a few training steps of its smallest size. */
import test from "ava"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import { Results } from "../../schemas/Results.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import * as Opening from "../../src/cli/Opening.ts"
import * as Plan from "../../src/engine/plan/Plan.ts"
import scaling from "../../workflows/scaling.ts"
import { effect } from "../effect.ts"
import { graphOf, run } from "../engine/Run.ts"

const small = {
  models: "[\"tiny\"]",
  seeds: "[1]",
  "training.steps": "6",
  "training.warmupSteps": "1",
  "training.checkpointEverySteps": "2"
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
      const { executed, summary } = yield* run(store, scaling, { set: small })
      t.like(summary, { done: 28, failed: 0, skipped: 0, firstFailure: undefined })
      t.true(executed.includes("fine-tune/tiny/hybrid/1"))

      const latest = (path: string) => join(store, "latest/scaling/mini", path)
      const results = yield* TableFile.read(Results, latest("summarise/results.arrow"))
      t.deepEqual(distinct(results.map(({ strategy }) => strategy)), [
        "cross-lingual",
        "hybrid",
        "monolingual",
        "untrained"
      ])
      t.true(results.every(({ measure, value }) => measure === "RankDistance" || (value >= 0 && value <= 1)))
      t.regex(yield* fs.readFileString(latest("summarise/summary.txt")), /^ {2}hybrid( +[\d.,]+\*?){4}$/m)
      t.regex(yield* fs.readFileString(latest("report/page/report.html")), /<svg/)

      t.deepEqual((yield* run(store, scaling, { set: small })).executed, [])
      t.deepEqual(yield* invalidated(store, { "training.checkpointEverySteps": "3" }), ["report"])
      const afterTraining = ["encode", "fine-tune", "report", "retrieve", "score", "summarise"]
      t.deepEqual(distinct(yield* invalidated(store, { "training.temperature": "0.1" })), afterTraining)
      t.deepEqual(distinct(yield* invalidated(store, { "score.measures.1": "nDCG@20" })), [
        "report",
        "score",
        "summarise"
      ])
    })
)

test("the embedded profile has four sizes, three strategies and the untrained encoder, each with three seeds", async (t) => {
  const { steps } = await Effect.runPromise(graphOf(scaling))
  const named = (stage: string) => steps.filter((step) => step.stage.name === stage).length
  t.is(named("fine-tune"), 36)
  t.is(named("score"), 48)
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
