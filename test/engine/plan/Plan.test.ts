import type { ExecutionContext } from "ava"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { join } from "node:path"
import * as Opening from "../../../src/cli/Opening.ts"
import * as Artifact from "../../../src/engine/Artifact.ts"
import * as Hash from "../../../src/engine/Hash.ts"
import * as Plan from "../../../src/engine/plan/Plan.ts"
import * as Reason from "../../../src/engine/plan/Reason.ts"
import * as Stage from "../../../src/engine/Stage.ts"
import * as Workflow from "../../../src/engine/Workflow.ts"
import { effect } from "../../effect.ts"
import letters from "../../fixtures/letters.ts"
import { type Given, graphOf, run } from "../Run.ts"

/** Step → "cached", why it will run, or what it waits for. */
const plan = Effect.fnUntraced(function*(folder: string, workflow: Workflow.AnyWorkflow, given?: Given) {
  const graph = yield* graphOf(workflow, given)
  return yield* Effect.gen(function*() {
    const described: Record<string, string> = {}
    for (const { state, step } of yield* Plan.make(graph)) described[step.name] = yield* describe(graph, step, state)
    return described
  }).pipe(Effect.provide(Opening.layer(join(folder, "store"))))
})

const describe = Effect.fnUntraced(
  function*(graph: Workflow.Graph, step: Stage.Step, state: Plan.Planned["state"]) {
    if (state._tag === "Waits") return `waits on ${state.on.join(", ")}`
    return state._tag === "Cached"
      ? "cached"
      : (yield* Plan.reasons(graph, step, state)).map(Reason.describe).join("; ")
  }
)

const inStore = (folder: string, digest: Artifact.Digest) =>
  join(folder, "store/objects/sha256", digest.slice(0, 2), digest.slice(2))

const expect = Effect.fnUntraced(
  function*(t: ExecutionContext, folder: string, given: Given, expected: Readonly<Record<string, string>>) {
    t.deepEqual(yield* plan(folder, letters, given), expected)
  }
)

const cached = { write: "cached", "upper/left": "cached", "upper/right": "cached", collect: "cached" }

effect("in an empty store the first steps have no record and the others wait", (t, folder) =>
  Effect.gen(function*() {
    yield* expect(t, folder, {}, {
      write: "no record",
      "upper/left": "waits on write",
      "upper/right": "waits on write",
      collect: "waits on upper/left, upper/right"
    })
    const fs = yield* FileSystem.FileSystem
    for (const name of ["objects", "journal/records", "latest"]) t.false(yield* fs.exists(join(folder, "store", name)))
  }))

effect("after a run all is cached", (t, folder) =>
  Effect.gen(function*() {
    yield* run(join(folder, "store"), letters)
    yield* expect(t, folder, {}, cached)
  }))

effect("a changed param is the reason for its step; what depends on it waits", (t, folder) =>
  Effect.gen(function*() {
    yield* run(join(folder, "store"), letters)
    const waits = { ...cached, collect: "waits on upper/left" }
    yield* expect(t, folder, { set: { suffix: "?" } }, { ...waits, "upper/left": "param suffix: \"!\" → \"?\"" })
  }))

effect("a changed input is the reason where the steps before have run", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    yield* run(store, letters)
    yield* run(store, letters, { set: { text: "b", "count.misbehave": "fail" } })
    const [a, b] = [Hash.ofText("a").slice(0, 8), Hash.ofText("b").slice(0, 8)]
    yield* expect(t, folder, { set: { text: "b" } }, {
      ...cached,
      "upper/right": `input text (from write): ${a} → ${b}`,
      collect: "waits on upper/right"
    })
  }))

effect("a missing output is the reason for its step", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    yield* run(join(folder, "store"), letters)
    yield* fs.remove(inStore(folder, Hash.ofText("a 1 2 3")))
    yield* expect(t, folder, {}, {
      ...cached,
      "upper/right": "output text: missing from the store",
      collect: "waits on upper/right"
    })
  }))

/** A workflow of one step, whose environment and output kind are given. */
const single = (backend: string, kindVersion: number): Workflow.AnyWorkflow => {
  const stage = Stage.make({
    name: "encode",
    module: import.meta.url,
    params: Schema.Struct({}),
    inputs: {},
    outputs: { text: Artifact.file("text", kindVersion, ".txt") },
    environment: () => ({ backend }),
    *run({ outputs }) {
      const fs = yield* FileSystem.FileSystem
      yield* fs.writeFileString(outputs.text.path, "text")
    }
  })
  return Workflow.make("single", {
    config: Schema.Struct({}),
    profiles: { only: {} },
    steps: () => ({ steps: [stage.step("encode", { params: {}, inputs: {} })] })
  })
}

effect(
  "a changed environment or output kind is the reason, each and all",
  (t, folder) =>
    Effect.gen(function*() {
      yield* run(join(folder, "store"), single("wasm", 1))
      const reason = (backend: string, kindVersion: number) =>
        Effect.map(plan(folder, single(backend, kindVersion)), ({ encode }) => encode)
      t.is(yield* reason("wasm", 1), "cached")
      t.is(yield* reason("cpu", 1), "environment backend: \"wasm\" → \"cpu\"")
      t.is(yield* reason("wasm", 2), "output text: text@1 → text@2")
      t.is((yield* reason("cpu", 2)).split("; ").length, 2)
    })
)

effect("another profile that was never run has no record", (t, folder) =>
  Effect.gen(function*() {
    yield* run(join(folder, "store"), letters)
    t.like(yield* plan(folder, letters, { profile: "other" }), { write: "no record" })
  }))
