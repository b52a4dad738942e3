import test from "ava"
import * as Hash from "../../src/engine/Hash.ts"
import type { Manifest } from "../../src/engine/Manifest.ts"
import * as Reason from "../../src/engine/Reason.ts"

const a = Hash.ofText("a")
const b = Hash.ofText("b")

const manifest: Manifest = {
  stage: "train",
  version: 1,
  params: { rate: 0.05, model: { layers: 2, heads: 4 }, seeds: [1, 2] },
  inputs: { encoder: a, texts: { de: a, en: a } },
  outputs: { encoder: "encoder@1" },
  environment: { backend: "wasm", threads: 1 }
}

/** The texts of the reasons for which this is another computation than `manifest`. */
const reasons = (now: Partial<Manifest>): ReadonlyArray<string> =>
  Reason.between(manifest, { ...manifest, ...now }).map(Reason.describe)

test("the same manifest gives no reason, whatever the order of its members", (t) => {
  const params = { seeds: [1, 2], model: { heads: 4, layers: 2 }, rate: 0.05 }
  t.deepEqual(reasons({ params }), [])
})

test("a changed param is named by its path, with before and after", (t) => {
  t.deepEqual(reasons({ params: { ...manifest.params, rate: 0.02 } }), ["param rate: 0.05 → 0.02"])
  t.deepEqual(reasons({ params: { ...manifest.params, model: { layers: 3, heads: 4 } } }), [
    "param model.layers: 2 → 3"
  ])
  t.deepEqual(reasons({ params: { ...manifest.params, seeds: [1] } }), ["param seeds: [1,2] → [1]"])
})

test("a param that came or went is absent on the other side", (t) => {
  t.deepEqual(reasons({ params: { ...manifest.params, dropout: 0.1 } }), ["param dropout: absent → 0.1"])
  t.deepEqual(reasons({ params: { rate: 0.05, model: { layers: 2, heads: 4 } } }), ["param seeds: [1,2] → absent"])
})

test("a record that became a plain value is one change", (t) => {
  t.deepEqual(reasons({ params: { ...manifest.params, model: "mT5" } }), [
    "param model: {\"heads\":4,\"layers\":2} → \"mT5\""
  ])
})

test("a changed input is named with both digests, cut short", (t) => {
  const [before, after] = [a.slice(0, 8), b.slice(0, 8)]
  t.deepEqual(reasons({ inputs: { ...manifest.inputs, encoder: b } }), [`input encoder: ${before} → ${after}`])
  t.deepEqual(reasons({ inputs: { encoder: a, texts: { de: a, en: b } } }), [`input texts.en: ${before} → ${after}`])
  t.deepEqual(reasons({ inputs: { encoder: a, texts: { de: a } } }), [`input texts.en: ${before} → absent`])
})

test("another stage, version, kind of output or environment is a reason", (t) => {
  t.deepEqual(reasons({ stage: "tune", version: 2 }), ["stage: train → tune", "version: 1 → 2"])
  t.deepEqual(reasons({ outputs: { encoder: "encoder@2" } }), [
    "outputs: {\"encoder\":\"encoder@1\"} → {\"encoder\":\"encoder@2\"}"
  ])
  t.deepEqual(reasons({ environment: { backend: "cpu", threads: 1 } }), ["environment backend: \"wasm\" → \"cpu\""])
})

test("all reasons are given, in the order stage, params, inputs, outputs, environment", (t) => {
  const now: Manifest = {
    stage: "tune",
    version: 1,
    params: { ...manifest.params, rate: 1, model: { layers: 9, heads: 4 } },
    inputs: { encoder: b, texts: { de: a, en: a } },
    outputs: {},
    environment: { backend: "wasm", threads: 2 }
  }
  t.deepEqual(Reason.between(manifest, now).map(({ _tag }) => _tag), [
    "StageChanged",
    "ParamChanged",
    "ParamChanged",
    "InputChanged",
    "OutputsChanged",
    "EnvironmentChanged"
  ])
})

test("the reasons that come from the store are told in words", (t) => {
  t.is(Reason.describe({ _tag: "NoRecord" }), "no record")
  t.is(Reason.describe({ _tag: "OutputMissing", output: "text" }), "output text is missing from the store")
  t.is(Reason.describe({ _tag: "Forced" }), "forced")
})
