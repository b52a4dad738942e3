/**
 * ro-crate-metadata.json of a workflow's execution: RO-Crate 1.1, Workflow RO-Crate 1.0, and the profiles Process,
 * Workflow and Provenance Run Crate 0.5 (https://w3id.org/ro/wfrun/provenance/0.5).
 */
import * as Artifacts from "./Artifacts.ts"
import type { Crate } from "./Crate.ts"
import { type Entity, ref, refs } from "./Entity.ts"
import * as Ids from "./Ids.ts"
import * as Licence from "./Licence.ts"
import * as Piece from "./Piece.ts"
import * as Prospective from "./Prospective.ts"
import * as Retrospective from "./Retrospective.ts"
import * as Wiring from "./Wiring.ts"

export const fileName = "ro-crate-metadata.json"

export const text = (crate: Crate): string =>
  JSON.stringify({ "@context": context, "@graph": graph(crate) }, null, 1) + "\n"

const context = ["https://w3id.org/ro/crate/1.1/context", "https://w3id.org/ro/terms/workflow-run/context"]

const specification = "https://w3id.org/ro/crate/1.1"
const workflowCrate = {
  id: "https://w3id.org/workflowhub/workflow-ro-crate/1.0",
  name: "Workflow RO-Crate",
  version: "1.0"
}

const profiles = [
  ...["Process", "Workflow", "Provenance"].map((name) => ({
    id: `https://w3id.org/ro/wfrun/${name.toLowerCase()}/0.5`,
    name: `${name} Run Crate`,
    version: "0.5"
  })),
  workflowCrate
]

/** What is said of one thing in more than one place is said alike: the first counts. */
const graph = (crate: Crate): ReadonlyArray<Entity> => {
  const wiring = Wiring.of(crate)
  const described = [
    ...Prospective.entities(crate, wiring),
    ...Retrospective.entities(crate, wiring),
    ...Artifacts.entities(crate.artifacts, wiring.slotsOf),
    ...crate.pieces.map(Piece.entity),
    Licence.entity(crate.licence),
    ...profiles.map(({ id, name, version }): Entity => ({ "@id": id, "@type": "CreativeWork", name, version }))
  ]
  const all = [descriptor, root(crate, described), ...described]
  return [...Map.groupBy(all, (entity) => entity["@id"]).values()].map(([first]) => first)
}

const descriptor: Entity = {
  "@id": fileName,
  "@type": "CreativeWork",
  about: ref(Ids.root),
  conformsTo: refs([specification, workflowCrate.id])
}

const root = ({ account, licence, workflow }: Crate, described: ReadonlyArray<Entity>): Entity => {
  const of = (...types: ReadonlyArray<string>) =>
    refs(described.filter((entity) => types.some((type) => isA(entity, type))).map((entity) => entity["@id"]))
  const { executions, profile, steps, workflow: { name } } = account
  return {
    "@id": Ids.root,
    "@type": "Dataset",
    name: `${name} (${profile})`,
    description: `What the ${steps.length} steps of the workflow ${name} gave with profile ${profile}, and how`,
    datePublished: executions.map(({ finishedAt }) => finishedAt).sort().at(-1)?.slice(0, 10),
    license: ref(Licence.idOf(licence)),
    conformsTo: refs(profiles.map(({ id }) => id)),
    mainEntity: ref(Piece.entity(workflow)["@id"]),
    hasPart: of("File", "Dataset"),
    mentions: of("CreateAction", "OrganizeAction", "Collection")
  }
}

const isA = (entity: Entity, type: string): boolean => [entity["@type"]].flat().includes(type)
