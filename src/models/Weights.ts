/** Weights between the memory of this process and that of the tensor backend. */
import * as tf from "@tensorflow/tfjs-core"
import * as Effect from "effect/Effect"
import type { Tensors } from "../tensors/Gradients.ts"
import type { HostTensor, HostTensors } from "./Safetensors.ts"

/** New tensors on the active backend, which are the caller's. */
export const toTensors = (weights: HostTensors): Tensors =>
  mapValues(weights, ({ shape, values }) => tf.tensor(values, [...shape], "float32"))

/** Reads every tensor back, one after the other: some backends cannot be read from while the process waits. */
export const fromTensors = Effect.fnUntraced(function*(weights: Tensors) {
  const read: Record<string, HostTensor> = {}
  for (const [name, weight] of Object.entries(weights)) {
    const values = yield* Effect.promise(() => weight.data<"float32">())
    read[name] = { shape: weight.shape, values: values as Float32Array }
  }
  return read as HostTensors
})

const mapValues = <A, B>(record: Readonly<Record<string, A>>, f: (value: A) => B): Readonly<Record<string, B>> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, f(value)]))
