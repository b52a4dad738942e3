import * as tf from "@tensorflow/tfjs-core"

/** The most bytes that tensors held while `f` ran, above those held before it. */
export const peakBytes = (f: () => void): number => {
  const { state } = tf.engine()
  const before = state.numBytes
  let held = before
  let peak = before
  Object.defineProperty(state, "numBytes", {
    configurable: true,
    enumerable: true,
    get: () => held,
    set: (bytes: number) => {
      held = bytes
      peak = Math.max(peak, bytes)
    }
  })
  f()
  Object.defineProperty(state, "numBytes", { configurable: true, enumerable: true, value: held, writable: true })
  return peak - before
}
