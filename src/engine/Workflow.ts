/**
 * What a workflow is: a named graph of steps as a plain value, a function of its config. Building one performs no IO.
 */
import * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"
import type { Ref } from "./Artifact.ts"
import { WorkflowInvalid } from "./Errors.ts"
import * as Order from "./Order.ts"
import type { Fields, Step } from "./Stage.ts"

/** What `steps` returns: the steps wanted; all they depend on comes along. */
export interface Outline {
  readonly steps: ReadonlyArray<Step>
  /** A text artifact, of any step, printed when the workflow is done. */
  readonly print?: Ref
  /** A folder artifact with an index page, which `repro report` names. */
  readonly page?: Ref
  /** An artifact with verdicts on what was claimed, which `repro claims` prints. */
  readonly claims?: Ref
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
  readonly claims?: Ref | undefined
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
        new WorkflowInvalid({
          title: "The workflow's steps cannot be built",
          facts: { workflow: workflow.name, cause: String(error) },
          hint: "Check the step named in the cause against its stage's params"
        })
    })
    const { claims, page, print, steps: wanted } = outline
    const shown = [print, page, claims].flatMap((ref) => ref === undefined ? [] : [ref.step])
    const steps = yield* Effect.fromResult(Order.of(workflow.name, [...wanted, ...shown]))
    for (const name of [workflow.name, config.profile]) {
      if (!Order.isPathPart(name)) {
        return yield* Order.unusable("workflow or profile", { workflow: workflow.name, name })
      }
    }
    return {
      workflow: workflow.name,
      profile: config.profile,
      config: config.encoded,
      steps,
      print,
      page,
      claims
    }
  })
