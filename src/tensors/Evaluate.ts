/** Some backends postpone what they are told until a value is read. */
import * as tf from "@tensorflow/tfjs-core"
import * as Kernel from "./wasm/Kernel.ts"

/** Has such a backend compute, now, all that somebody holds, so that what it was made of can go. */
export const evaluate = (): void => {
  if (Kernel.isAvailable("Evaluate")) tf.engine().runKernel("Evaluate", {}, {})
}
