/** The order of a graph's steps, each after those it depends on, or what keeps them from having one. */
import * as Result from "effect/Result"
import { WorkflowInvalid } from "./Errors.ts"
import type { Step } from "./Stage.ts"
import { upstream } from "./Wiring.ts"

/** A step on the way down, and the dependencies it has not gone into yet. */
interface Visit {
  readonly step: Step
  readonly rest: Array<Step>
}

/**
 * Depth first from the wanted steps, in the order they are listed; a step met again on its own path is a cycle. A loop
 * and not a recursion, since a chain of steps may be longer than the call stack.
 */
export const of = (
  workflow: string,
  wanted: ReadonlyArray<Step>
): Result.Result<ReadonlyArray<Step>, WorkflowInvalid> => {
  const done: Array<Step> = []
  const met = new Map<string, Step>()
  const path = new Map<Step, Visit>()
  const stack: Array<Visit> = []
  const enter = (step: Step): WorkflowInvalid | undefined => {
    const problem = nameProblem(workflow, step, met.get(step.name))
    if (problem !== undefined) return problem
    if (path.has(step)) return cycle(workflow, stack.slice(stack.findIndex((visit) => visit.step === step)), step)
    if (met.has(step.name)) return undefined
    const visit: Visit = { step, rest: upstream(step).toReversed() }
    met.set(step.name, step)
    path.set(step, visit)
    stack.push(visit)
    return undefined
  }
  for (const step of wanted) {
    let problem = enter(step)
    while (problem === undefined && stack.length > 0) {
      const { rest, step } = stack[stack.length - 1]
      const next = rest.pop()
      if (next !== undefined) {
        problem = enter(next)
        continue
      }
      stack.pop()
      path.delete(step)
      done.push(step)
    }
    if (problem !== undefined) return Result.fail(problem)
  }
  const problem = pathProblem(workflow, done)
  return problem === undefined ? Result.succeed(done) : Result.fail(problem)
}

/** `other` is the step met under the same name, if any. */
const nameProblem = (workflow: string, step: Step, other: Step | undefined): WorkflowInvalid | undefined => {
  if (other !== undefined && other !== step) {
    return invalid(
      "Two steps have the same name",
      { workflow, step: step.name },
      "Give each step its own name, for example with its size, strategy and seed"
    )
  }
  if (!step.name.split("/").every(isPathPart)) {
    return unusable("step", { workflow, name: step.name })
  }
  return undefined
}

export const unusable = (what: string, facts: Record<string, string>): WorkflowInvalid =>
  invalid(
    `The name of a ${what} must be usable as a path`,
    facts,
    "Use letters, digits, and . _ + @ = - between slashes, and not dots alone"
  )

/** Names become files and folders. */
export const isPathPart = (part: string): boolean => /^[\w.+@=-]+$/.test(part) && !/^\.+$/.test(part)

/** Results lie under their step's name: an output of one step must not be where another step's folder is. */
const pathProblem = (workflow: string, steps: ReadonlyArray<Step>): WorkflowInvalid | undefined => {
  const folders = new Set(steps.flatMap(({ name }) => {
    const parts = name.split("/")
    return parts.map((_, i) => parts.slice(0, i + 1).join("/"))
  }))
  for (const { name, outputs } of steps) {
    for (const [output, { kind }] of Object.entries(outputs)) {
      if (!folders.has(`${name}/${output}${kind.extension}`)) continue
      return invalid(
        "An output and a step have the same name",
        { workflow, step: name, output, "other step": `${name}/${output}${kind.extension}` },
        "Rename the step, so that results can lie under their names"
      )
    }
  }
  return undefined
}

const cycle = (workflow: string, path: ReadonlyArray<Visit>, step: Step): WorkflowInvalid =>
  invalid(
    "The steps depend on each other in a circle",
    { workflow, cycle: [...path.map((visit) => visit.step), step].map(({ name }) => name).join(" ← ") },
    "Remove one of these inputs"
  )

const invalid = (title: string, facts: Record<string, string>, hint: string): WorkflowInvalid =>
  new WorkflowInvalid({ title, facts, hint })
