/** Why a step is cached, will run or waits; what follows from it; and how long that takes. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Digest } from "../Artifact.ts"
import type { StoreFailed } from "../Errors.ts"
import type { Blessing } from "../implementation/Blessing.ts"
import { Blessings } from "../implementation/Blessings.ts"
import { Implementation } from "../implementation/Implementation.ts"
import { Journal } from "../journal/Journal.ts"
import type { Record as JournalRecord } from "../journal/Record.ts"
import * as Manifest from "../Manifest.ts"
import type { Resources, Step } from "../Stage.ts"
import { Latest } from "../store/Latest.ts"
import type { Graph } from "../Workflow.ts"
import * as Dependence from "./Dependence.ts"
import * as Forecast from "./Forecast.ts"
import * as Nearest from "./Nearest.ts"
import * as Plan from "./Plan.ts"
import * as Reason from "./Reason.ts"
import * as Reliance from "./Reliance.ts"

export interface Why {
  readonly step: Step
  readonly state: Cached | WillRun | Waits
  /** By which its key holds an earlier implementation than the code's own; none if it does not. */
  readonly blessings: ReadonlyArray<Blessing>
  /** All steps that depend on it, directly or through others. */
  readonly dependents: ReadonlyArray<Step>
  /** Of the step, of those that it waits for, and of all that depend on it. */
  readonly forecast: Forecast.Forecast
}

export interface Cached {
  readonly _tag: "Cached"
  readonly key: Digest
  readonly record: JournalRecord
  /** By which the code that ran counts as the key's; none if it is the very same, or if they were revoked since. */
  readonly executedUnder: ReadonlyArray<Blessing>
}

/** An earlier computation, and what makes the present one another. */
export interface Comparison {
  /** Undefined if there was none to compare with. */
  readonly earlier: JournalRecord | undefined
  readonly reasons: ReadonlyArray<Reason.Reason>
}

export interface WillRun extends Comparison {
  readonly _tag: "WillRun"
  readonly key: Digest
}

export interface Waits {
  readonly _tag: "Waits"
  /** The steps upstream that will run, each with why and with the steps between. */
  readonly roots: ReadonlyArray<Root>
  /** What is other already with the step itself, whatever its inputs will be. */
  readonly own: Comparison
}

export interface Root {
  readonly step: Step
  readonly reasons: ReadonlyArray<Reason.Reason>
  readonly through: ReadonlyArray<string>
}

/** `machine` is what the forecast's steps may take at once. */
export const explain = Effect.fnUntraced(function*(graph: Graph, step: Step, machine: Resources) {
  const planned = yield* Plan.make(graph)
  const inquiry: Inquiry = { graph, planned, records: yield* Effect.cached((yield* Journal).records) }
  const { state } = planned.find((one) => one.step === step) as Plan.Planned
  const dependents = Dependence.dependents(graph.steps, step)
  const concerned = new Set([step, ...dependents, ...Dependence.dependencies(step)])
  // What depends on a step that is cached runs, if it does, for reasons of its own.
  const open = state._tag === "Cached" ? [] : planned.filter((one) => concerned.has(one.step))
  const records = open.length === 0 ? [] : yield* inquiry.records
  const why: Why = {
    step,
    state: yield* explainState(inquiry, step, state),
    blessings: (yield* Reliance.of([step])).get(step.stage) ?? [],
    dependents,
    forecast: Forecast.make(graph, open, { machine, records })
  }
  return why
})

interface Inquiry {
  readonly graph: Graph
  readonly planned: ReadonlyArray<Plan.Planned>
  /** Read at most once. */
  readonly records: Effect.Effect<ReadonlyArray<JournalRecord>, StoreFailed>
}

const explainState = (inquiry: Inquiry, step: Step, state: Plan.Planned["state"]) => {
  switch (state._tag) {
    case "Cached":
      return cached(state)
    case "WillRun":
      return willRun(inquiry, step, state)
    case "Waits":
      return waits(inquiry, step)
  }
}

const cached = Effect.fnUntraced(function*({ key }: Extract<Plan.State, { _tag: "Cached" }>) {
  const record = Option.getOrThrow(yield* (yield* Journal).find(key))
  const { active } = yield* (yield* Blessings).list
  const executedUnder = Reliance.chain(record.fingerprint, record.manifest.implementation, active)
  const state: Cached = { _tag: "Cached", key, record, executedUnder }
  return state
})

const willRun = Effect.fnUntraced(
  function*(inquiry: Inquiry, step: Step, planned: Extract<Plan.State, { _tag: "WillRun" }>) {
    const { damaged, isDisowned, key, manifest } = planned
    const isKnown = isDisowned || damaged.length > 0
    const comparison: Comparison = !isKnown ? yield* compare(inquiry, step, manifest) : {
      earlier: Option.getOrUndefined(yield* (yield* Journal).find(key)),
      reasons: yield* Plan.reasons(inquiry.graph, step, planned)
    }
    const state: WillRun = { _tag: "WillRun", key, ...comparison }
    return state
  }
)

const waits = Effect.fnUntraced(function*(inquiry: Inquiry, step: Step) {
  const roots: Array<Root> = []
  for (const { planned: { state, step: root }, through } of Dependence.roots(inquiry.planned, step)) {
    if (state._tag !== "WillRun") continue
    roots.push({ step: root, reasons: yield* Plan.reasons(inquiry.graph, root, state), through })
  }
  const implementation = yield* (yield* Implementation).declared(step.stage)
  const { inputs: _, ...known } = Manifest.make(step, implementation, {})
  const state: Waits = { _tag: "Waits", roots, own: yield* compare(inquiry, step, known) }
  return state
})

/** Compares a step with the nearest of its stage's records; where the stage has none, with the step's latest. */
const compare = Effect.fnUntraced(function*(inquiry: Inquiry, step: Step, manifest: Nearest.Sought["manifest"]) {
  const sought: Nearest.Sought = { step: step.name, manifest }
  const latest = yield* (yield* Latest).find(inquiry.graph, step.name)
  const earlier = Nearest.of(yield* inquiry.records, sought) ?? Option.getOrUndefined(latest)
  const comparison: Comparison = {
    earlier,
    reasons: earlier === undefined
      ? [Reason.Reason.cases.NoRecord.make({})]
      : yield* Reason.between(earlier.manifest, Nearest.comparable(sought, earlier), step)
  }
  return comparison
})
