import * as Effect from "effect/Effect"
import { join } from "node:path"
import { serial } from "../../effect.ts"
import { crated } from "../Crated.ts"
import { all, type Entity, find, type Graph, idsIn, rules } from "./rules.ts"

interface Made {
  readonly whole: Graph
  readonly lean: Graph
}

/** The crate's metadata where everything is copied, and where nothing is but what is shown; made once for all tests. */
const made = Effect.fnUntraced(function*(folder: string) {
  if (known !== undefined) return known
  const { graphOf, pack, run, verify } = yield* crated(folder)
  yield* run()
  yield* verify("--rebuild", "show")
  const [whole, lean] = [join(folder, "whole"), join(folder, "lean")]
  yield* pack(whole, "--all")
  yield* pack(lean, "--up-to", "0B")
  return known = { whole: yield* graphOf(whole), lean: yield* graphOf(lean) }
})
let known: Made | undefined

serial(
  "a crate is as its profiles ask, whether or not what it tells of is in it",
  (t, folder) =>
    Effect.gen(function*() {
      const { lean, whole } = yield* made(folder)
      for (const [name, rule] of Object.entries(rules)) {
        t.deepEqual(rule(whole), [], `all copied: ${name}`)
        t.deepEqual(rule(lean), [], `nothing copied: ${name}`)
      }
      t.is(all(whole, "Collection").length, 0)
      t.is(all(lean, "Collection").length, 3)
    })
)

/** The graph without a property of the first entity of a type. */
const without = (graph: Graph, type: string, property: string): Graph => {
  const [first] = all(graph, type)
  return graph.map((entity) => entity === first ? { ...entity, [property]: undefined } as Entity : entity)
}

const needed: ReadonlyArray<readonly [type: string, property: string]> = [
  ["Dataset", "hasPart"],
  ["Dataset", "mentions"],
  ["Dataset", "conformsTo"],
  ["Dataset", "license"],
  ["Dataset", "datePublished"],
  ["ComputationalWorkflow", "programmingLanguage"],
  ["ComputationalWorkflow", "hasPart"],
  ["ComputationalWorkflow", "step"],
  ["ComputationalWorkflow", "input"],
  ["HowToStep", "workExample"],
  ["SoftwareApplication", "softwareVersion"],
  ["FormalParameter", "additionalType"],
  ["PropertyValue", "value"],
  ["CreateAction", "instrument"],
  ["CreateAction", "result"],
  ["CreateAction", "endTime"],
  ["ControlAction", "instrument"],
  ["ControlAction", "object"],
  ["OrganizeAction", "instrument"],
  ["OrganizeAction", "object"],
  ["Collection", "hasPart"]
]

serial("what is left out breaks a rule", (t, folder) =>
  Effect.gen(function*() {
    const { lean } = yield* made(folder)
    const broken = (graph: Graph) => Object.entries(rules).filter(([, rule]) => rule(graph).length > 0)
    for (const [type, property] of needed) {
      t.true(broken(without(lean, type, property)).length > 0, `${type} without ${property}`)
    }
    for (
      const type of ["HowToStep", "CreateAction", "SoftwareApplication", "File", "FormalParameter", "PropertyValue"]
    ) {
      const [gone] = all(lean, type)
      t.true(broken(lean.filter((entity) => entity !== gone)).length > 0, `without a ${type}`)
    }
  }))

serial("steps, config, sources and environments are told as they are", (t, folder) =>
  Effect.gen(function*() {
    const { whole } = yield* made(folder)
    const execution = find(whole, "#execution/repeat/1") as Entity
    const given = idsIn(execution["object"]).map((id) => find(whole, id) as Entity)
    t.deepEqual(given.map((entity) => [entity["name"], entity["value"]]), [
      ["outputs/fetch/files", undefined],
      ["seed", 1],
      ["times", 20],
      ["environment backend", "abacus"],
      ["environment threads", 1]
    ])
    t.deepEqual(idsIn(execution["result"]), ["outputs/repeat/1/text.txt", "outputs/repeat/1/copies/"])
    t.deepEqual(idsIn((find(whole, "#execution/fetch") as Entity)["object"]), [
      "https://example.org/v1/words.txt",
      "https://example.org/v1/more.txt"
    ])
    const run = find(whole, "#run") as Entity
    const config = idsIn(run["object"]).map((id) => find(whole, id) as Entity).filter((each) => "value" in each)
    t.deepEqual(config.map((entity) => [entity["name"], entity["value"]]), [
      ["seeds", "[1,2]"],
      ["repeating.times", 20],
      ["repeating.rate", 0.5],
      ["repeating.on", "true"],
      ["repeating.by", "hand"]
    ])
    const types = config.map((entity) => (find(whole, idsIn(entity["exampleOfWork"])[0]) as Entity)["additionalType"])
    t.deepEqual(types, ["Text", "Integer", "Float", "Boolean", "Text"])
    t.deepEqual(idsIn(run["result"]), ["outputs/repeat/1/copies/", "outputs/repeat/2/copies/", "outputs/show/page/"])
    t.like(find(whole, "https://example.org/v1/words.txt"), {
      url: "https://example.org/v1/words.txt",
      sha256: "a".repeat(64),
      contentSize: "10",
      license: { "@id": "https://spdx.org/licenses/CC-BY-4.0" },
      citation: "Nobody (2020): Words"
    })
    t.like(find(whole, "https://example.org/v1/more.txt"), {
      sha256: undefined,
      license: { "@id": "#licence/as%20the%20publisher%20says" }
    })
  }))
