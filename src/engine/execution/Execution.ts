/**
 * Executes a graph: what the plan finds known is done; of the rest, every step as soon as its inputs are known. What
 * happens is told as events. A failed step stops only its dependents; failures are told, never kept.
 */
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import type { StepFailed, StoreFailed, WorkflowInvalid } from "../Errors.ts"
import { Event } from "../Event.ts"
import * as Plan from "../plan/Plan.ts"
import type { Step } from "../Stage.ts"
import { Latest } from "../store/Latest.ts"
import { Memo } from "../store/Memo.ts"
import { Store } from "../store/Store.ts"
import { type Graph, upstream } from "../Workflow.ts"
import type * as Capacity from "./Capacity.ts"
import * as Production from "./Production.ts"
import { sweep } from "./Sweep.ts"

export interface Options {
  /** Names the execution and its log. */
  readonly id: string
  /** Steps to execute even if their result is known. */
  readonly force: ReadonlySet<string>
  readonly capacity: Capacity.Capacity
  /** Once a step has failed, start no other. Default: go on with all that do not depend on it. */
  readonly failFast: boolean
  /** True as soon as no step shall be started any more. */
  readonly isDraining: () => boolean
  readonly emit: (event: Event) => Effect.Effect<void>
}

export interface Summary {
  readonly done: number
  readonly cached: number
  readonly failed: number
  /** Not executed, because a step before them failed. */
  readonly skipped: number
  /** Not executed or not to their end, because the execution was asked to stop. */
  readonly stopped: number
  /** The checkpoints that stopped steps go on from. */
  readonly resumes: ReadonlyMap<string, number>
  readonly durationMillis: number
  /** Of the failed steps, the one that failed first. */
  readonly firstFailure: Failure | undefined
  readonly outputs: ReadonlyMap<string, Plan.Outputs>
}

type Failure = StepFailed | StoreFailed | WorkflowInvalid

export const run = Effect.fnUntraced(function*(graph: Graph, options: Options) {
  const store = yield* Store
  const memo = yield* Memo
  yield* store.open
  const started = yield* Clock.currentTimeMillis
  const pass = begin(graph, options)
  const { config, profile, steps, workflow } = graph
  yield* pass.emit((at) =>
    Event.cases.ExecutionStarted.make({
      at,
      execution: options.id,
      workflow,
      profile,
      config,
      steps: steps.length,
      jobs: options.capacity.total.cpu
    })
  )
  yield* sweep
  const open = yield* settleKnown(pass)
  yield* memo.flush
  yield* Effect.forEach(open, ({ order, step }) => settle(pass, step, order), {
    concurrency: "unbounded",
    discard: true
  }).pipe(Effect.ensuring(memo.flush))
  // Another time, since a process may have been killed meanwhile, and its steps executed here.
  if (open.length > 0) yield* sweep
  const durationMillis = (yield* Clock.currentTimeMillis) - started
  yield* pass.emit((at) => Event.cases.ExecutionFinished.make({ at, ...pass.tally, durationMillis }))
  const { failures, known, resumes, tally } = pass
  const summary: Summary = { ...tally, resumes, durationMillis, firstFailure: failures[0], outputs: known }
  return summary
})

/** What stopped a step: the name of the failed one before it, or that the execution was asked to stop. */
type Outcome = "known" | { readonly because: string } | "stopped"

/** One pass over a graph, while it lasts. */
interface Pass {
  readonly graph: Graph
  readonly options: Options
  readonly emit: Production.Emit
  readonly known: Map<string, Plan.Outputs>
  /** Of the steps that the plan did not settle. */
  readonly outcomes: Map<string, Deferred.Deferred<Outcome>>
  readonly tally: { done: number; cached: number; failed: number; skipped: number; stopped: number }
  readonly failures: Array<Failure>
  readonly resumes: Map<string, number>
  readonly turns: Production.Turns
}

const begin = (graph: Graph, options: Options): Pass => ({
  graph,
  options,
  emit: (event) => Effect.flatMap(DateTime.now, (now) => options.emit(event(DateTime.formatIso(now)))),
  known: new Map(),
  outcomes: new Map(),
  tally: { done: 0, cached: 0, failed: 0, skipped: 0, stopped: 0 },
  failures: [],
  resumes: new Map(),
  turns: new Map()
})

/** Settles the steps whose results are known from the start; yields the others. */
const settleKnown = Effect.fnUntraced(function*(pass: Pass) {
  const latest = yield* Latest
  const open: Array<{ readonly step: Step; readonly order: number }> = []
  for (const [order, { state, step }] of (yield* Plan.make(pass.graph)).entries()) {
    const isOpen = state._tag !== "Cached" || pass.options.force.has(step.name) ||
      upstream(step).some(({ name }) => pass.outcomes.has(name))
    if (isOpen) {
      pass.outcomes.set(step.name, Deferred.makeUnsafe())
      open.push({ step, order })
      continue
    }
    yield* Effect.ignore(latest.ensure(pass.graph, step, state.record))
    yield* cached(pass, step, state)
  }
  return open
})

const cached = (pass: Pass, step: Step, { key, record }: Extract<Plan.State, { _tag: "Cached" }>) => {
  pass.known.set(step.name, record.outputs)
  pass.tally.cached++
  return pass.emit((at) => Event.cases.StepCached.make({ at, step: step.name, key }))
}

/** Waits for the step's inputs, then produces its outputs or finds them known. */
const settle = Effect.fnUntraced(function*(pass: Pass, step: Step, order: number) {
  for (const { name } of upstream(step)) {
    const before = pass.outcomes.get(name)
    const outcome = before === undefined ? "known" : yield* Deferred.await(before)
    if (outcome !== "known") return yield* close(pass, step, outcome)
  }
  const outcome = yield* Effect.catch(attempted(pass, step, order), (error) => fail(pass, step, error))
  return yield* close(pass, step, outcome)
})

const attempted = Effect.fnUntraced(function*(pass: Pass, step: Step, order: number) {
  const { emit, graph, options, tally } = pass
  const mayStart = () => !options.isDraining() && !(options.failFast && pass.failures.length > 0)
  const result = yield* Production.produce(yield* Plan.computation(step, pass.known), {
    graph,
    order,
    emit,
    mayStart,
    execution: options.id,
    isForced: options.force.has(step.name),
    capacity: options.capacity,
    turns: pass.turns
  })
  switch (result._tag) {
    case "Cached":
      yield* cached(pass, step, result)
      return "known" as const
    case "Done":
      pass.known.set(step.name, result.outputs)
      tally.done++
      return "known" as const
    case "Stopped":
      if (result.checkpoint !== undefined) pass.resumes.set(step.name, result.checkpoint)
      return "stopped" as const
  }
})

const fail = (pass: Pass, step: Step, error: Failure) => {
  pass.tally.failed++
  pass.failures.push(error)
  return Effect.as(
    pass.emit((at) => Event.cases.StepFailed.make({ at, step: step.name, message: error.message })),
    "failed" as const
  )
}

/** Lets those that wait for this step go on, or not. */
const close = Effect.fnUntraced(function*(pass: Pass, step: Step, how: Outcome | "failed") {
  if (how === "stopped") pass.tally.stopped++
  else if (typeof how === "object") {
    pass.tally.skipped++
    yield* pass.emit((at) => Event.cases.StepSkipped.make({ at, step: step.name, because: how.because }))
  }
  const outcome = how === "failed" ? { because: step.name } : how
  yield* Deferred.succeed(pass.outcomes.get(step.name) as Deferred.Deferred<Outcome>, outcome)
})
