import test from "ava"
import type * as Figures from "../../../bench/compute/Figures.ts"
import * as Section from "../../../bench/compute/Section.ts"
import * as Shape from "../../../bench/compute/Shape.ts"
import { common } from "../../../src/models/t5/T5Config.ts"

const measured = { commit: "a".repeat(40), dirty: false, at: "2026-11-23T10:00:00.000Z" }
const config = { ...common, vocabularySize: 10, dModel: 8, dFf: 16, dKv: 2, heads: 3, layers: 2 }
const shape: Shape.Shape = { name: "little", config, pairs: 2, queryTokens: 3, passageTokens: 5 }

/** Of one layer: q, k, v and o, then three products of the feed-forward layer. */
const weights = 4 * 8 * 6 + 3 * 8 * 16

test("operations are two for each weight and token and four for each feature and pair of tokens, thrice in training", (t) => {
  t.is(Shape.operations(shape, "encoding"), 2 * (2 * 20 * weights + 4 * 6 * 4 * 25))
  t.is(Shape.operations(shape, "training step"), 3 * 2 * (2 * 16 * weights + 4 * 6 * (2 * 9 + 2 * 25)))
})

const figure: Figures.Figure = {
  contestant: "repro, wasm",
  shape: "little",
  task: "training step",
  turns: 3,
  steps: 9,
  millis: 200,
  deviationMillis: 10,
  rate: Shape.operations(shape, "training step") * 10,
  kernels: 400,
  maxRssBytes: 2 ** 20
}

const page = Section.render({
  machine: { cores: 2, processor: "some", memoryGiB: 1, kernel: "Linux 6", node: "24" },
  contestants: [{ name: "repro, wasm", version: "1.0", config: "default" }],
  missing: [],
  shapes: [{ ...shape, measured }],
  figures: [figure, { ...figure, contestant: "PyTorch, 1 thread", millis: 100, kernels: null }],
  skipped: [{ contestant: "repro, wasm", shape: "little", task: "encoding", reason: "does not fit" }]
})

test("a row has throughput, speed beside PyTorch, and the part of the step that its products explain", (t) => {
  const row = "| repro, wasm | 0.20 s ± 0.010 s | 20 | 80 | 0.50 ×, not run | 400 | 0.0 GF/s | 0.10 s, 50 % | 1 MB |"
  t.true(page.includes(row), page)
})

test("what was skipped has its reason", (t) => {
  t.true(page.includes("| repro, wasm | does not fit |"))
})
