/**
 * What the profiles ask of a crate's metadata, as rules: each names the entities that break it. RO-Crate 1.1; Workflow
 * RO-Crate 1.0; Process, Workflow and Provenance Run Crate 0.5, their MUSTs, and the SHOULDs that can be checked here.
 */
export type Value = string | number | { readonly "@id": string } | ReadonlyArray<Value>
export type Entity = { readonly "@id": string; readonly "@type": string | ReadonlyArray<string> } & {
  readonly [property: string]: Value | undefined
}
export type Graph = ReadonlyArray<Entity>

export const typesOf = (entity: Entity): ReadonlyArray<string> => [entity["@type"]].flat()
export const isA = (entity: Entity | undefined, ...types: ReadonlyArray<string>): boolean =>
  entity !== undefined && types.some((type) => typesOf(entity).includes(type))
export const all = (graph: Graph, ...types: ReadonlyArray<string>): Graph =>
  graph.filter((entity) => isA(entity, ...types))
const list = (value: Value | undefined): ReadonlyArray<Value> =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]
export const idsIn = (value: Value | undefined): ReadonlyArray<string> =>
  list(value).flatMap((each) => typeof each === "object" && "@id" in each ? [each["@id"]] : [])
export const find = (graph: Graph, id: string): Entity | undefined => graph.find((entity) => entity["@id"] === id)
const referred = (graph: Graph, entity: Entity, property: string): ReadonlyArray<Entity | undefined> =>
  idsIn(entity[property]).map((id) => find(graph, id))

const root = (graph: Graph): Entity => find(graph, "./") as Entity
/** Undefined, whatever its type says, where it is not there: then every rule about it is broken. */
const main = (graph: Graph): Entity => find(graph, idsIn(root(graph)["mainEntity"])[0]) as Entity
const run = "https://w3id.org/ro/wfrun"
const outside = ["https://w3id.org/ro/crate/1.1"]

export type Rule = (graph: Graph) => ReadonlyArray<string>

/** Of these entities, those that do not fulfil it. */
const each = (of: (graph: Graph) => Graph, fulfils: (entity: Entity, graph: Graph) => boolean): Rule => (graph) =>
  of(graph).filter((entity) => entity === undefined || !fulfils(entity, graph)).map((entity) => entity?.["@id"] ?? "./")

const of = (...types: ReadonlyArray<string>) => (graph: Graph) => all(graph, ...types)

/** The property refers to entities of one of these types, and to at least one. */
const refersTo = (property: string, ...types: ReadonlyArray<string>) => (entity: Entity, graph: Graph): boolean => {
  const found = referred(graph, entity, property)
  return found.length > 0 && found.every((each) => isA(each, ...types))
}

const data = ["File", "Dataset"]
const isTime = (value: Value | undefined): boolean =>
  typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?\+\d\d:\d\d$/.test(value)

