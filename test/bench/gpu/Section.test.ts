import test from "ava"
import type * as Figures from "../../../bench/gpu/Figures.ts"
import * as Section from "../../../bench/gpu/Section.ts"
import * as Sizes from "../../../bench/gpu/Sizes.ts"

const measured = { commit: "a".repeat(40), dirty: false, at: "2026-11-23T10:00:00.000Z" }

const figure: Figures.Device["figures"][number] = {
  contestant: "repro, webgpu",
  shape: "tiny, 2 × 64",
  task: "training step",
  turns: 1,
  steps: 3,
  millis: 200,
  deviationMillis: 10,
  rate: 1e9,
  kernels: 400,
  maxRssBytes: 2 ** 20
}

const device: Figures.Device = {
  name: "Some GPU",
  isSoftware: false,
  memoryBytes: 80 * 2 ** 30,
  command: "npm run bench:gpu",
  machine: { cores: 2, processor: "some", memoryGiB: 1, kernel: "Linux 6", node: "24" },
  programs: [{ backend: "webgpu", lossesOff: 5.1e-7, repeats: true, resumes: false, measured }],
  contestants: [{ name: "repro, webgpu", version: "1.0", config: "default" }],
  missing: [{ name: "PyTorch", reason: "not there" }],
  shapes: [{ ...Sizes.shapes["tiny"], method: { recompute: true }, measured }],
  figures: [{ ...figure, deviceBytes: 3 * 2 ** 20 }, {
    ...figure,
    contestant: "PyTorch, TF32",
    millis: 100,
    kernels: null
  }],
  skipped: []
}

const page = Section.render({ devices: [device, { ...device, name: "played", isSoftware: true, memoryBytes: null }] })

test("a device is named with its memory, the command and the state that was measured", (t) => {
  t.regex(page, /^### Some GPU$/m)
  t.true(page.includes("A device with 80.0 GiB of memory, in a machine with 2 cores of some"))
  t.true(page.includes("Last command: `npm run bench:gpu`. Measured at commit `aaaaaaaaaaaa` (2026-11-23)."))
})

test("a device that the processor plays is named as one", (t) => {
  t.regex(page, /^### played \(software\)$/m)
  t.true(page.includes("A device with memory that it does not tell"))
})

test("what did not give the same bits stands out", (t) => {
  t.true(page.includes("| repro, webgpu | within 5.1e-7 | the same bits | **other bits** |"))
})

test("a row compares with PyTorch in each precision, and has the device's memory where it is known", (t) => {
  t.true(page.includes("Trained with AdamW, each block computed once more for its gradient."))
  t.regex(page, /\| repro, webgpu \| 0\.20 s .*\| not run, 0\.50 ×, not run \| 400 \|.*\| 3 MB \|/)
  t.regex(page, /\| PyTorch, TF32 \|.*\| 1 MB \(process\) \|/)
})
