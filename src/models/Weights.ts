/** Weights between the memory of this process and that of the tensor backend. */
import * as tf from "@tensorflow/tfjs-core"
import type { Tensors } from "../tensors/Gradients.ts"
import type { HostTensors } from "./Safetensors.ts"

/** New tensors on the active backend, which are the caller's. */
export const toTensors = (weights: HostTensors): Tensors =>
  mapValues(weights, ({ shape, values }) => tf.tensor(values, [...shape], "float32"))

/** Reads every tensor back. */
export const fromTensors = (weights: Tensors): HostTensors =>
  mapValues(weights, (weight) => ({ shape: weight.shape, values: weight.dataSync<"float32">() as Float32Array }))

const mapValues = <A, B>(record: Readonly<Record<string, A>>, f: (value: A) => B): Readonly<Record<string, B>> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, f(value)]))