export const rules: Readonly<Record<string, Rule>> = {
  "ids are unique": (graph) => {
    const ids = graph.map((entity) => entity["@id"])
    return ids.filter((id, i) => ids.indexOf(id) !== i)
  },
  "entities are flat, and references are nothing but ids": each(
    (graph) => graph,
    (entity) =>
      Object.values(entity).flatMap((value) => list(value as Value)).every((value) =>
        typeof value !== "object" || (Object.keys(value).length === 1 && "@id" in value)
      )
  ),
  "every reference leads to an entity": each(
    (graph) => graph,
    (entity, graph) =>
      Object.values(entity).flatMap((value) => idsIn(value as Value))
        .every((id) => outside.includes(id) || find(graph, id) !== undefined)
  ),
  "ids are URI references": each((graph) => graph, (entity) => /^[\w!#$%&'()*+,\-./:;=?@~]+$/.test(entity["@id"])),
  "the descriptor is about the root and says to what it conforms": (graph) => {
    const descriptor = find(graph, "ro-crate-metadata.json")
    const isRight = descriptor !== undefined && isA(descriptor, "CreativeWork") &&
      idsIn(descriptor["about"]).join() === "./" &&
      idsIn(descriptor["conformsTo"]).includes("https://w3id.org/ro/crate/1.1") &&
      idsIn(descriptor["conformsTo"]).includes("https://w3id.org/workflowhub/workflow-ro-crate/1.0")
    return isRight ? [] : ["ro-crate-metadata.json"]
  },
  "the root has a name, a description, a date and a licence": each(
    (graph) => [root(graph)],
    (entity, graph) =>
      isA(entity, "Dataset") && typeof entity["name"] === "string" && typeof entity["description"] === "string" &&
      /^\d{4}-\d\d-\d\d$/.test(String(entity["datePublished"])) && refersTo("license", "CreativeWork")(entity, graph)
  ),
  "the root conforms to the profiles, each of which is described": each(
    (graph) => [root(graph)],
    (entity, graph) =>
      ["process/0.5", "workflow/0.5", "provenance/0.5"].map((profile) => `${run}/${profile}`)
        .concat("https://w3id.org/workflowhub/workflow-ro-crate/1.0")
        .every((id) => idsIn(entity["conformsTo"]).includes(id) && isA(find(graph, id), "CreativeWork"))
  ),
  "every data entity is part of the root, and nothing else is": (graph) => {
    const parts = idsIn(root(graph)["hasPart"])
    const entities = all(graph, ...data).map((entity) => entity["@id"]).filter((id) => id !== "./")
    return [...entities.filter((id) => !parts.includes(id)), ...parts.filter((id) => !entities.includes(id))]
  },
  "a folder's id ends in a slash": each(of("Dataset"), (entity) => entity["@id"].endsWith("/")),
  "files have a name and a size": each(
    of("File"),
    (entity) =>
      typeof entity["name"] === "string" &&
      (entity["@id"].startsWith("https:") || /^\d+$/.test(String(entity["contentSize"])))
  ),
  "the main entity is a workflow with steps, in a language": each(
    (graph) => [main(graph)],
    (entity, graph) =>
      ["File", "SoftwareSourceCode", "ComputationalWorkflow", "HowTo"].every((type) => isA(entity, type)) &&
      refersTo("programmingLanguage", "ComputerLanguage")(entity, graph)
  ),
  "the workflow has its tools as parts": each((graph) => [main(graph)], refersTo("hasPart", "SoftwareApplication")),
  "the workflow has its steps": each(
    (graph) => [main(graph)],
    (entity, graph) =>
      idsIn(entity["step"]).length === all(graph, "HowToStep").length && refersTo("step", "HowToStep")(entity, graph)
  ),
  "the workflow's slots are formal parameters": each(
    (graph) => [main(graph)],
    (entity, graph) =>
      refersTo("input", "FormalParameter")(entity, graph) && refersTo("output", "FormalParameter")(entity, graph)
  ),
  "formal parameters have a type and a name": each(
    of("FormalParameter"),
    (entity) => entity["additionalType"] !== undefined && typeof entity["name"] === "string"
  ),
  "a step refers to its tool, which is one of the workflow's": each(
    of("HowToStep"),
    (entity, graph) =>
      refersTo("workExample", "SoftwareApplication")(entity, graph) &&
      idsIn(entity["workExample"]).every((id) => idsIn(main(graph)?.["hasPart"]).includes(id)) &&
      Number.isInteger(entity["position"])
  ),
  "tools have a name and a version": each(
    of("SoftwareApplication"),
    (entity) => typeof entity["name"] === "string" && typeof entity["softwareVersion"] === "string"
  ),
  "an execution refers to what was executed": each(
    of("CreateAction"),
    refersTo("instrument", "SoftwareApplication", "ComputationalWorkflow")
  ),
  "an execution has a name, a description, its times and its status": each(
    of("CreateAction"),
    (entity) =>
      typeof entity["name"] === "string" && typeof entity["description"] === "string" && isTime(entity["startTime"]) &&
      isTime(entity["endTime"]) && entity["actionStatus"] === "http://schema.org/CompletedActionStatus"
  ),
  "an execution gave data": each(of("CreateAction"), refersTo("result", ...data, "Collection")),
  "an execution was given data and values": each(
    of("CreateAction"),
    (entity, graph) =>
      referred(graph, entity, "object").every((given) => isA(given, ...data, "Collection", "PropertyValue"))
  ),
  "the root mentions every execution": each(
    of("CreateAction"),
    (entity, graph) => idsIn(root(graph)["mentions"]).includes(entity["@id"])
  ),
  "the workflow was executed once": (graph) => {
    const runs = all(graph, "CreateAction").filter((entity) => idsIn(entity["instrument"])[0] === main(graph)?.["@id"])
    return runs.length === 1 ? [] : ["./", ...runs.map((entity) => entity["@id"])]
  },
  "what orchestrates a step refers to it and to its execution": each(
    of("ControlAction"),
    (entity, graph) =>
      refersTo("instrument", "HowToStep")(entity, graph) && refersTo("object", "CreateAction")(entity, graph)
  ),
  "every step's execution is orchestrated": each(
    of("HowToStep"),
    (entity, graph) =>
      all(graph, "ControlAction").filter((action) => idsIn(action["instrument"])[0] === entity["@id"]).length === 1
  ),
  "the program orchestrated the steps' executions, which gave the workflow's": each(
    of("OrganizeAction"),
    (entity, graph) =>
      refersTo("instrument", "SoftwareApplication")(entity, graph) &&
      refersTo("object", "ControlAction")(entity, graph) &&
      referred(graph, entity, "result").every((action) =>
        action !== undefined && idsIn(action["instrument"])[0] === main(graph)?.["@id"]
      )
  ),
  "what realises a slot is given to, or by, an execution": each(
    of("PropertyValue"),
    (entity, graph) =>
      all(graph, "CreateAction").some((action) => idsIn(action["object"]).includes(entity["@id"])) &&
      entity["value"] !== undefined && typeof entity["name"] === "string"
  ),
  "slots are realised": each(
    of("FormalParameter"),
    (entity, graph) => graph.some((other) => idsIn(other["exampleOfWork"]).includes(entity["@id"]))
  ),
  "a collection is mentioned, and has files": each(
    of("Collection"),
    (entity, graph) =>
      idsIn(root(graph)["mentions"]).includes(entity["@id"]) && refersTo("hasPart", "File")(entity, graph)
  ),
  "a licence is one": each(
    (graph) => graph.filter((entity) => entity["license"] !== undefined),
    refersTo("license", "CreativeWork")
  )
}
