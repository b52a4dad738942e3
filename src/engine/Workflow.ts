/**
 * What a workflow is: a named graph of steps as a plain value, a function of its config. Building one performs no IO.
 */
import * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"
import type { Ref } from "./Artifact.ts"
import { WorkflowInvalid } from "./Errors.ts"
import type { Fields, Step } from "./Stage.ts"

/** What `steps` returns: the steps wanted; all they depend on comes along. */
export interface Outline {
  readonly steps: ReadonlyArray<Step>
  /** A text artifact, of any step, printed when the workflow is done. */
  readonly print?: Ref
  /** A folder artifact with an index page, which `repro report` names. */
  readonly page?: Ref
}

export interface Definition<C extends Fields> {
  readonly config: C
  /** Named sets of the config. The first is the default. */
  readonly profiles: Readonly<Record<string, C["Type"]>>
  readonly steps: (config: C["Type"]) => Outline
}

export interface Workflow<C extends Fields = Fields> extends Definition<C> {
  readonly _tag: "Workflow"
  readonly name: string
}

/** A workflow whose config type is forgotten: what the engine handles. */
export interface AnyWorkflow {
  readonly _tag: "Workflow"
  readonly name: string
  readonly config: Fields
  readonly profiles: Readonly<Record<string, object>>
  readonly steps: (config: never) => Outline
}

/** A workflow file's default export. */
export const make = <C extends Fields>(name: string, definition: Definition<C>): Workflow<C> => ({
  _tag: "Workflow",
  name,
  ...definition
})

export const isWorkflow = (value: unknown): value is AnyWorkflow =>
  typeof value === "object" && value !== null && "_tag" in value && value._tag === "Workflow"

/** A workflow built for one config: its steps, every step after those it depends on. */
export interface Graph {
  readonly workflow: string
  readonly profile: string
  readonly config: Schema.Json
  readonly steps: ReadonlyArray<Step>
  readonly print?: Ref | undefined
  readonly page?: Ref | undefined
}

export interface Chosen {
  readonly profile: string
  readonly value: object
  readonly encoded: Schema.Json
}

/** Builds the graph and checks it: unique well-formed names, no cycle. */
export const build = (workflow: AnyWorkflow, config: Chosen): Effect.Effect<Graph, WorkflowInvalid> =>
  Effect.gen(function*() {
    const outline = yield* Effect.try({
      try: () => workflow.steps(config.value as never),
      catch: (error) =>
        invalid(
          "The workflow's steps cannot be built",
          { workflow: workflow.name, cause: String(error) },
          "Check the step named in the cause against its stage's params"
        )
    })
    const { page, print, steps: wanted } = outline
    const shown = [print, page].flatMap((ref) => ref === undefined ? [] : [ref.step])
    const steps = yield* ordered(workflow.name, [...wanted, ...shown])
    for (const name of [workflow.name, config.profile]) {
      if (!isPathPart(name)) return yield* unusable("workflow or profile", { workflow: workflow.name, name })
    }
    return {
      workflow: workflow.name,
      profile: config.profile,
      config: config.encoded,
      steps,
      print,
      page
    }
  })

/** The steps whose outputs a step reads, each once. */
export const upstream = (step: Step): ReadonlyArray<Step> => [...new Set(refs(step).map((ref) => ref.step))]

const refs = (step: Step): ReadonlyArray<Ref> =>
  Object.values(step.inputs).flatMap((input) => isRef(input) ? [input] : Object.values(input))

export const isRef = (input: Ref | Readonly<Record<string, Ref>>): input is Ref =>
  typeof input["step"] === "object" && typeof input["output"] === "string"

/** Depth first from the wanted steps, in the order they are listed; a step met again on its own path is a cycle. */
const ordered = (
  workflow: string,
  wanted: ReadonlyArray<Step>
): Effect.Effect<ReadonlyArray<Step>, WorkflowInvalid> => {
  const done = new Map<string, Step>()
  const path: Array<Step> = []
  const visit = (step: Step): WorkflowInvalid | undefined => {
    const problem = nameProblem(workflow, step, done.get(step.name) ?? path.find(({ name }) => name === step.name))
    if (problem !== undefined) return problem
    if (done.has(step.name)) return undefined
    if (path.includes(step)) return cycle(workflow, [...path.slice(path.indexOf(step)), step])
    path.push(step)
    for (const dependency of upstream(step)) {
      const found = visit(dependency)
      if (found !== undefined) return found
    }
    path.pop()
    done.set(step.name, step)
    return undefined
  }
  for (const step of wanted) {
    const problem = visit(step)
    if (problem !== undefined) return Effect.fail(problem)
  }
  return Effect.succeed([...done.values()])
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

const unusable = (what: string, facts: Record<string, string>): WorkflowInvalid =>
  invalid(
    `The name of a ${what} must be usable as a path`,
    facts,
    "Use letters, digits, and . _ + @ = - between slashes, and not dots alone"
  )

/** Names become files and folders. */
const isPathPart = (part: string): boolean => /^[\w.+@=-]+$/.test(part) && !/^\.+$/.test(part)

const cycle = (workflow: string, path: ReadonlyArray<Step>): WorkflowInvalid =>
  invalid(
    "The steps depend on each other in a circle",
    { workflow, cycle: path.map(({ name }) => name).join(" ← ") },
    "Remove one of these inputs"
  )

const invalid = (title: string, facts: Record<string, string>, hint: string): WorkflowInvalid =>
  new WorkflowInvalid({ title, facts, hint })
