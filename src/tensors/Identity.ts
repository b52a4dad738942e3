/**
 * Identity on the wasm backend. The kernel of tfjs-backend-wasm 4.22 copies, and every tensor that a gradient keeps
 * goes through it; since tensors never change, sharing the memory is enough.
 */
import * as tf from "@tensorflow/tfjs-core"

/** Replaces the kernel of the package, which must be loaded before. */
export const install = (): void => {
  tf.unregisterKernel("Identity", "wasm")
  tf.registerKernel({
    kernelName: "Identity",
    backendName: "wasm",
    kernelFunc: ({ backend, inputs }) => {
      const { dataId, dtype, shape } = inputs["x"] as tf.TensorInfo
      const shared = backend as { readonly incRef: (dataId: object) => void }
      shared.incRef(dataId)
      return { dataId, dtype, shape }
    }
  })
}
