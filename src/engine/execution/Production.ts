/**
 * Produces the result of one computation: waits until the machine has room and no other process has the right to
 * execute its key, makes attempts, and publishes the record, last of all. Whoever comes second finds the result.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Semaphore from "effect/Semaphore"
import type { Digest } from "../Artifact.ts"
import { StepFailed } from "../Errors.ts"
import { Event } from "../Event.ts"
import type { Replace } from "../journal/Publishing.ts"
import { type Lease, Leases } from "../lease/Lease.ts"
import * as Plan from "../plan/Plan.ts"
import * as Reason from "../plan/Reason.ts"
import type { Step } from "../Stage.ts"
import { Latest } from "../store/Latest.ts"
import { Store } from "../store/Store.ts"
import type { Graph } from "../Workflow.ts"
import type { Capacity } from "./Capacity.ts"
import type { Produced } from "./Executor.ts"
import * as Patience from "./Patience.ts"
import * as Publication from "./Publication.ts"

export type Emit = (event: (at: string) => Event) => Effect.Effect<void>

/** Fails where what a step produced must not become its result. */
export type Admit = (step: Step, outputs: Produced, key: Digest) => Effect.Effect<void, StepFailed>

/** Steps of one key, in one process, take turns. */
export type Turns = Map<Digest, Semaphore.Semaphore>

export interface Options {
  readonly graph: Graph
  /** The step's place in the graph: of those that wait for room, the first goes first. */
  readonly order: number
  readonly emit: Emit
  readonly execution: string
  readonly isForced: boolean
  readonly capacity: Capacity
  readonly admit: Admit
  readonly turns: Turns
  /** False as soon as no attempt shall begin any more. */
  readonly mayStart: () => boolean
  readonly onFailure: () => void
}

type Cached = Extract<Plan.State, { _tag: "Cached" }>

export type Result =
  | Cached
  | { readonly _tag: "Done"; readonly outputs: Produced }
  /** As asked; `checkpoint` is where it goes on from, if it began. */
  | { readonly _tag: "Stopped"; readonly checkpoint: number | undefined }

type WillRun = Extract<Plan.State, { _tag: "WillRun" }>

export const produce = (computation: Plan.Computation, options: Options) =>
  turnOf(computation.key, options.turns).withPermit(untilKnown(computation, options))

const turnOf = (key: Digest, turns: Turns): Semaphore.Semaphore => {
  const turn = turns.get(key) ?? Semaphore.makeUnsafe(1)
  turns.set(key, turn)
  return turn
}

/** Between two looks at what another process does: sooner for a step that just began there. */
const pollMillis = (looks: number): number => Math.min(2000, 50 * 1.5 ** looks)

const untilKnown = Effect.fnUntraced(function*(computation: Plan.Computation, options: Options) {
  const { capacity, isForced, order } = options
  const { key, step } = computation
  const told = new Set<string>()
  for (let looks = 0;; looks++) {
    const state = yield* Plan.assess(computation)
    if (state._tag === "Cached" && !isForced) return yield* known(computation, state, options)
    const lacking = capacity.shortage(step.resources)
    if (lacking !== undefined) return yield* new StepFailed({ step: step.name, key, how: "failed", reason: lacking })
    const result = yield* capacity.within(order, step.resources, unlessStopped(computation, options))
    if (result._tag !== "Busy") return result
    const { host, pid } = result
    if (pid !== undefined && !told.has(`${host} ${pid}`)) {
      told.add(`${host} ${pid}`)
      yield* options.emit((at) => Event.cases.StepWaiting.make({ at, step: step.name, key, host, pid }))
    }
    yield* Effect.sleep(pollMillis(looks))
  }
})

/** Found known, maybe since another step made its content whole again. */
const known = Effect.fnUntraced(function*({ step }: Plan.Computation, state: Cached, { graph }: Options) {
  yield* Effect.ignore((yield* Latest).ensure(graph, step, state.record))
  return state
})

