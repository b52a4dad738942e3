/** From the gradient of a function's value to those of its inputs. */
import * as tf from "@tensorflow/tfjs-core"
import type { Tensors } from "./Gradients.ts"

/**
 * The gradients of `inputs`, by name, where `dy` is the gradient of `f(inputs)`. They are the caller's. May be called
 * while other gradients are computed, as in a custom gradient; throws where `f` does not depend on one of the inputs.
 */
export const pullback = <T extends tf.Tensor>(
  f: (inputs: Tensors) => T,
  inputs: Tensors,
  dy: T
): Readonly<Record<string, tf.Tensor>> => {
  const names = Object.keys(inputs)
  const engine = tf.engine()
  // tfjs clears the tape after its outermost gradients, which it takes these for: those around have still to clear theirs.
  const tape = engine.state.activeTape
  const { grads, value } = engine.gradients(() => f(inputs), names.map((name) => inputs[name]), dy)
  if (tape !== undefined) engine.state.activeTape = tape
  value.dispose()
  const unused = names.filter((_, i) => grads[i] === undefined)
  if (unused.length > 0) throw new TypeError(`The value does not depend on ${unused.join(", ")}`)
  return Object.fromEntries(names.map((name, i) => [name, grads[i]]))
}
