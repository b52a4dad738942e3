/**
 * Executes a graph: what the plan finds known is done; of the rest, every step as soon as its inputs are known. What
 * happens is told as events. A failed step stops only its dependents; failures are told, never kept.
 */
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as FiberSet from "effect/FiberSet"
import type { StepFailed, StoreFailed, WorkflowInvalid } from "../Errors.ts"
import { Event } from "../Event.ts"
import * as Plan from "../plan/Plan.ts"
import type { Step } from "../Stage.ts"
import { Latest } from "../store/Latest.ts"
import { Memo } from "../store/Memo.ts"
import { Store } from "../store/Store.ts"
import { upstream } from "../Wiring.ts"
import type { Graph } from "../Workflow.ts"
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
  /** Whether what a step produced may become its result; asked before it does. Default: all may. */
  readonly admit?: Production.Admit
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
  yield* Effect.ensuring(Effect.scoped(settleAll(pass, open)), memo.flush)
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
  /** The steps that the plan did not settle. */
  readonly open: Set<string>
  /** Of those of them that are settled by now. */
  readonly outcomes: Map<string, Outcome>
  readonly tally: { done: number; cached: number; failed: number; skipped: number; stopped: number }
  readonly failures: Array<Failure>
  hasFailed: boolean
  readonly resumes: Map<string, number>
  readonly turns: Production.Turns
}

const begin = (graph: Graph, options: Options): Pass => ({
  graph,
  options,
  emit: (event) => Effect.flatMap(DateTime.now, (now) => options.emit(event(DateTime.formatIso(now)))),
  known: new Map(),
  open: new Set(),
  outcomes: new Map(),
  tally: { done: 0, cached: 0, failed: 0, skipped: 0, stopped: 0 },
  failures: [],
  hasFailed: false,
  resumes: new Map(),
  turns: new Map()
})

/** Settles the steps whose results are known from the start; yields the others. */
const settleKnown = Effect.fnUntraced(function*(pass: Pass) {
  const latest = yield* Latest
  const open: Array<Open> = []
  for (const [order, { state, step }] of (yield* Plan.make(pass.graph)).entries()) {
    const isOpen = state._tag !== "Cached" || pass.options.force.has(step.name) ||
      upstream(step).some(({ name }) => pass.open.has(name))
    if (isOpen) {
      pass.open.add(step.name)
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

interface Open {
  readonly step: Step
  /** Its place in the graph. */
  readonly order: number
}

/** Begins with each step as soon as the last of those before it is settled. */
const settleAll = Effect.fnUntraced(function*(pass: Pass, open: ReadonlyArray<Open>) {
  const fibers = yield* FiberSet.make<unknown, never>()
  const dependents = new Map<string, Array<Open>>()
  const missing = new Map<string, number>()
  for (const entry of open) {
    const before = upstream(entry.step).filter(({ name }) => pass.open.has(name))
    missing.set(entry.step.name, before.length)
    for (const { name } of before) {
      const known = dependents.get(name)
      if (known === undefined) dependents.set(name, [entry])
      else known.push(entry)
    }
  }
  const begin = (entry: Open): Effect.Effect<unknown, never, Effect.Services<ReturnType<typeof settle>>> =>
    FiberSet.run(
      fibers,
      Effect.flatMap(settle(pass, entry), () =>
        Effect.forEach(dependents.get(entry.step.name) ?? [], (dependent) => {
          const left = (missing.get(dependent.step.name) as number) - 1
          missing.set(dependent.step.name, left)
          return left === 0 ? begin(dependent) : Effect.void
        }, { discard: true }))
    )
  yield* Effect.forEach(open.filter(({ step }) => missing.get(step.name) === 0), begin, { discard: true })
  // A defect ends all at once.
  yield* Effect.raceFirst(FiberSet.join(fibers), FiberSet.awaitEmpty(fibers))
})

/** Produces a step's outputs, or finds them known, or says what stopped it. */
const settle = Effect.fnUntraced(function*(pass: Pass, { order, step }: Open) {
  for (const { name } of upstream(step)) {
    const outcome = pass.outcomes.get(name)
    if (outcome !== undefined && outcome !== "known") return yield* close(pass, step, outcome)
  }
  const outcome = yield* Effect.catch(attempted(pass, step, order), (error) => fail(pass, step, error))
  return yield* close(pass, step, outcome)
})

const attempted = Effect.fnUntraced(function*(pass: Pass, step: Step, order: number) {
  const { emit, graph, options, tally } = pass
  const mayStart = () => !options.isDraining() && !(options.failFast && pass.hasFailed)
  const result = yield* Production.produce(yield* Plan.computation(step, pass.known), {
    graph,
    order,
    emit,
    mayStart,
    onFailure: () => {
      pass.hasFailed = true
    },
    execution: options.id,
    isForced: options.force.has(step.name),
    capacity: options.capacity,
    admit: options.admit ?? (() => Effect.void),
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
  pass.outcomes.set(step.name, how === "failed" ? { because: step.name } : how)
})
