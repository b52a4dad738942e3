/** Values and gradients of functions of named tensors. */
import * as tf from "@tensorflow/tfjs-core"

export type Tensors = Readonly<Record<string, tf.Tensor>>

/**
 * The value of `f` at `weights`, and its gradient with respect to each of them, of the same name and shape. The caller
 * owns (disposes) value and gradients; all that was made on the way is freed. Throws where `f` does not depend on one
 * of the weights.
 */
export const valueAndGradients = (
  f: (weights: Tensors) => tf.Scalar,
  weights: Tensors
): { readonly value: tf.Scalar; readonly gradients: Record<string, tf.Tensor> } => {
  const names = Object.keys(weights)
  const { value, grads } = tf.engine().gradients(() => f(weights), names.map((name) => weights[name]))
  const unused = names.filter((_, i) => grads[i] === undefined)
  if (unused.length > 0) throw new TypeError(`The value does not depend on ${unused.join(", ")}`)
  return { value, gradients: Object.fromEntries(names.map((name, i) => [name, grads[i]])) }
}
