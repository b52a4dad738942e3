import * as tf from "@tensorflow/tfjs-core"
import { adamWUpdate } from "../../src/tensors/AdamWUpdate.ts"
import { sumOfSquares } from "../../src/tensors/SumOfSquares.ts"
import { distance, normal } from "./numbers.ts"
import { onBackends } from "./onBackends.ts"

/** Of float32 against float64, relative. */
const tolerance = 1e-6

onBackends("the sum of squares runs over all elements of all tensors", (t) => {
  const tensors = [[3, 7], [5], [], [1], [40, 5]].map((shape, i) => normal(shape as never, `part ${i}`))
  const expected = tensors.flatMap((x) => [...x.dataSync()]).reduce((sum, x) => sum + x * x, 0)
  const { numTensors } = tf.memory()
  const sum = sumOfSquares(tensors)
  t.is(tf.memory().numTensors, numTensors + 1)
  t.deepEqual(sum.shape, [])
  t.true(Math.abs(sum.dataSync()[0] / expected - 1) < tolerance)
})

onBackends("an AdamW update follows its formula and makes three tensors", (t) => {
  const shape: [number, number] = [3, 7]
  const [weight, gradient, first] = ["w", "g", "m"].map((name) => normal<tf.Rank.R2>(shape, name))
  const second = tf.square(normal<tf.Rank.R2>(shape, "v"))
  const inputs = [weight, gradient, first, second].map((x) => x.dataSync())
  const scalars = { stepSize: 0.01, decayFactor: 0.9, beta1: 0.8, beta2: 0.95, epsilon: 1e-3, secondCorrection: 0.3 }
  const gradientScale = tf.scalar(0.5)
  const { numTensors } = tf.memory()
  const updated = adamWUpdate(weight, gradient, { first, second }, { ...scalars, gradientScale })
  t.is(tf.memory().numTensors, numTensors + 3)

  const [w, g, m, v] = inputs
  const newFirst = Array.from(m, (value, i) => value + 0.2 * (g[i] * 0.5 - value))
  const newSecond = Array.from(v, (value, i) => 0.95 * value + 0.05 * (g[i] * 0.5) ** 2)
  const newWeight = Array.from(w, (x, i) => 0.9 * x - 0.01 * newFirst[i] / (Math.sqrt(newSecond[i]) / 0.3 + 1e-3))
  t.true(distance(updated.moments.first.dataSync(), newFirst) < tolerance)
  t.true(distance(updated.moments.second.dataSync(), newSecond) < tolerance)
  t.true(distance(updated.weight.dataSync(), newWeight) < tolerance)
})
