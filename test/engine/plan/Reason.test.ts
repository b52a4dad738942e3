import test from "ava"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as fc from "fast-check"
import type { Digest } from "../../../src/engine/Artifact.ts"
import * as Hash from "../../../src/engine/Hash.ts"
import { type Details, Implementation } from "../../../src/engine/implementation/Implementation.ts"
import type { Manifest } from "../../../src/engine/Manifest.ts"
import * as Reason from "../../../src/engine/plan/Reason.ts"
import type { Step } from "../../../src/engine/Stage.ts"
import { Collect, Upper, Write } from "../../fixtures/letters.ts"

const a = Hash.ofText("a")
const b = Hash.ofText("b")
const [shortA, shortB] = [a.slice(0, 8), b.slice(0, 8)]

const manifest: Manifest = {
  stage: "train",
  implementation: a,
  params: { rate: 0.05, model: { layers: 2, heads: 4 }, seeds: [1, 2] },
  inputs: { encoder: a, texts: { de: a, en: a } },
  outputs: { encoder: "encoder@1" },
  environment: { backend: "wasm", threads: 1 }
}

const details = (files: Record<string, Digest>, packages: Record<string, string> = {}): Details => ({
  format: "repro/implementation/1",
  stage: "train",
  files,
  packages
})

/** The texts of the reasons for which this is another computation than `manifest`. */
const reasons = (now: Partial<Manifest>, knowledge?: Reason.Knowledge): ReadonlyArray<string> =>
  Reason.differences(manifest, { ...manifest, ...now }, knowledge).map(Reason.describe)

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

test("of long values the part is shown where they begin to differ", (t) => {
  const text = (end: string) => ({ params: { ...manifest.params, text: "x".repeat(200) + end + "y".repeat(200) } })
  const [told] = Reason.differences({ ...manifest, ...text("a") }, { ...manifest, ...text("b") }).map(Reason.describe)
  const around = (end: string) => `…${"x".repeat(20)}${end}${"y".repeat(39)}…`
  t.is(told, `param text: ${around("a")} → ${around("b")}`)
})

test("a changed input is named with both digests, cut short, and the step it comes from", (t) => {
  t.deepEqual(reasons({ inputs: { ...manifest.inputs, encoder: b } }), [`input encoder: ${shortA} → ${shortB}`])
  const producers = { encoder: "tune/1", "texts.en": "read/en" }
  t.deepEqual(reasons({ inputs: { encoder: b, texts: { de: a, en: b } } }, { producers }), [
    `input encoder (from tune/1): ${shortA} → ${shortB}`,
    `input texts.en (from read/en): ${shortA} → ${shortB}`
  ])
})

test("an input that went comes from nowhere", (t) => {
  t.deepEqual(reasons({ inputs: { encoder: a, texts: { de: a } } }, { producers: { "texts.en": "read/en" } }), [
    `input texts.en: ${shortA} → absent`
  ])
})

test("another stage, kind of output or environment is a reason", (t) => {
  t.deepEqual(reasons({ stage: "tune" }), ["stage: train → tune"])
  t.deepEqual(reasons({ outputs: { encoder: "encoder@2", log: "log@1" } }), [
    "output encoder: encoder@1 → encoder@2",
    "output log: absent → log@1"
  ])
  t.deepEqual(reasons({ environment: { backend: "cpu", threads: 1 } }), ["environment backend: \"wasm\" → \"cpu\""])
})

test("a changed implementation is told by file and package", (t) => {
  const implementations = {
    before: details({ "a.ts": a, "b.ts": a, "c.ts": a }, { one: "1.0.0 sha512-x", two: "1.0.0 sha512-x" }),
    after: details({ "a.ts": a, "b.ts": b, "d.ts": b }, { one: "1.0.1 sha512-y", two: "1.0.0 sha512-y" })
  }
  t.deepEqual(reasons({ implementation: b }, { implementations }), [
    "implementation b.ts: changed",
    "implementation c.ts: removed",
    "implementation d.ts: added",
    "package one: 1.0.0 → 1.0.1",
    "package two: 1.0.0 sha512-x → 1.0.0 sha512-y"
  ])
})

test("an implementation of which nothing is known, or nothing that differs, is told by its digest", (t) => {
  const same = details({ "a.ts": a })
  const told = [`implementation: ${shortA} → ${shortB}`]
  t.deepEqual(reasons({ implementation: b }), told)
  t.deepEqual(reasons({ implementation: b }, { implementations: { before: same, after: same } }), told)
})

