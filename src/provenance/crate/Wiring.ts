/** How a crate's artifacts hang together: which are the workflow's results, and which slots each is given for. */
import type { Account } from "../Account.ts"
import type { Step } from "../Step.ts"
import * as Artifacts from "./Artifacts.ts"
import type { Crate } from "./Crate.ts"
import * as Ids from "./Ids.ts"
import * as Tool from "./Tool.ts"

export interface Wiring {
  /** The id of an output, of a step's name and its own. */
  readonly idOf: (step: string, output: string) => string
  readonly results: ReadonlyArray<Result>
  /** The ids of the slots that the artifact with this id is given for. */
  readonly slotsOf: (id: string) => ReadonlySet<string>
}

export interface Result {
  readonly step: string
  readonly output: string
  readonly folder: boolean
}

export const of = ({ account, artifacts }: Pick<Crate, "account" | "artifacts">): Wiring => {
  const ids = new Map(
    artifacts.map((artifact) => [place(artifact.step, artifact.output.name), Artifacts.idOf(artifact)])
  )
  const idOf = (step: string, output: string) => ids.get(place(step, output)) as string
  const results = resultsOf(account)
  const slots = new Map<string, Set<string>>()
  const add = (id: string, slot: string) => void slots.set(id, (slots.get(id) ?? new Set()).add(slot))
  for (const { output, step } of results) add(idOf(step, output), Ids.result(step, output))
  for (const step of account.steps) {
    for (const { name } of step.outputs) add(idOf(step.name, name), Tool.outputId(step, name))
    for (const { from, name } of step.inputs) add(idOf(from.step, from.output), Tool.inputId(step, name))
  }
  return { idOf, results, slotsOf: (id) => slots.get(id) ?? new Set() }
}

/** What no step reads, and all of a step of which something is shown when the workflow is done. */
const resultsOf = ({ shown, steps }: Account): ReadonlyArray<Result> => {
  const read = new Set(steps.flatMap(({ inputs }) => inputs.map(({ from }) => place(from.step, from.output))))
  const isShown = (step: Step) => shown.some((each) => each.step === step.name)
  return steps.flatMap((step) =>
    step.outputs
      .filter(({ name }) => isShown(step) || !read.has(place(step.name, name)))
      .map(({ folder, name }) => ({ step: step.name, output: name, folder }))
  )
}

const place = (step: string, output: string): string => `${step}:${output}`
