import test from "ava"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Artifact from "../../src/engine/Artifact.ts"
import { WorkflowInvalid } from "../../src/engine/Errors.ts"
import * as Stage from "../../src/engine/Stage.ts"
import * as Workflow from "../../src/engine/Workflow.ts"
import letters from "../fixtures/letters.ts"

const Text = Artifact.file("text", 1, ".txt")

const Source = Stage.make({
  name: "source",
  module: import.meta.url,
  params: Schema.Struct({ size: Schema.Int }),
  inputs: {},
  outputs: { text: Text },
  *run() {}
})

const Join = Stage.make({
  name: "join",
  module: import.meta.url,
  params: Schema.Struct({}),
  inputs: { texts: Stage.many(Text) },
  outputs: { text: Text },
  *run() {}
})

type TextStep = Stage.StepOf<{ text: typeof Text }>

const source = (name: string): TextStep => Source.step(name, { params: { size: 1 }, inputs: {} })

const join = (name: string, ...from: ReadonlyArray<TextStep>): TextStep =>
  Join.step(name, {
    params: {},
    inputs: { texts: Object.fromEntries(from.map(({ outputs }, i) => [String(i), outputs.text])) }
  })

const build = (outline: () => Workflow.Outline, name = "test", profile = "small") => {
  const workflow = Workflow.make(name, { config: Schema.Struct({}), profiles: { [profile]: {} }, steps: outline })
  return Effect.runSync(Effect.result(Workflow.build(workflow, { profile, value: {}, encoded: {} })))
}

const order = (...steps: ReadonlyArray<TextStep>): ReadonlyArray<string> =>
  Result.getOrThrow(build(() => ({ steps }))).steps.map(({ name }) => name)

const refusal = (outline: () => Workflow.Outline, name?: string, profile?: string): string => {
  const result = build(outline, name, profile)
  return Result.isFailure(result) && result.failure instanceof WorkflowInvalid ? result.failure.message : "no refusal"
}

test("every step comes after those whose outputs it reads, and they come along unasked", (t) => {
  const [a, b] = [source("a"), source("b")]
  const both = join("both", b, a)
  t.deepEqual(order(join("last", both, a)), ["b", "a", "both", "last"])
})

test("a chain of steps may be as long as it likes", (t) => {
  let last = source("0")
  for (let i = 1; i <= 20_000; i++) last = join(String(i), last)
  t.is(order(last).length, 20_001)
})

test("an output and a step of the same name are refused", (t) => {
  const a = source("a")
  const outline = () => ({ steps: [join("a/text.txt", a)] })
  t.regex(refusal(outline), /^An output and a step have the same name\n[^]*other step +a\/text\.txt/)
})

test("otherwise steps keep the order in which they are listed", (t) => {
  t.deepEqual(order(source("z"), source("a"), source("m")), ["z", "a", "m"])
})

test("a step that several others read is there once", (t) => {
  const a = source("a")
  t.deepEqual(order(join("left", a), join("right", a)), ["a", "left", "right"])
})

test("a step whose output is printed or opened is part of the workflow", (t) => {
  const graph = Result.getOrThrow(
    build(() => ({ steps: [source("a")], print: source("text").outputs.text, page: source("page").outputs.text }))
  )
  t.deepEqual(graph.steps.map(({ name }) => name), ["a", "text", "page"])
})

test("building a workflow passes on what was chosen", (t) => {
  const config = { profile: "other", value: letters.profiles["other"] as object, encoded: { text: "b" } }
  const graph = Effect.runSync(Workflow.build(letters, config))
  t.like(graph, { workflow: "letters", profile: "other", config: { text: "b" } })
  t.deepEqual(graph.steps.map(({ name }) => name), ["write", "upper/left", "upper/right", "collect"])
  t.is(graph.print?.step.name, "upper/left")
})

test("two steps of one name are refused", (t) => {
  t.is(
    refusal(() => ({ steps: [source("a"), source("a")] })),
    "Two steps have the same name\n  workflow  test\n  step      a\n"
      + "Give each step its own name, for example with its size, strategy and seed"
  )
})

test("two steps of one name are refused also where one reads the other", (t) => {
  t.regex(refusal(() => ({ steps: [join("a", join("b", source("a")))] })), /^Two steps have the same name\n/)
})

for (const name of ["", "a b", "a/", "/a", "a//b", "..", "../a", "a/./b", "a:b", "ä"]) {
  test(`a step cannot be named ${JSON.stringify(name)}`, (t) => {
    t.regex(refusal(() => ({ steps: [source(name)] })), /^The name of a step must be usable as a path\n/)
  })
}

test("a step may be named with slashes and marks between letters", (t) => {
  const name = "score/mT5-small.2+hybrid@0.5=x/_seed-1"
  t.deepEqual(order(source(name)), [name])
})

test("a workflow or profile whose name is no folder's is refused", (t) => {
  t.regex(
    refusal(() => ({ steps: [] }), "../letters"),
    /^The name of a workflow or profile .*\n.*\n +name +\.\.\/letters\n/
  )
  t.regex(refusal(() => ({ steps: [] }), "letters", "a/b"), /^The name of a workflow or profile .*\n.*\n +name +a\/b\n/)
})

test("steps that read each other in a circle are refused with the circle", (t) => {
  const first = source("first")
  const last = join("last", join("middle", first))
  Object.assign(first.inputs, { text: last.outputs.text })
  t.is(
    refusal(() => ({ steps: [join("outside", last)] })),
    "The steps depend on each other in a circle\n  workflow  test\n"
      + "  cycle     last ← middle ← first ← last\nRemove one of these inputs"
  )
})

test("params that do not fit are refused with the reason", (t) => {
  const message = refusal(() => ({ steps: [Source.step("a", { params: { size: 1.5 }, inputs: {} })] }))
  t.regex(message, /^The workflow's steps cannot be built\n +workflow +test\n +cause .*integer.*\n.*size/s)
})
