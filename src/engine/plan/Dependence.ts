/** Who waits for whom: the steps before one that have no result, and all that come after it. */
import type { Step } from "../Stage.ts"
import { upstream } from "../Wiring.ts"
import type { Planned } from "./Plan.ts"

/** A step that will run, and so keeps another waiting. */
export interface Root {
  readonly planned: Planned
  /** The steps between it and the one that waits, from the root on; empty where that reads its output itself. */
  readonly through: ReadonlyArray<string>
}

/** The steps that will run and that `step`, directly or through others that wait, waits for; in the plan's order. */
export const roots = (planned: ReadonlyArray<Planned>, step: Step): ReadonlyArray<Root> => {
  const byStep = new Map(planned.map((one) => [one.step, one]))
  /** Every step before it that is open, and the one through which it was met: breadth first, so by a shortest way. */
  const met = new Map<Step, Step>()
  const queue = [step]
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const before of upstream(next)) {
      if (met.has(before) || byStep.get(before)?.state._tag === "Cached") continue
      met.set(before, next)
      queue.push(before)
    }
  }
  const through = (root: Step): ReadonlyArray<string> => {
    const names: Array<string> = []
    for (let next = met.get(root); next !== undefined && next !== step; next = met.get(next)) names.push(next.name)
    return names
  }
  return planned
    .filter((one) => one.state._tag === "WillRun" && met.has(one.step))
    .map((one) => ({ planned: one, through: through(one.step) }))
}

/** All steps that depend on `step`, directly or through others, in the graph's order. */
export const dependents = (steps: ReadonlyArray<Step>, step: Step): ReadonlyArray<Step> => {
  const reached = new Set([step])
  // Every step comes after those it depends on.
  for (const later of steps) if (upstream(later).some((before) => reached.has(before))) reached.add(later)
  reached.delete(step)
  return [...reached]
}

/** All steps that `step` depends on, directly or through others. */
export const dependencies = (step: Step): ReadonlySet<Step> => {
  const reached = new Set<Step>()
  const stack = [step]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    for (const before of upstream(next)) {
      if (reached.has(before)) continue
      reached.add(before)
      stack.push(before)
    }
  }
  return reached
}
