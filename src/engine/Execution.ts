/**
 * Executes a graph: every step as soon as its inputs are known, a bounded number at once. What happens is told as
 * events. A failed step stops only its dependents; failures are told, never kept.
 */
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Semaphore from "effect/Semaphore"
import { hostname } from "node:os"
import type { Digest } from "./Artifact.ts"
import * as Attempt from "./Attempt.ts"
import type { StepFailed, StoreFailed } from "./Errors.ts"
import { Event } from "./Event.ts"
import { Executor, type Produced } from "./Executor.ts"
import * as Hash from "./Hash.ts"
import { Journal, type Record as JournalRecord } from "./Journal.ts"
import { Latest } from "./Latest.ts"
import * as Manifest from "./Manifest.ts"
import * as Plan from "./Plan.ts"
import * as Reason from "./Reason.ts"
import * as Slots from "./Slots.ts"
import type { Step } from "./Stage.ts"
import { Store } from "./Store.ts"
import { sweep } from "./Sweep.ts"
import { type Graph, upstream } from "./Workflow.ts"

export interface Options {
  /** Names the execution and its log. */
  readonly id: string
  /** Steps to execute even if their result is known. */
  readonly force: ReadonlySet<string>
  readonly emit: (event: Event) => Effect.Effect<void>
}

export interface Summary {
  readonly done: number
  readonly cached: number
  readonly failed: number
  readonly skipped: number
  readonly durationMillis: number
  /** Of the failed steps, the one that failed first. */
  readonly firstFailure: StepFailed | StoreFailed | undefined
  readonly outputs: ReadonlyMap<string, Plan.Outputs>
}

/** What became of a step: its outputs, or the name of the failed step that stopped it. */
type Outcome = { readonly _tag: "Known"; readonly outputs: Plan.Outputs } | {
  readonly _tag: "Stopped"
  readonly by: string
}

export const run = Effect.fnUntraced(function*(graph: Graph, options: Options) {
  yield* (yield* Store).open
  const started = yield* Clock.currentTimeMillis
  const { jobs } = yield* Executor
  const emit: Emit = (event) => Effect.flatMap(DateTime.now, (now) => options.emit(event(DateTime.formatIso(now))))
  const pass: Pass = {
    graph,
    options,
    emit,
    slots: Slots.make(jobs),
    outcomes: new Map(graph.steps.map((step) => [step.name, Deferred.makeUnsafe<Outcome>()])),
    tally: { done: 0, cached: 0, failed: 0, skipped: 0 },
    failures: [],
    started: new Map(),
    turns: new Map()
  }
  const { config, profile, steps, workflow } = graph
  yield* emit((at) =>
    Event.cases.ExecutionStarted.make({
      at,
      execution: options.id,
      workflow,
      profile,
      config,
      steps: steps.length,
      jobs
    })
  )
  yield* sweep
  yield* Effect.forEach(steps, (step, order) => settle(pass, step, order), { concurrency: "unbounded", discard: true })
  const durationMillis = (yield* Clock.currentTimeMillis) - started
  yield* emit((at) => Event.cases.ExecutionFinished.make({ at, ...pass.tally, durationMillis }))
  const summary: Summary = {
    ...pass.tally,
    durationMillis,
    firstFailure: pass.failures[0],
    outputs: yield* knownOutputs(pass)
  }
  return summary
})

type Emit = (event: (at: string) => Event) => Effect.Effect<void>

/** One pass over a graph, while it lasts. */
interface Pass {
  readonly graph: Graph
  readonly options: Options
  readonly emit: Emit
  readonly slots: Slots.Slots
  readonly outcomes: ReadonlyMap<string, Deferred.Deferred<Outcome>>
  readonly tally: { done: number; cached: number; failed: number; skipped: number }
  readonly failures: Array<StepFailed | StoreFailed>
  /** When the steps that run began, in milliseconds. */
  readonly started: Map<Step, number>
  readonly turns: Map<Digest, Semaphore.Semaphore>
}

const outcomeOf = (pass: Pass, step: Step): Deferred.Deferred<Outcome> =>
  pass.outcomes.get(step.name) as Deferred.Deferred<Outcome>

/** Waits for the step's inputs, then produces its outputs or finds them known. */
const settle = Effect.fnUntraced(function*(pass: Pass, step: Step, order: number) {
  const known = new Map<string, Plan.Outputs>()
  for (const dependency of upstream(step)) {
    const outcome = yield* Deferred.await(outcomeOf(pass, dependency))
    if (outcome._tag === "Stopped") {
      pass.tally.skipped++
      yield* pass.emit((at) => Event.cases.StepSkipped.make({ at, step: step.name, because: outcome.by }))
      return yield* Deferred.succeed(outcomeOf(pass, step), outcome)
    }
    known.set(dependency.name, outcome.outputs)
  }
  const manifest = Manifest.make(step, Plan.inputDigests(step, known))
  const computation: Computation = { pass, step, order, manifest, key: Hash.key(manifest) }
  const outcome = yield* turnOf(computation).withPermit(produce(computation)).pipe(
    Effect.map((outputs): Outcome => ({ _tag: "Known", outputs })),
    Effect.catch((error) => fail(computation, error))
  )
  return yield* Deferred.succeed(outcomeOf(pass, step), outcome)
})

