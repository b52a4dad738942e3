import test from "ava"
import * as Effect from "effect/Effect"
import type { Held, Side } from "../../../src/engine/difference/Side.ts"
import * as Steps from "../../../src/engine/difference/Steps.ts"
import * as Hash from "../../../src/engine/Hash.ts"
import type { Manifest } from "../../../src/engine/Manifest.ts"

const text = (content: string) => ({ kind: "text@1", digest: Hash.ofText(content) })

const held = (content: string, of: Partial<Manifest> | undefined): Held => {
  if (of === undefined) return { outputs: { text: text(content) } }
  const manifest: Manifest = {
    stage: "write",
    implementation: Hash.ofText("code"),
    params: {},
    inputs: {},
    outputs: { text: "text@1" },
    environment: {},
    ...of
  }
  const key = Hash.key(manifest)
  const record = {
    format: "repro/record/2",
    key,
    manifest,
    fingerprint: manifest.implementation,
    outputs: {},
    workflow: "letters",
    profile: "small",
    step: "any",
    execution: "any",
    finishedAt: "2026-01-01T00:00:00.000Z",
    durationMillis: 1,
    host: { name: "any", platform: "any", node: "any" }
  } as const
  return { key, record, outputs: { text: text(content) } }
}

const sideOf = (steps: Readonly<Record<string, Held>>, missing: ReadonlyArray<string> = []): Side => ({
  name: "any",
  workflow: "letters",
  profile: "small",
  config: {},
  steps: new Map(Object.entries(steps)),
  missing,
  details: () => Effect.succeedNone
})

const compare = (a: Side, b: Side) => Effect.runPromise(Steps.compare(a, b))

test("steps of one key are one computation, whatever came out", async (t) => {
  const { both } = await compare(
    sideOf({ same: held("x", {}), fickle: held("x", {}) }),
    sideOf({ same: held("x", {}), fickle: held("y", {}) })
  )
  t.deepEqual(both, [
    { step: "fickle", isSameKey: true, reasons: [], outputs: [{ output: "text", a: text("x"), b: text("y") }] },
    { step: "same", isSameKey: true, reasons: [], outputs: [] }
  ])
})

test("why another computation is one is told by the manifests, inputs with the step that yields them now", async (t) => {
  const input = (content: string) => ({ text: Hash.ofText(content) })
  const { both } = await compare(
    sideOf({
      a: held("x", { params: { n: 1 } }),
      b: held("y", { inputs: input("x") }),
      c: held("y", { inputs: { texts: input("x") } })
    }),
    sideOf({
      a: held("z", { params: { n: 2 } }),
      b: held("y", { inputs: input("z") }),
      c: held("y", { inputs: { texts: input("z") } })
    })
  )
  const change = { before: Hash.ofText("x"), after: Hash.ofText("z"), from: "a" }
  t.deepEqual(both.map(({ isSameKey, reasons }) => [isSameKey, reasons]), [
    [false, [{ _tag: "ParamChanged", path: "n", before: "1", after: "2" }]],
    [false, [{ _tag: "InputChanged", input: "text", ...change }]],
    [false, [{ _tag: "InputChanged", input: "texts.text", ...change }]]
  ])
  t.deepEqual(both.map(({ outputs }) => outputs.length), [1, 0, 0])
})

test("where two steps yield the content that was read, neither is named", async (t) => {
  const { both } = await compare(
    sideOf({ reader: held("r", { inputs: { text: Hash.ofText("x") } }) }),
    sideOf({ one: held("z", {}), two: held("z", {}), reader: held("r", { inputs: { text: Hash.ofText("z") } }) })
  )
  t.false("from" in (both[0].reasons?.[0] ?? { from: "" }))
})

test("without a key nothing is said of the computation", async (t) => {
  const { both } = await compare(sideOf({ a: held("x", {}) }), sideOf({ a: held("x", undefined) }))
  t.deepEqual(both, [{ step: "a", isSameKey: undefined, reasons: undefined, outputs: [] }])
})

test("outputs that only one side has, and those of another kind, differ", async (t) => {
  const of = (outputs: Held["outputs"]) => sideOf({ step: { outputs } })
  const other = { kind: "text@2", digest: Hash.ofText("x") }
  const { both } = await compare(of({ old: text("x"), text: text("x") }), of({ text: other, toString: text("x") }))
  t.deepEqual(both[0].outputs, [
    { output: "old", a: text("x"), b: undefined },
    { output: "text", a: text("x"), b: other },
    { output: "toString", a: undefined, b: text("x") }
  ])
})

test("a step is of one side alone if the other does not know it, not if it failed there", async (t) => {
  const { onlyA, onlyB } = await compare(
    sideOf({ z: held("x", {}), a: held("x", {}), failed: held("x", {}) }),
    sideOf({ c: held("x", {}) }, ["failed"])
  )
  t.deepEqual([onlyA, onlyB], [["a", "z"], ["c"]])
})
