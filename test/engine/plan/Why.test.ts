import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { join } from "node:path"
import * as Opening from "../../../src/cli/Opening.ts"
import * as Artifact from "../../../src/engine/Artifact.ts"
import * as Blessings from "../../../src/engine/implementation/Blessings.ts"
import * as Reason from "../../../src/engine/plan/Reason.ts"
import * as Why from "../../../src/engine/plan/Why.ts"
import * as Stage from "../../../src/engine/Stage.ts"
import * as Workflow from "../../../src/engine/Workflow.ts"
import { effect } from "../../effect.ts"
import letters from "../../fixtures/letters.ts"
import { type Given, graphOf, run } from "../Run.ts"

const machine = { cpu: 2, memory: 16, gpu: 0 }

const explain = Effect.fnUntraced(
  function*(folder: string, workflow: Workflow.AnyWorkflow, name: string, given?: Given) {
    const store = join(folder, "store")
    const graph = yield* graphOf(workflow, given)
    const step = graph.steps.find((step) => step.name === name) as Stage.Step
    const services = Layer.merge(Opening.layer(store), Blessings.layer(store))
    return yield* Effect.provide(Why.explain(graph, step, machine), services)
  }
)

const words = (reasons: ReadonlyArray<Reason.Reason>) => reasons.map(Reason.describe)

/** A workflow of one step that applies a stage of this name. */
const single = (stageName: string): Workflow.AnyWorkflow => {
  const stage = Stage.make({
    name: stageName,
    module: import.meta.url,
    params: Schema.Struct({}),
    inputs: {},
    outputs: { text: Artifact.file("text", 1, ".txt") },
    *run({ outputs }) {
      const fs = yield* FileSystem.FileSystem
      yield* fs.writeFileString(outputs.text.path, "text")
    }
  })
  return Workflow.make("single", {
    config: Schema.Struct({}),
    profiles: { only: {} },
    steps: () => ({ steps: [stage.step("work", { params: {}, inputs: {} })] })
  })
}

effect("a step whose stage was renamed is compared with its latest record", (t, folder) =>
  Effect.gen(function*() {
    yield* run(join(folder, "store"), single("encode"))
    const { state } = yield* explain(folder, single("embed"), "work")
    t.is(state._tag, "WillRun")
    if (state._tag !== "WillRun") return
    t.deepEqual(words(state.reasons), ["stage: encode → embed"])
    t.is(state.earlier?.step, "work")
  }))

effect(
  "going back to what was once executed is cached, under the execution of then",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      yield* run(store, letters, { id: "first" })
      yield* run(store, letters, { id: "second", set: { suffix: "?" } })
      const { forecast, state } = yield* explain(folder, letters, "upper/left")
      t.like(state, { _tag: "Cached", record: { execution: "first" }, executedUnder: [] })
      t.is(forecast.most.steps, 0)
    })
)

effect(
  "of several records of the step the nearest is compared with, not the latest",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      yield* run(store, letters, { id: "near", set: { text: "b" } })
      yield* run(store, letters, { id: "late", set: { suffix: "?" } })
      const { state } = yield* explain(folder, letters, "upper/left", { set: { text: "b", suffix: "." } })
      t.like(state, { _tag: "WillRun", earlier: { execution: "near" } })
      if (state._tag === "WillRun") t.deepEqual(words(state.reasons), ["param suffix: \"!\" → \".\""])
    })
)

effect(
  "a step that waits tells all roots with the ways from them, and what is other with itself",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      yield* run(store, letters)
      const { dependents, forecast, state } = yield* explain(folder, letters, "collect", {
        set: { suffix: "?", "count.to": "4" }
      })
      t.is(state._tag, "Waits")
      if (state._tag !== "Waits") return
      t.deepEqual(state.roots.map(({ reasons, step, through }) => [step.name, ...words(reasons), ...through]), [
        ["upper/left", "param suffix: \"!\" → \"?\""],
        ["upper/right", "param to: 3 → 4"]
      ])
      t.deepEqual(state.own.reasons, [])
      t.deepEqual(dependents, [])
      t.like(forecast, { certain: { steps: 2 }, most: { steps: 3 }, records: 3 })
    })
)

effect(
  "a forecast is of the step, of what it waits for and of what depends on it, and of no other",
  (t, folder) =>
    Effect.gen(function*() {
      yield* run(join(folder, "store"), letters)
      const given = { set: { suffix: "?", "count.to": "4" } }
      const { dependents, forecast } = yield* explain(folder, letters, "upper/left", given)
      t.deepEqual(dependents.map(({ name }) => name), ["collect"])
      t.like(forecast, { certain: { steps: 1 }, most: { steps: 2 } })
    })
)