test("all reasons are given, in the order stage, implementation, params, inputs, outputs, environment", (t) => {
  const now: Manifest = {
    stage: "tune",
    implementation: b,
    params: { ...manifest.params, rate: 1, model: { layers: 9, heads: 4 } },
    inputs: { encoder: b, texts: { de: a, en: a } },
    outputs: {},
    environment: { backend: "wasm", threads: 2 }
  }
  t.deepEqual(Reason.differences(manifest, now).map(({ _tag }) => _tag), [
    "StageChanged",
    "FingerprintChanged",
    "ParamChanged",
    "ParamChanged",
    "InputChanged",
    "OutputChanged",
    "EnvironmentChanged"
  ])
})

test("the reasons that come from the store are told in words", (t) => {
  t.is(Reason.describe({ _tag: "NoRecord" }), "no record")
  t.is(Reason.describe({ _tag: "OutputMissing", output: "text" }), "output text: missing from the store")
  t.is(Reason.describe({ _tag: "OutputCorrupt", output: "text" }), "output text: damaged in the store")
  t.is(Reason.describe({ _tag: "Forced" }), "forced")
})

test("reasons are data: they survive as JSON", (t) => {
  const now = { ...manifest, stage: "tune", implementation: b, inputs: { encoder: b } }
  const found = Reason.differences(manifest, now, { producers: { encoder: "tune/1" } })
  const codec = Schema.fromJsonString(Schema.Array(Reason.Reason))
  t.deepEqual(Schema.decodeSync(codec)(JSON.stringify(found)), found)
})

/** What is known of the implementations `a` and `b`, if anything. */
const knowing = (known: Readonly<Record<string, Details>>) =>
  Layer.mock(Implementation, { details: (digest) => Effect.succeed(Option.fromNullishOr(known[digest])) })

test("of two manifests, it asks what their implementations were made of", (t) => {
  const text = Write.step("write", { params: { text: "" }, options: { note: "" }, inputs: {} }).outputs.text
  const upper = Upper.step("upper", { params: { suffix: "" }, inputs: { text } })
  const told = (now: Partial<Manifest>, known: Readonly<Record<string, Details>>, step: Step = upper) =>
    Reason.between(manifest, { ...manifest, ...now }, step).pipe(
      Effect.provide(knowing(known)),
      Effect.map((found) => found.map(Reason.describe)),
      Effect.runSync
    )
  const both = { [a]: details({ "a.ts": a }), [b]: details({ "a.ts": b }) }
  t.deepEqual(told({ implementation: b }, both), ["implementation a.ts: changed"])
  t.deepEqual(told({ implementation: b }, { [b]: both[b] }), [`implementation: ${shortA} → ${shortB}`])
  t.deepEqual(told({}, {}), [])
  t.deepEqual(told({ inputs: { ...manifest.inputs, text: b } }, {}), [`input text (from write): absent → ${shortB}`])
  const collect = Collect.step("collect", { params: {}, inputs: { texts: { en: text } } })
  t.deepEqual(told({ inputs: { encoder: a, texts: { de: a, en: b } } }, {}, collect), [
    `input texts.en (from write): ${shortA} → ${shortB}`
  ])
})

const name = fc.oneof(fc.constantFrom("a", "b", "a.b", "__proto__", "toString", ""), fc.string({ maxLength: 3 }))
const value = fc.jsonValue({ maxDepth: 2, noUnicodeString: true }).map((json) => json as Schema.Json)
const digest = fc.constantFrom(a, b)
const dictionary = <A>(values: fc.Arbitrary<A>) => fc.dictionary(name, values, { maxKeys: 3 })

const manifests: fc.Arbitrary<Manifest> = fc.record({
  stage: fc.constantFrom("train", "tune"),
  implementation: digest,
  params: dictionary(value),
  inputs: dictionary(fc.oneof(digest, dictionary(digest))),
  outputs: dictionary(fc.constantFrom("text@1", "text@2")),
  environment: dictionary(value)
})

/** Most pairs differ in one component alone, if at all, so that none can hide behind another. */
const pairs = fc.tuple(
  manifests,
  manifests,
  fc.subarray(Object.keys(manifest) as Array<keyof Manifest>, { maxLength: 2 })
)
  .map(([one, other, fields]) =>
    [one, { ...one, ...Object.fromEntries(fields.map((field) => [field, other[field]])) }] as const
  )

const implementations = fc.option(
  fc.record({ before: dictionary(digest), after: dictionary(digest) }).map(({ after, before }) => ({
    before: details(before),
    after: details(after)
  })),
  { nil: undefined }
)

test("there is no reason exactly if the manifests are equal, whatever else is known", (t) => {
  let equal = 0
  fc.assert(
    fc.property(pairs, implementations, ([one, other], implementations) => {
      const same = Hash.canonical(one) === Hash.canonical(other)
      if (same) equal++
      return (Reason.differences(one, other, { implementations }).length === 0) === same
    }),
    { seed: 7, numRuns: 2000 }
  )
  t.true(equal > 100 && equal < 1900, `${equal} of 2000 pairs were equal`)
})
