import test, { type ExecutionContext } from "ava"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { execFile } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import * as Manifest from "../../src/setup/Manifest.ts"
import * as Backend from "../../src/tensors/Backend.ts"
import type { Printed } from "../fixtures/twentySteps.ts"
import { setUp } from "../setup/manifest.ts"

/** Relative. Backends sum in different orders and approximate exp and tanh differently; 20 steps amplify it. */
const LOSSES = 1e-5

const twentySteps = fileURLToPath(new URL("../fixtures/twentySteps.ts", import.meta.url))

/** In a process of its own: TensorFlow starts in a main thread only. */
const trainedOn = async (name: Backend.Name): Promise<Printed> => {
  const { stdout } = await promisify(execFile)(process.execPath, [twentySteps, name])
  return JSON.parse(stdout) as Printed
}

const isSetUp = Option.isSome(Manifest.read("tensorflow"))

test.serial("twenty steps on tensorflow are those on wasm and cpu, twice and resumed the same bits", async (t) => {
  if (!isSetUp) return skip(t)
  const once = await trainedOn("tensorflow")
  t.deepEqual(await trainedOn("tensorflow"), once)
  t.is(once.resumed, once.whole)
  for (const name of ["wasm", "cpu"] as const) {
    const { losses, resumed, whole } = await trainedOn(name)
    t.is(losses.length, 20)
    t.is(resumed, whole)
    const off = losses.map((loss, step) => Math.abs(once.losses[step] - loss) / loss)
    t.true(Math.max(...off) <= LOSSES, `${name} is off by ${Math.max(...off)}`)
  }
})

const skip = (t: ExecutionContext): void => {
  t.log("Skipped: TensorFlow is not set up here. Run repro setup tensorflow --from <wheel of tensorflow-cpu>")
  t.pass()
}

const failure = (name: Backend.Name) =>
  Effect.runPromise(Effect.flip(Effect.provide(Backend.Backend, Backend.layer(name))))

/** Lets `body` see, instead of this machine's, a folder of its own. */
const elsewhere = async (body: (folder: string) => Promise<void>): Promise<void> => {
  const before = process.env["REPRO_SETUP"]
  const folder = mkdtempSync(join(tmpdir(), "repro-"))
  process.env["REPRO_SETUP"] = folder
  try {
    await body(folder)
  } finally {
    if (before === undefined) delete process.env["REPRO_SETUP"]
    else process.env["REPRO_SETUP"] = before
    rmSync(folder, { recursive: true })
  }
}

test.serial("a TensorFlow that is not set up is an error that says how to get it", (t) =>
  elsewhere(async (folder) => {
    t.is(
      (await failure("tensorflow")).message,
      [
        "The tensor backend did not start",
        "  backend  tensorflow",
        "  library  tensorflow, not set up",
        `  cause    Error: nothing is set up in ${folder}/tensorflow`,
        "Run repro setup tensorflow --from <wheel of tensorflow-cpu>, or choose another backend"
      ].join("\n")
    )
    t.regex((await failure("tensorflow-gpu")).hint, /^Run repro setup tensorflow --gpu/)
  }))

test.serial("the environment holds the library's digest, the threads and what is set for it", (t) =>
  elsewhere(async (folder) => {
    setUp(folder, "tensorflow")
    setUp(folder, "tensorflow-gpu")
    t.deepEqual(Backend.environment("tensorflow"), {
      backend: "tensorflow",
      library: "tensorflow@2.21.0 (sha256:d4fc1db66544) via @tensorflow/tfjs-node@4.22.0",
      threads: 3,
      precision: "float32",
      settings: {
        TF_NUM_INTRAOP_THREADS: "3",
        TF_NUM_INTEROP_THREADS: "1",
        TF_ENABLE_ONEDNN_OPTS: "0",
        TF_CPU_ALLOCATOR_USE_BFC: "true"
      }
    })
    const { settings } = Backend.environment("tensorflow-gpu")
    t.is(settings?.["TF_DETERMINISTIC_OPS"], "1")
    t.is(settings?.["NVIDIA_TF32_OVERRIDE"], "0")
  }))

test.serial("it does not start in a worker thread, whose variables it would not see", (t) =>
  elsewhere(async (folder) => {
    setUp(folder, "tensorflow")
    t.is((await failure("tensorflow")).cause, "Error: it starts in a process's main thread only")
  }))
