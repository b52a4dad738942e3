/**
 * Tensor backends: what each is, and how it is loaded, so that a program runs on the one it names or fails.
 *
 * Importing this file loads no tensor library; building a layer does. The active backend belongs to the process, so two
 * layers of different names must not be in use at once.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { createRequire } from "node:module"
import { BackendUnavailable } from "./Errors.ts"

export const Name = Schema.Literals(["wasm", "cpu"])
export type Name = typeof Name.Type

/** What decides the bits of a result besides the program and its inputs: part of the keys of tensor stages. */
export interface Environment {
  readonly backend: Name
  /** npm package and version. */
  readonly library: string
  readonly threads: number
  readonly precision: "float32"
}

/** The environment of a backend, known without loading it. */
export const environment = (backend: Name): Environment => ({
  backend,
  library: `@tensorflow/tfjs-backend-${backend}@${VERSION}`,
  threads: 1,
  precision: "float32"
})

/** The version of tfjs-core and of its backends, which go together. */
const VERSION = "4.22.0"

/** A loaded backend that is active in tfjs. */
export class Backend extends Context.Service<Backend, Environment>()("repro/tensors/Backend") {}

const load = Effect.fn("Backend.load")(function*(name: Name) {
  const unavailable = (cause: string) =>
    new BackendUnavailable({
      backend: name,
      library: environment(name).library,
      cause,
      hint: "Run npm ci with the Node of this package, or choose another backend"
    })
  const attempt = <A>(start: () => Promise<A>) =>
    Effect.tryPromise({ try: start, catch: (error) => unavailable(String(error)) })
  const [tf, Derivatives] = yield* attempt(() =>
    Promise.all([import("@tensorflow/tfjs-core"), import("./Derivatives.ts")])
  )
  tf.enableProdMode()
  Derivatives.register()
  yield* attempt(loaders[name])
  const started = yield* attempt(() => tf.setBackend(name))
  if (!started) return yield* unavailable("its initialisation failed")
  if (tf.getBackend() !== name) return yield* unavailable(`${tf.getBackend()} became active instead`)
  return environment(name)
})

/** Each registers a backend with tfjs-core. */
const loaders: Record<Name, () => Promise<unknown>> = {
  cpu: () => import("@tensorflow/tfjs-backend-cpu"),
  wasm: () =>
    Promise.all([import("@tensorflow/tfjs-backend-wasm"), import("./MatMul.ts"), import("./Identity.ts")]).then(
      startWasm
    )
}

type Modules = [
  typeof import("@tensorflow/tfjs-backend-wasm"),
  typeof import("./MatMul.ts"),
  typeof import("./Identity.ts")
]

const startWasm = ([wasm, ...replacements]: Modules): void => {
  // All names lead to the SIMD build: where that cannot run, loading fails instead of falling back to a slower one.
  const simd = createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm")
  wasm.setWasmPaths({
    "tfjs-backend-wasm.wasm": simd,
    "tfjs-backend-wasm-simd.wasm": simd,
    "tfjs-backend-wasm-threaded-simd.wasm": simd
  })
  wasm.setThreadsCount(1)
  for (const { install } of replacements) install()
}

/**
 * - wasm: XNNPACK and the kernels of this folder, 128-bit SIMD, one thread; the same bits on every machine.
 * - cpu: plain JavaScript, slow; for tests.
 */
export const layer = (name: Name): Layer.Layer<Backend, BackendUnavailable> => Layer.effect(Backend, load(name))
