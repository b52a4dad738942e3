/**
 * Do the same computations give the same results? They are executed again, on the recorded inputs and into a scratch
 * store, and what comes out is compared with what was recorded.
 */
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { StepFailed, type StepStopped, type StoreFailed } from "../Errors.ts"
import { Event } from "../Event.ts"
import type { Capacity } from "../execution/Capacity.ts"
import type { Executor, Produced, Task } from "../execution/Executor.ts"
import * as Patience from "../execution/Patience.ts"
import type { Emit } from "../execution/Production.ts"
import * as Hash from "../Hash.ts"
import { Implementation } from "../implementation/Implementation.ts"
import type { Record } from "../journal/Record.ts"
import * as Manifest from "../Manifest.ts"
import * as Reason from "../plan/Reason.ts"
import type { Step } from "../Stage.ts"
import { Store } from "../store/Store.ts"
import type { Graph } from "../Workflow.ts"
import * as Content from "./Content.ts"
import * as Environment from "./Environment.ts"
import type { Finding } from "./Finding.ts"
import { Scratch } from "./Scratch.ts"

/**
 * What is to be executed again: the params and inputs in the manifest, by the code that the stage has now. `step` is one
 * of the graph's; its params and inputs there may be others.
 */
export type Computation = Pick<Record, "step" | "manifest" | "outputs" | "host">

export interface Options {
  readonly capacity: Capacity
  readonly emit: (event: Event) => Effect.Effect<void>
}

export interface Outcome {
  readonly step: string
  /** How many outputs were compared: none if it failed. */
  readonly compared: number
  readonly findings: ReadonlyArray<Finding>
}

/**
 * Executes computations again, as many at once as there is room for, the first ones first. The executor must put its
 * results into the scratch store. What fails is a finding.
 */
export const again = (graph: Graph, computations: ReadonlyArray<Computation>, options: Options) =>
  Effect.forEach(
    computations,
    (computation, order) =>
      settle(graph, computation, {
        ...options,
        order,
        execute: (step, task, emit) =>
          Effect.map(Patience.attempts(step, task, emit), (outputs) => ({ outputs, findings: [] }))
      }),
    { concurrency: "unbounded" }
  )

/** The first record of each key: steps may share one. */
export const distinct = <A extends Pick<Record, "key">>(records: ReadonlyArray<A>): ReadonlyArray<A> => {
  const keys = new Set<string>()
  return records.filter(({ key }) => !keys.has(key) && keys.add(key))
}

/** One way to come by a computation's outputs, with what is to be told of it. */
export type Execute<R> = (step: Step, task: Task, emit: Emit) => Effect.Effect<
  { readonly outputs: Produced; readonly findings: ReadonlyArray<Finding> },
  StepFailed | StepStopped | StoreFailed,
  R
>

export interface Way<R> extends Options {
  /** Of those that wait for room, the first goes first. */
  readonly order: number
  readonly execute: Execute<R>
}

/** Executes one computation when there is room, and compares its outputs. */
export const settle = <R = Executor>(graph: Graph, computation: Computation, way: Way<R>) =>
  Effect.gen(function*() {
    const { step, task } = yield* taskOf(graph, computation)
    const { findings, outputs } = yield* performed(step, task, way)
    const different = yield* compare(step, computation, outputs)
    const outcome: Outcome = {
      step: step.name,
      compared: Object.keys(outputs).length,
      findings: [...findings, ...different]
    }
    return outcome
  }).pipe(
    Effect.catch(({ message }) => {
      const { step } = computation
      const outcome: Outcome = { step, compared: 0, findings: [{ _tag: "Failed", step, message }] }
      return Effect.succeed(outcome)
    })
  )

const performed = Effect.fnUntraced(function*<R>(step: Step, task: Task, way: Way<R>) {
  const at = { step: step.name, key: task.key }
  const emit: Emit = (event) => Effect.flatMap(DateTime.now, (now) => way.emit(event(DateTime.formatIso(now))))
  const execute = Effect.gen(function*() {
    const started = yield* Clock.currentTimeMillis
    const reasons = [Reason.Reason.cases.Forced.make({})]
    yield* emit((now) => Event.cases.StepStarted.make({ at: now, ...at, reasons }))
    const executed = yield* way.execute(step, task, emit)
    const durationMillis = (yield* Clock.currentTimeMillis) - started
    yield* emit((now) => Event.cases.StepDone.make({ at: now, ...at, durationMillis, outputs: executed.outputs }))
    return executed
  })
  const lacking = way.capacity.shortage(step.resources)
  return yield* (lacking === undefined
    ? way.capacity.within(way.order, step.resources, execute)
    : Effect.fail(new StepFailed({ ...at, how: "failed", reason: lacking }))).pipe(
      Effect.tapError(({ message }) => emit((now) => Event.cases.StepFailed.make({ at: now, ...at, message })))
    )
})

/** The executor checks the key: it is that of this computation by the code of now. */
const taskOf = Effect.fnUntraced(function*(graph: Graph, { manifest: { inputs, params }, step: name }: Computation) {
  const step = graph.steps.find((step) => step.name === name)
  if (step === undefined) return yield* Effect.die(new Error(`the workflow has no step ${name}`))
  const { environment, params: schema } = step.stage
  const decoded = yield* Schema.decodeUnknownEffect(schema)(params)
  const meant: Step = { ...step, params, environment: environment?.(decoded) ?? {} }
  const implementation = yield* (yield* Implementation).declared(step.stage)
  const task: Task = {
    step: name,
    key: Hash.key(Manifest.make(meant, implementation, inputs)),
    inputs,
    params,
    epoch: 1
  }
  return { step: meant, task }
})

const compare = Effect.fnUntraced(function*(step: Step, { host, manifest, outputs }: Computation, produced: Produced) {
  const store = yield* Store
  const scratch = (yield* Scratch).store
  const now = Environment.here(step.environment)
  const findings: Array<Finding> = []
  for (const [output, { digest: actual }] of Object.entries(produced)) {
    const expected = outputs[output].digest
    const kind = step.stage.outputs[output]
    if (expected === actual) continue
    findings.push({
      _tag: "Differs",
      step: step.name,
      output,
      from: "recorded",
      expected,
      actual,
      isSameEnvironment: Environment.isSame(Environment.ofRecord({ host, manifest }), now),
      comparison: { name: kind.comparison.name, tolerances: kind.comparison.tolerances },
      measured: yield* Content.compare(kind, {
        expected: { digest: expected, stores: [store] },
        actual: { digest: actual, stores: [scratch] }
      })
    })
  }
  return findings
})
