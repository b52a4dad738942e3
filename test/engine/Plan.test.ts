import type { ExecutionContext } from "ava"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { join } from "node:path"
import * as Opening from "../../src/cli/Opening.ts"
import * as Artifact from "../../src/engine/Artifact.ts"
import * as Hash from "../../src/engine/Hash.ts"
import * as Plan from "../../src/engine/Plan.ts"
import * as Reason from "../../src/engine/Reason.ts"
import * as Stage from "../../src/engine/Stage.ts"
import * as Workflow from "../../src/engine/Workflow.ts"
import { effect } from "../effect.ts"
import letters from "../fixtures/letters.ts"
import { type Given, graphOf, run } from "./Run.ts"

/** Step → "cached", why it will run, or what it waits for. */
const plan = Effect.fnUntraced(function*(folder: string, workflow: Workflow.AnyWorkflow, given?: Given) {
  const graph = yield* graphOf(workflow, given)
  const planned = yield* Effect.provide(Plan.make(graph), Opening.layer(join(folder, "store")))
  return Object.fromEntries(planned.map(({ state, step }) => [step.name, describe(state)]))
})

const describe = (state: Plan.Planned["state"]): string => {
  if (state._tag === "Waits") return `waits on ${state.on.join(", ")}`
  return state._tag === "Cached" ? "cached" : state.reasons.map(Reason.describe).join("; ")
}

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
    t.false(yield* Effect.flatMap(FileSystem.FileSystem, (fs) => fs.exists(join(folder, "store"))))
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
      "upper/right": `input text: ${a} → ${b}`,
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
      "upper/right": "output text is missing from the store",
      collect: "waits on upper/right"
    })
  }))

/** A workflow of one step, whose version, environment and output kind are given. */
const single = (version: number, backend: string, kindVersion: number): Workflow.AnyWorkflow => {
  const stage = Stage.make({
    name: "encode",
    version,
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
  "a changed version, environment or output kind is the reason, each and all",
  (t, folder) =>
    Effect.gen(function*() {
      yield* run(join(folder, "store"), single(1, "wasm", 1))
      const reason = (version: number, backend: string, kindVersion: number) =>
        Effect.map(plan(folder, single(version, backend, kindVersion)), ({ encode }) => encode)
      t.is(yield* reason(1, "wasm", 1), "cached")
      t.is(yield* reason(2, "wasm", 1), "version: 1 → 2")
      t.is(yield* reason(1, "cpu", 1), "environment backend: \"wasm\" → \"cpu\"")
      t.is(yield* reason(1, "wasm", 2), "outputs: {\"text\":\"text@1\"} → {\"text\":\"text@2\"}")
      t.is((yield* reason(2, "cpu", 2)).split("; ").length, 3)
    })
)

effect("another profile that was never run has no record", (t, folder) =>
  Effect.gen(function*() {
    yield* run(join(folder, "store"), letters)
    t.like(yield* plan(folder, letters, { profile: "other" }), { write: "no record" })
  }))
