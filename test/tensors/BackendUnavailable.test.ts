import * as tf from "@tensorflow/tfjs-core"
import test, { type ExecutionContext } from "ava"
import * as Effect from "effect/Effect"
import { execFile } from "node:child_process"
import { existsSync, readFileSync, rmSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { promisify } from "node:util"
import * as Backend from "../../src/tensors/Backend.ts"
import type { Printed } from "../fixtures/starting.ts"
import * as Packages from "./Packages.ts"

test.after.always(() => rmSync(Packages.temporary, { recursive: true }))

test("a backend that cannot start is an error, and none takes its place", async (t) => {
  tf.registerBackend("wasm", () => Promise.reject(new Error("no memory")))
  const error = await Effect.runPromise(Effect.flip(Effect.provide(Backend.Backend, Backend.layer("wasm"))))
  t.is(error._tag, "BackendUnavailable")
  t.is(
    error.message,
    [
      "The tensor backend did not start",
      "  backend  wasm",
      "  library  @tensorflow/tfjs-backend-wasm@4.22.0",
      "  cause    its initialisation failed",
      "Run npm ci with the Node of this package, or choose another backend"
    ].join("\n")
  )
})

/** What a process says that computes on `backend`. */
const started = async (backend: Backend.Name, env: NodeJS.ProcessEnv): Promise<Printed> => {
  const run = promisify(execFile)(process.execPath, [Packages.starting, backend], { env })
  // It ends itself as soon as it has spoken.
  const { stdout } = await run.catch((error: { readonly stdout: string }) => error)
  return JSON.parse(stdout) as Printed
}

interface Case {
  readonly title: string
  readonly backend: Backend.Name
  readonly instead: Packages.Instead
  readonly cause: RegExp
  readonly hint: RegExp
}

const ort = (url: string | null) => ({ "onnxruntime-node": url, "onnxruntime-node/dist/binding.js": url })
const webgpu = { backend: "webgpu", hint: /npm ci with optional packages, or choose another backend$/ } as const
const onnx = { backend: "onnx", hint: /^Run npm ci with optional packages/ } as const
const noPackage = /ERR_MODULE_NOT_FOUND/
const library = /library\.node/
const otherNode = /different Node\.js version/

const cases: ReadonlyArray<Case> = [
  { ...webgpu, title: "without the package of Dawn", instead: { webgpu: null }, cause: noPackage },
  {
    ...webgpu,
    title: "without the package of its kernels",
    instead: { webgpu: Packages.dawn(1), "@tensorflow/tfjs-backend-webgpu": null },
    cause: noPackage
  },
  { ...webgpu, title: "with a damaged library", instead: { webgpu: Packages.corrupt }, cause: library },
  { ...webgpu, title: "with a library for another Node", instead: { webgpu: Packages.wrongNode }, cause: otherNode },
  { ...webgpu, title: "without a device", instead: { webgpu: Packages.dawn(0) }, cause: /found no device/ },
  { ...onnx, title: "without its package", instead: ort(null), cause: noPackage },
  { ...onnx, title: "with a damaged library", instead: ort(Packages.corrupt), cause: library },
  { ...onnx, title: "with a library for another Node", instead: ort(Packages.wrongNode), cause: otherNode }
]

for (const { backend, cause, hint, instead, title } of cases) {
  test(`${backend} ${title} is an error that says so and what to do`, async (t) => {
    const { ran, ...error } = await started(backend, Packages.seeing(instead))
    t.is(ran, undefined)
    t.like(error, { _tag: "BackendUnavailable", backend, library: Backend.environment(backend).library })
    t.regex(error.cause ?? "", cause)
    t.regex(error.hint ?? "", hint)
  })
}

test("with all of that the others compute", async (t) => {
  const missing = { webgpu: null, "@tensorflow/tfjs-backend-webgpu": null, ...ort(null) }
  for (const name of ["wasm", "cpu"] as const) t.deepEqual(await started(name, Packages.seeing(missing)), { ran: name })
})

test("the real Dawn without a driver is without a device", async (t) => {
  if (pathOf("webgpu") === undefined) return skip(t, "webgpu")
  const none = join(Packages.temporary, "none.json")
  const { cause, ran } = await started("webgpu", {
    ...Packages.seeing({}),
    VK_DRIVER_FILES: none,
    VK_ICD_FILENAMES: none
  })
  t.is(ran, undefined)
  t.regex(cause ?? "", /found no device/)
})

test("the versions in keys are those of the optional packages that are installed", (t) => {
  for (const [backend, name] of [["webgpu", "webgpu"], ["onnx", "onnxruntime-node"]] as const) {
    const path = pathOf(`${name}/package.json`)
    if (path === undefined) skip(t, name)
    else {t.true(
        Backend.environment(backend).library.endsWith(`${name}@${JSON.parse(readFileSync(path, "utf8")).version}`)
      )}
  }
})

/** Where a package is, if it is. */
const pathOf = (name: string): string | undefined => {
  const [path] = (createRequire(import.meta.url).resolve.paths(name) ?? [])
    .map((folder) => join(folder, name))
    .filter((path) => existsSync(path))
  return path
}

const skip = (t: ExecutionContext, name: string): void => {
  t.log(`Skipped: ${name} is not installed`)
  t.pass()
}
