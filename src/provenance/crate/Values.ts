/** Values that are no files: a workflow's config, leaf by leaf, and what steps were given as params. */
import type * as Schema from "effect/Schema"
import * as Hash from "../../engine/Hash.ts"
import { type Entity, local, mark, ref } from "./Entity.ts"

/** What a slot takes, and the slot's name for people. */
export const parameter = (id: string, name: string, value: Schema.Json): Entity => ({
  "@id": id,
  "@type": "FormalParameter",
  additionalType: typeOf(value),
  name
})

/** What a slot was given. Without a slot, a value that nobody gave: it was found. */
export const property = (id: string, name: string, value: Schema.Json, slot?: string): Entity => ({
  "@id": id,
  "@type": "PropertyValue",
  name,
  value: typeof value === "string" || typeof value === "number" ? value : Hash.canonical(value),
  ...(slot === undefined ? {} : { exampleOfWork: ref(slot) })
})

/** schema.org's data types. Lists and records are JSON. */
const typeOf = (value: Schema.Json): string => {
  switch (typeof value) {
    case "boolean":
      return "Boolean"
    case "number":
      return Number.isInteger(value) ? "Integer" : "Float"
    default:
      return "Text"
  }
}

export interface Leaf {
  /** Dotted, as `--set` takes it. */
  readonly path: string
  readonly value: Schema.Json
}

/** Everything in a config that is no record; a list is one value. */
export const leaves = (config: Schema.Json, path = ""): ReadonlyArray<Leaf> => {
  if (typeof config !== "object" || config === null || Array.isArray(config)) return [{ path, value: config }]
  return Object.entries(config).flatMap(([name, value]) => leaves(value, path === "" ? name : `${path}.${name}`))
}

export const configParameterId = ({ path }: Leaf): string => local("config", path)

export const configValueId = ({ path, value }: Leaf): string => local("config", path, mark(value))

export const configEntities = (config: Schema.Json): ReadonlyArray<Entity> =>
  leaves(config).flatMap((leaf) => [
    parameter(configParameterId(leaf), leaf.path, leaf.value),
    property(configValueId(leaf), leaf.path, leaf.value, configParameterId(leaf))
  ])