/** A step on known inputs. */
interface Computation {
  readonly pass: Pass
  readonly step: Step
  /** Its place in the graph. */
  readonly order: number
  readonly manifest: Manifest.Manifest
  readonly key: Digest
}

/** Steps of one key take turns, so that the second finds the result of the first. */
const turnOf = ({ key, pass }: Computation): Semaphore.Semaphore => {
  const turn = pass.turns.get(key) ?? Semaphore.makeUnsafe(1)
  pass.turns.set(key, turn)
  return turn
}

const fail = Effect.fnUntraced(function*({ key, pass, step }: Computation, error: StepFailed | StoreFailed) {
  const now = yield* Clock.currentTimeMillis
  const durationMillis = now - (pass.started.get(step) ?? now)
  pass.tally.failed++
  pass.failures.push(error)
  yield* pass.emit((at) =>
    Event.cases.StepFailed.make({ at, step: step.name, key, durationMillis, message: error.message })
  )
  const outcome: Outcome = { _tag: "Stopped", by: step.name }
  return outcome
})

const produce = Effect.fnUntraced(function*(computation: Computation) {
  const { key, manifest, order, pass, step } = computation
  const { emit, graph, options, tally } = pass
  const state = yield* Plan.assess(graph, step, manifest)
  if (state._tag === "Cached" && !options.force.has(step.name)) {
    const { outputs } = state.record
    yield* (yield* Latest).ensure(graph, step, state.record)
    tally.cached++
    yield* emit((at) => Event.cases.StepCached.make({ at, step: step.name, key, outputs }))
    return outputs
  }
  const reasons = state._tag === "Cached" ? [Reason.Reason.cases.Forced.make({})] : state.reasons
  const outputs = yield* pass.slots.within(order, execute(computation, reasons))
  tally.done++
  return outputs
})

const knownOutputs = Effect.fnUntraced(function*(pass: Pass) {
  const outputs = new Map<string, Plan.Outputs>()
  for (const [name, deferred] of pass.outcomes) {
    const outcome = yield* Deferred.await(deferred)
    if (outcome._tag === "Known") outputs.set(name, outcome.outputs)
  }
  return outputs
})

/** Executes one step and publishes its record, last of all. */
const execute = Effect.fnUntraced(function*(computation: Computation, reasons: ReadonlyArray<Reason.Reason>) {
  const { key, manifest, pass, step } = computation
  const { emit } = pass
  const executor = yield* Executor
  const started = yield* Clock.currentTimeMillis
  pass.started.set(step, started)
  yield* emit((at) => Event.cases.StepStarted.make({ at, step: step.name, key, reasons: [...reasons] }))
  const outputs = yield* executor.execute(
    { step: step.name, key, inputs: manifest.inputs },
    (progress) => emit((at) => Event.cases.StepProgress.make({ at, step: step.name, progress }))
  )
  const durationMillis = (yield* Clock.currentTimeMillis) - started
  yield* publish(computation, outputs, durationMillis)
  yield* emit((at) => Event.cases.StepDone.make({ at, step: step.name, key, durationMillis, outputs }))
  return outputs
})

const publish = Effect.fnUntraced(function*(computation: Computation, outputs: Produced, durationMillis: number) {
  const { key, manifest, pass, step } = computation
  const { emit, graph, options } = pass
  const journal = yield* Journal
  const latest = yield* Latest
  const record: JournalRecord = {
    format: "repro/record/1",
    key,
    manifest,
    outputs,
    workflow: graph.workflow,
    profile: graph.profile,
    step: step.name,
    execution: options.id,
    finishedAt: DateTime.formatIso(yield* DateTime.now),
    durationMillis,
    host: { name: hostname(), platform: `${process.platform}-${process.arch}`, node: process.version }
  }
  if ((yield* journal.publish(record)) === "diverged") {
    yield* emit((at) => Event.cases.StepDiverged.make({ at, step: step.name, key, outputs }))
  }
  yield* latest.link(graph, step, record)
  yield* dropCheckpoints(key)
})

const dropCheckpoints = Effect.fnUntraced(function*(key: Digest) {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const store = yield* Store
  const folder = Attempt.checkpointFolder(store.root, key, paths.join)
  yield* Effect.ignore(fs.remove(folder, { recursive: true, force: true }))
})
