/** Runs and examinations on machines that lack a backend, or have a broken one; with real processes, as people do. */
import test from "ava"
import * as Effect from "effect/Effect"
import { execFile } from "node:child_process"
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { effect } from "../effect.ts"
import * as Packages from "../tensors/Packages.ts"

test.after.always(() => rmSync(Packages.temporary, { recursive: true }))

const bin = fileURLToPath(new URL("../../src/cli/bin.ts", import.meta.url))
const workflow = fileURLToPath(new URL("../fixtures/computing.ts", import.meta.url))

const repro = (instead: Packages.Instead, ...given: ReadonlyArray<string>) =>
  Effect.callback<{ readonly code: unknown; readonly stdout: string; readonly stderr: string }>((resume) => {
    execFile(
      process.execPath,
      [bin, ...given],
      { env: Packages.seeing(instead) },
      (error, stdout, stderr) => resume(Effect.succeed({ code: error === null ? 0 : error.code, stdout, stderr }))
    )
  })

const runOn = (backend: string, instead: Packages.Instead, store: string) =>
  repro(instead, "run", workflow, "--set", `backend=${backend}`, "--store", store)

const absent = {
  webgpu: null,
  "@tensorflow/tfjs-backend-webgpu": null,
  "onnxruntime-node": null,
  "onnxruntime-node/dist/binding.js": null
}

effect("without optional packages a run on the default backend is as ever", (t, folder) =>
  Effect.gen(function*() {
    const { code, stdout } = yield* runOn("wasm", absent, folder)
    t.regex(stdout, /\n3 on wasm\n/)
    t.is(code, 0)
  }))

effect(
  "a run on a backend that is missing fails with why and what to do, and computes on no other",
  (t, folder) =>
    Effect.gen(function*() {
      for (const backend of ["webgpu", "onnx", "tensorflow", "tensorflow-gpu"]) {
        const { code, stderr, stdout } = yield* runOn(backend, absent, folder)
        t.regex(stderr, /\nStep compute failed\n {2}key .*\nThe tensor backend did not start\n/)
        t.regex(
          stderr,
          new RegExp(`\n {2}backend +${backend}\n {2}library .*\n {2}cause .*\nRun [^\n]*, or choose another`)
        )
        t.notRegex(stdout, / on (wasm|cpu)/)
        t.is(code, 1)
      }
    })
)

effect("a backend that does not exist is refused before anything runs", (t, folder) =>
  Effect.gen(function*() {
    const { code, stderr, stdout } = yield* runOn("gpu", {}, folder)
    t.regex(stderr, /config's backend does not fit/)
    t.deepEqual([code, stdout], [2, ""])
  }))

effect(
  "a library that takes the process down fails the step, and says where to look",
  (t, folder) =>
    Effect.gen(function*() {
      const { code, stderr } = yield* runOn("webgpu", { webgpu: Packages.crashing }, folder)
      t.regex(stderr, /\nStep compute failed\n[^]*ended by SIGSEGV before the step was done\nRun repro doctor/)
      t.is(code, 1)
    })
)

effect("so does one whose file is cut off", (t, folder) =>
  Effect.gen(function*() {
    const found = (createRequire(import.meta.url).resolve.paths("webgpu") ?? [])
      .map((modules) => join(modules, `webgpu/dist/${process.platform}-${process.arch}/dawn.node`))
      .find((path) => existsSync(path))
    if (found === undefined) {
      t.log("Skipped: webgpu is not installed")
      t.pass()
      return
    }
    const whole = readFileSync(found)
    const half = join(folder, "dawn.node")
    writeFileSync(half, whole.subarray(0, whole.length / 2))
    const { code, stderr } = yield* runOn("webgpu", { webgpu: Packages.loads(half) }, join(folder, "store"))
    // Some systems refuse to load it, others let the process read what is not there.
    t.regex(stderr, /\nStep compute failed\n[^]*(did not start|ended by SIG(BUS|SEGV) before the step was done)/)
    t.is(code, 1)
  }))

effect(
  "doctor tells of each why it does not work, also of one that takes its process down",
  (t, folder) =>
    Effect.gen(function*() {
      const instead = { ...absent, webgpu: Packages.crashing }
      const { code, stdout } = yield* repro(instead, "doctor", "--json", "--store", folder)
      const { backends } = JSON.parse(stdout) as { readonly backends: ReadonlyArray<Readonly<Record<string, string>>> }
      const of = Object.fromEntries(backends.map(({ backend, ...found }) => [backend, found]))
      t.like(of["wasm"], { usable: true })
      t.like(of["webgpu"], { usable: false, cause: "its process was ended by SIGSEGV" })
      t.regex(of["webgpu"]["hint"], /^Install it again/)
      t.regex(of["onnx"]["cause"], /ERR_MODULE_NOT_FOUND/)
      t.regex(of["onnx"]["hint"], /^Run npm ci with optional packages/)
      t.regex(of["tensorflow"]["hint"], /^Run repro setup tensorflow/)
      t.is(code, 0)
    })
)
