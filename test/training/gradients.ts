/** What gradients of one loss, computed in two ways, are compared by. */
import * as tf from "@tensorflow/tfjs-core"
import type { ExecutionContext } from "ava"
import type { Tensors } from "../../src/tensors/Gradients.ts"

/** Of each weight's gradient, by its norm. Sums of the same float32 numbers in another order are this close. */
export const RELATIVE = 1e-6

export const sameGradients = (t: ExecutionContext, actual: Tensors, expected: Tensors): void => {
  t.deepEqual(Object.keys(actual), Object.keys(expected))
  for (const [name, gradient] of Object.entries(expected)) {
    const off = relativeDifference(actual[name], gradient)
    t.true(off <= RELATIVE, `the gradient of ${name} is off by ${off} of its norm`)
  }
}

const relativeDifference = (actual: tf.Tensor, expected: tf.Tensor): number => {
  const [a, b] = [actual, expected].map((gradient) => gradient.dataSync<"float32">())
  const squares = b.reduce(([off, norm], value, i) => [off + (a[i] - value) ** 2, norm + value ** 2], [0, 0])
  return Math.sqrt(squares[0] / squares[1])
}
