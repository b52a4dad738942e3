/** How large one tensor may be on a backend whose device limits what a kernel can reach at once. */
import * as tf from "@tensorflow/tfjs-core"

const limits = new WeakMap<tf.KernelBackend, number>()

/** Says that no tensor on `backend` may take more than `bytes`. */
export const limit = (backend: tf.KernelBackend, bytes: number): void => void limits.set(backend, bytes)

/** The bytes that one tensor may take on the backend in use; infinite where nothing but memory limits it. */
export const bytes = (): number => limits.get(tf.backend()) ?? Infinity