const unlessStopped = Effect.fnUntraced(function*(computation: Plan.Computation, options: Options) {
  if (!options.mayStart()) return { _tag: "Stopped", checkpoint: undefined } satisfies Result
  // Told before there is room for another step.
  return yield* Effect.tapError(Effect.scoped(underLease(computation, options)), () => Effect.sync(options.onFailure))
})

/** Another process has the right to execute this key, or has just taken it over. */
interface Busy {
  readonly _tag: "Busy"
  readonly host: string
  readonly pid: number | undefined
}

const busy = (host = "", pid?: number): Busy => ({ _tag: "Busy", host, pid })

const underLease = Effect.fnUntraced(function*(computation: Plan.Computation, options: Options) {
  const answer = yield* (yield* Leases).acquire(computation.key)
  if (answer._tag === "Busy") return busy(answer.holder.host, answer.holder.pid)
  // Whoever held the lease before may have published just now.
  const state = yield* Plan.assess(computation)
  if (state._tag === "Cached" && !options.isForced) return yield* known(computation, state, options)
  const lost = Effect.as(answer.lease.lost, busy())
  return yield* Effect.raceFirst(execute(computation, state, options, answer.lease), lost)
})

const execute = Effect.fnUntraced(
  function*(computation: Plan.Computation, state: Plan.State, options: Options, lease: Lease) {
    const { key, manifest, step } = computation
    const { emit, execution, graph } = options
    const reasons = state._tag === "Cached"
      ? [Reason.Reason.cases.Forced.make({})]
      : yield* Plan.reasons(graph, step, state)
    const notice = step.downloads?.notice === undefined ? {} : { notice: step.downloads.notice }
    yield* emit((at) => Event.cases.StepStarted.make({ at, step: step.name, key, reasons: [...reasons], ...notice }))
    if (state._tag === "WillRun") yield* putAside(state, computation, emit)
    const started = yield* Clock.currentTimeMillis
    const task = { step: step.name, key, inputs: manifest.inputs, epoch: lease.epoch }
    const outputs = yield* Patience.attempts(step, task, emit, options.mayStart)
    yield* options.admit(step, outputs, key)
    const durationMillis = (yield* Clock.currentTimeMillis) - started
    const outcome = { outputs, durationMillis, replace: replaced(state), folder: lease.folder }
    const known = yield* Publication.publish(computation, outcome, { graph, execution })
    if (known === "lost") return busy()
    if (known.isDiverged) {
      yield* emit((at) => Event.cases.StepDiverged.make({ at, step: step.name, key, outputs }))
    }
    yield* emit((at) => Event.cases.StepDone.make({ at, step: step.name, key, durationMillis, outputs: known.outputs }))
    return { _tag: "Done", outputs: known.outputs } satisfies Result
  },
  (effect, { key, step }, _, { emit }) =>
    Effect.catchTag(effect, "StepStopped", ({ checkpoint }) =>
      Effect.as(
        emit((at) => Event.cases.StepStopped.make({ at, step: step.name, key, checkpoint })),
        { _tag: "Stopped", checkpoint } satisfies Result
      ))
)

const replaced = (state: Plan.State): Replace => {
  if (state._tag === "Cached") return false
  return state.isDisowned ? "disowned" : state.damaged.length > 0 && "damaged"
}

/** Corrupt objects make room for whole ones. */
const putAside = Effect.fnUntraced(function*({ damaged }: WillRun, { step }: Plan.Computation, emit: Emit) {
  const store = yield* Store
  for (const { damages, output } of damaged) {
    for (const { _tag, digest } of damages) {
      if (_tag === "Missing") continue
      const aside = yield* store.quarantine(digest)
      if (Option.isNone(aside)) continue
      const told = { step: step.name, output, digest, path: aside.value }
      yield* emit((at) => Event.cases.ObjectQuarantined.make({ at, ...told }))
    }
  }
})
