import * as Effect from "effect/Effect"
import { join } from "node:path"
import * as Finding from "../../../src/engine/verify/Finding.ts"
import * as Rebuild from "../../../src/engine/verify/Rebuild.ts"
import type { Result } from "../../../src/engine/verify/Recorded.ts"
import type { Graph } from "../../../src/engine/Workflow.ts"
import { effect } from "../../effect.ts"
import fickle from "../../fixtures/fickle.ts"
import letters from "../../fixtures/letters.ts"
import { run } from "../Run.ts"
import { aside, executed, regraphed, telling } from "./Rig.ts"

const recordsOf = (results: ReadonlyArray<Result>) => results.map(({ record }) => record)

const again = Effect.fnUntraced(
  function*(store: string, graph: Graph, computations: ReadonlyArray<Rebuild.Computation>) {
    const { events, options } = telling()
    const outcomes = yield* Effect.provide(Rebuild.again(graph, computations, options), aside(store, graph))
    return { events, outcomes, findings: outcomes.flatMap(({ findings }) => findings) }
  }
)

effect("what is made again bit for bit is in order; the store is as before", (t, folder) =>
  Effect.gen(function*() {
    const { fs, graph, recorded, store } = yield* executed(join(folder, "store"), letters)
    const kept = () =>
      Effect.map(fs.readDirectory(join(store, "objects"), { recursive: true }), (names) => names.sort())
    const before = yield* kept()
    const { events, outcomes } = yield* again(store, graph, recordsOf((yield* recorded).results))
    t.deepEqual(outcomes, graph.steps.map(({ name }) => ({ step: name, compared: 1, findings: [] })))
    t.is(events.filter(({ _tag }) => _tag === "StepDone").length, 4)
    t.deepEqual(yield* kept(), before)
    t.deepEqual(yield* fs.readDirectory(join(store, "scratch")), [])
  }))

effect(
  "what comes out otherwise is off in one environment, with how much it differs",
  (t, folder) =>
    Effect.gen(function*() {
      const { digests, graph, recorded, store } = yield* executed(join(folder, "store"), fickle)
      const { findings, outcomes } = yield* again(store, graph, recordsOf((yield* recorded).results))
      t.deepEqual(findings.map(({ step }) => step), ["dice", "noise/small", "noise/large"])
      t.true(findings.every(Finding.isOff))
      t.like(findings[0], {
        _tag: "Differs",
        output: "text",
        from: "recorded",
        expected: digests["dice:text"] as never,
        comparison: { name: "bitwise" },
        measured: { _tag: "Compared", verdict: { within: false } }
      })
      t.like(findings[1], { comparison: { name: "numeric" }, measured: { verdict: { within: true } } })
      t.is(outcomes.length, 6)
    })
)

effect("what was recorded elsewhere is off only beyond its class", (t, folder) =>
  Effect.gen(function*() {
    const { graph, recorded, store } = yield* executed(join(folder, "store"), fickle)
    const records = recordsOf((yield* recorded).results)
    for (const host of [{ platform: "sunos-sparc" }, { node: "v1.2.3" }]) {
      const other = records.map((record) => ({ ...record, host: { ...record.host, ...host } }))
      const { findings } = yield* again(store, graph, other)
      t.deepEqual(findings.map((finding) => [finding.step, Finding.isOff(finding)]), [
        ["dice", true],
        ["noise/small", false],
        ["noise/large", true]
      ])
    }
  }))

effect("where the recorded content is gone, digests are compared all the same", (t, folder) =>
  Effect.gen(function*() {
    const { at, digests, fs, graph, recorded, store } = yield* executed(join(folder, "store"), fickle)
    const records = recordsOf((yield* recorded).results)
    yield* fs.remove(at(digests["dice:text"]))
    yield* fs.remove(at(digests["sum/whole:text"]))
    const { findings } = yield* again(store, graph, records.filter(({ step }) => /dice|whole/.test(step)))
    t.is(findings.length, 1)
    t.like(findings[0], { step: "dice", measured: { _tag: "NotAtHand", which: "expected" } })
  }))

effect(
  "a step that fails when it is executed again is a finding; the others go on",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      yield* executed(store, letters)
      const { graph, results } = yield* regraphed(store, letters, { set: { "count.misbehave": "fail" } })
      const { events, findings, outcomes } = yield* again(store, graph, recordsOf(results))
      t.is(findings.length, 1)
      t.like(findings[0], { _tag: "Failed", step: "upper/right" })
      t.regex("message" in findings[0] ? findings[0].message : "", /counting failed/)
      t.deepEqual(outcomes.map(({ compared }) => compared), [1, 1, 0, 1])
      t.is(events.filter(({ _tag }) => _tag === "StepFailed").length, 1)
    })
)

effect(
  "an earlier computation is executed with its own params and inputs, by the code of now",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      const { recorded } = yield* executed(store, letters)
      yield* run(store, letters, { set: { suffix: "?", text: "b" }, id: "other" })
      const { graph } = yield* regraphed(store, letters, { set: { suffix: "?", text: "b" } })
      const earlier = recordsOf((yield* recorded).results)
      const { outcomes } = yield* again(store, graph, earlier)
      t.deepEqual(outcomes.map(({ compared, findings }) => [compared, findings]), earlier.map(() => [1, []]))
    })
)

effect("of records that share a key the first is enough", (t, folder) =>
  Effect.gen(function*() {
    const { recorded } = yield* executed(join(folder, "store"), letters)
    const [first, second] = recordsOf((yield* recorded).results)
    t.deepEqual(Rebuild.distinct([first, second, { ...first, step: "other" }]), [first, second])
  }))
