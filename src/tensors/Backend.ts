/**
 * Tensor backends: what each is, and how it is loaded, so that a program runs on the one it names or fails.
 *
 * Importing this file loads no tensor library; building a layer does. The active backend belongs to the process, so two
 * layers of different names must not be in use at once.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { cpu } from "./backends/Cpu.ts"
import type { Definition, Environment, Name } from "./backends/Definition.ts"
import { onnx } from "./backends/Onnx.ts"
import { tensorflow } from "./backends/TensorFlow.ts"
import { tensorflowGpu } from "./backends/TensorFlowGpu.ts"
import { wasm } from "./backends/Wasm.ts"
import { webgpu } from "./backends/WebGpu.ts"
import { BackendUnavailable } from "./Errors.ts"

export { type Environment, Name } from "./backends/Definition.ts"

const definitions: Readonly<Record<Name, Definition>> = {
  cpu,
  wasm,
  onnx,
  tensorflow,
  "tensorflow-gpu": tensorflowGpu,
  webgpu
}

/** The environment of a backend, known without loading it. */
export const environment = (name: Name): Environment => definitions[name].environment()

/**
 * Whether a backend runs the fused kernels of this folder, or what they are composed of, which keeps more tensors, or
 * records programs and runs them at once, which keeps what it needs.
 */
export type Kernels = "fused" | "composed" | "recorded"

const kernelsOf: Readonly<Record<Name, Kernels>> = {
  cpu: "composed",
  wasm: "fused",
  onnx: "recorded",
  tensorflow: "fused",
  "tensorflow-gpu": "composed",
  webgpu: "composed"
}

export const kernels = (name: Name): Kernels => kernelsOf[name]

/** A loaded backend that is active in tfjs. */
export class Backend extends Context.Service<Backend, Environment>()("repro/tensors/Backend") {}

export const layer = (name: Name): Layer.Layer<Backend, BackendUnavailable> => Layer.effect(Backend, load(name))

const load = Effect.fn("Backend.load")(function*(name: Name) {
  const { hint, load, registered } = definitions[name]
  const unavailable = (cause: string) =>
    new BackendUnavailable({ backend: name, library: environment(name).library, cause, hint })
  const attempt = <A>(start: () => Promise<A>) =>
    Effect.tryPromise({ try: start, catch: (error) => unavailable(String(error)) })
  const [tf, Derivatives] = yield* attempt(() =>
    Promise.all([import("@tensorflow/tfjs-core"), import("./Derivatives.ts")])
  )
  tf.enableProdMode()
  Derivatives.register()
  yield* attempt(load)
  const started = yield* attempt(() => tf.setBackend(registered))
  if (!started) return yield* unavailable("its initialisation failed")
  // tfjs takes another one where this does not start, and goes on.
  if (tf.getBackend() !== registered) return yield* unavailable(`${tf.getBackend()} became active instead`)
  return environment(name)
})
