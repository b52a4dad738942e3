/**
 * Activation recomputation: less memory for more arithmetic.
 *
 * Chen, Xu, Zhang, Guestrin, "Training Deep Nets with Sublinear Memory Cost" (2016).
 */
import type * as tf from "@tensorflow/tfjs-core"
import { evaluate } from "./Evaluate.ts"
import type { Tensors } from "./Gradients.ts"
import { pullback } from "./Pullback.ts"
import { withGradient } from "./WithGradient.ts"

/**
 * `f(inputs)`, of which nothing but the inputs is kept for the gradient, which computes `f` once more. `f` must depend
 * on no other tensor that a gradient is wanted of, and be the same function each time: a dropout mask, say, must not
 * be drawn anew.
 */
export const recomputed = <T extends tf.Tensor>(f: (inputs: Tensors) => T, inputs: Tensors): T => {
  const names = Object.keys(inputs)
  const tensors = Object.values(inputs)
  const value = withGradient<T>(
    tensors,
    () => ({ value: f(inputs), saved: tensors }),
    (dy, saved) => {
      const gradients = pullback(f, Object.fromEntries(names.map((name, i) => [name, saved[i]])), dy)
      evaluate()
      return names.map((name) => gradients[name])
    }
  )
  evaluate()
  return value
}
