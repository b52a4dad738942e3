/** Kernels of the onnx backend: each records the operations of ONNX that it is made of. */
import * as tf from "@tensorflow/tfjs-core"
import type { Machine } from "./Machine.ts"
import type { OnnxBackend } from "./OnnxBackend.ts"

export const NAME = "onnx"

type Run<I, A> = (machine: Machine, inputs: I, attributes: A) => tf.TensorInfo | Array<tf.TensorInfo>

/** Registers the kernel `name`; whose inputs and attributes are those that tfjs, or src/tensors, give it. */
export const register = <I, A = object>(name: string, run: Run<I, A>): void =>
  tf.registerKernel({
    kernelName: name,
    backendName: NAME,
    kernelFunc: ({ attrs, backend, inputs }) => run((backend as OnnxBackend).machine, inputs as I, attrs as A)
  })
