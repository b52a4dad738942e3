/** The tools that a workflow orchestrates: a stage in one implementation each, and what steps gave to it. */
import type * as Schema from "effect/Schema"
import type { Step } from "../Step.ts"
import { type Entity, local, mark, refs } from "./Entity.ts"
import * as Sources from "./Sources.ts"
import * as Values from "./Values.ts"

export const idOf = ({ fingerprint, stage }: Step): string => local("stage", stage, fingerprint.slice(0, 12))

export const nodeId = (version: string): string => `https://nodejs.org/dist/${version}/`

/** The slots of a step's tool. */
export const inputId = (step: Step, name: string): string => `${idOf(step)}/input/${name}`
export const outputId = (step: Step, name: string): string => `${idOf(step)}/output/${name}`
const paramId = (step: Step, name: string): string => `${idOf(step)}/param/${name}`

interface Given {
  readonly id: string
  readonly name: string
  readonly value: Schema.Json
  readonly slot?: string
}

/** What a step was given, besides files; steps that were given the same share it. */
const given = (step: Step): ReadonlyArray<Given> => [
  ...Object.entries(step.params).filter(([name]) => name !== Sources.param).map(([name, value]) => ({
    id: `${paramId(step, name)}/${mark(value)}`,
    name,
    value,
    slot: paramId(step, name)
  })),
  ...Object.entries(step.environment).map(([name, value]) => ({
    id: `${idOf(step)}/environment/${name}/${mark(value)}`,
    name: `environment ${name}`,
    value
  }))
]

export const valueIds = (step: Step): ReadonlyArray<string> => given(step).map(({ id }) => id)

/** All tools of these steps with their slots, and what was given. Some come more than once. */
export const entities = (steps: ReadonlyArray<Step>): ReadonlyArray<Entity> =>
  [...Map.groupBy(steps, idOf)].flatMap(([id, all]) => {
    const { fingerprint, stage } = all[0]
    const slots = all.flatMap(slotsOf)
    const idsOf = (kind: Slot["kind"]) =>
      refs(slots.filter((slot) => slot.kind === kind).map(({ entity }) => entity["@id"]))
    const tool: Entity = {
      "@id": id,
      "@type": "SoftwareApplication",
      name: stage,
      description: `The stage ${stage} in the implementation whose code has the fingerprint ${fingerprint}`,
      softwareVersion: fingerprint,
      softwareRequirements: refs(all.map(({ host }) => nodeId(host.node))),
      input: idsOf("input"),
      output: idsOf("output")
    }
    const values = all.flatMap(given).map(({ id, name, slot, value }) => Values.property(id, name, value, slot))
    return [tool, ...slots.map(({ entity }) => entity), ...values, ...all.map(({ host }) => node(host.node))]
  })

interface Slot {
  readonly kind: "input" | "output"
  readonly entity: Entity
}

const slotsOf = (step: Step): ReadonlyArray<Slot> => [
  ...step.inputs.map(({ folder, name }): Slot => ({ kind: "input", entity: file(inputId(step, name), name, folder) })),
  ...given(step).flatMap(({ name, slot, value }): ReadonlyArray<Slot> =>
    slot === undefined ? [] : [{ kind: "input", entity: Values.parameter(slot, name, value) }]
  ),
  ...step.outputs.map(({ folder, name }): Slot => ({
    kind: "output",
    entity: file(outputId(step, name), name, folder)
  }))
]

/** A slot for an artifact. */
export const file = (id: string, name: string, folder: boolean): Entity => ({
  "@id": id,
  "@type": "FormalParameter",
  additionalType: folder ? ["Dataset", "Collection"] : "File",
  name
})

const node = (version: string): Entity => ({
  "@id": nodeId(version),
  "@type": "SoftwareApplication",
  name: "Node.js",
  url: "https://nodejs.org/",
  softwareVersion: version
})
