import * as tf from "@tensorflow/tfjs-core"
import type { ExecutionContext } from "ava"
import * as Effect from "effect/Effect"
import { readFileSync } from "node:fs"
import { valueAndGradients } from "../../src/tensors/Gradients.ts"
import { infoNCE } from "../../src/training/Loss.ts"
import { onBackends } from "../tensors/onBackends.ts"

interface Case {
  readonly temperature: number
  readonly groups: ReadonlyArray<string>
  readonly queries: Array<Array<number>>
  readonly passages: Array<Array<number>>
  readonly loss: number
  readonly queryGradient: Array<Array<number>>
  readonly passageGradient: Array<Array<number>>
}

const golden = JSON.parse(
  readFileSync(new URL("../golden/loss/infonce.json", import.meta.url), "utf8")
) as { readonly cases: ReadonlyArray<Case> }

/** float32 logits up to 40 (temperature 0.05) carry an error of 40 x 2^-24 each; the golden is float64. */
const GOLDEN = 1e-5

/** Central differences of a float32 loss: rounding 1e-7 / STEP and curvature STEP^2 are both below this. */
const DIFFERENCES = 2e-3
const STEP = 1e-2

const lossOf = ({ groups, passages, queries, temperature }: Omit<Case, "loss">): number =>
  tf.tidy(() =>
    infoNCE(tf.tensor2d(queries), tf.tensor2d(passages), { temperature, passageGroups: groups }).dataSync()[0]
  )

const gradientsOf = ({ groups, passages, queries, temperature }: Omit<Case, "loss">) =>
  tf.tidy(() => {
    const { gradients, value } = valueAndGradients(
      (weights) =>
        infoNCE(weights["queries"] as tf.Tensor2D, weights["passages"] as tf.Tensor2D, {
          temperature,
          passageGroups: groups
        }),
      { queries: tf.tensor2d(queries), passages: tf.tensor2d(passages) }
    )
    return {
      loss: value.dataSync()[0],
      queryGradient: gradients["queries"].arraySync() as Array<Array<number>>,
      passageGradient: gradients["passages"].arraySync() as Array<Array<number>>
    }
  })

const near = (t: ExecutionContext, actual: number, expected: number, tolerance: number): void => {
  t.true(Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected)), `${actual} is not ${expected}`)
}

const allNear = (
  t: ExecutionContext,
  actual: Array<Array<number>>,
  expected: Array<Array<number>>,
  tolerance: number
): void => {
  t.is(actual.length, expected.length)
  actual.forEach((row, i) => row.forEach((value, j) => near(t, value, expected[i][j], tolerance)))
}

onBackends("loss and gradients equal torch's", (t) =>
  Effect.sync(() => {
    t.is(golden.cases.length, 3)
    for (const expected of golden.cases) {
      const actual = gradientsOf(expected)
      near(t, lossOf(expected), expected.loss, GOLDEN)
      near(t, actual.loss, expected.loss, GOLDEN)
      allNear(t, actual.queryGradient, expected.queryGradient, GOLDEN)
      allNear(t, actual.passageGradient, expected.passageGradient, GOLDEN)
    }
  }))

onBackends("gradients are the slopes of the loss", (t) =>
  Effect.sync(() => {
    const given = { ...golden.cases[1], temperature: 0.5 }
    const { passageGradient, queryGradient } = gradientsOf(given)
    const slope = (side: "queries" | "passages", i: number, j: number): number => {
      const moved = (by: number) =>
        given[side].map((row, k) => row.map((value, l) => (k === i && l === j ? value + by : value)))
      return (lossOf({ ...given, [side]: moved(STEP) }) - lossOf({ ...given, [side]: moved(-STEP) })) / (2 * STEP)
    }
    queryGradient.forEach((row, i) => row.forEach((value, j) => near(t, value, slope("queries", i, j), DIFFERENCES)))
    passageGradient.forEach((row, i) => row.forEach((value, j) => near(t, value, slope("passages", i, j), DIFFERENCES)))
  }))

onBackends("another passage of the own group is no negative", (t) =>
  Effect.sync(() => {
    const queries = [[1, 0], [0, 1]]
    const passages = [[1, 0], [1, 0]] // the second one is as near to the first query as its own
    const apart = lossOf({ ...golden.cases[0], temperature: 0.05, queries, passages, groups: ["a", "b"] })
    const same = lossOf({ ...golden.cases[0], temperature: 0.05, queries, passages, groups: ["a", "a"] })
    near(t, apart, Math.LN2, GOLDEN)
    t.is(same, 0)
  }))

onBackends("equal candidates give the logarithm of their number", (t) =>
  Effect.sync(() => {
    const ones = Array.from({ length: 8 }, () => [1, 0])
    const groups = ones.map((_, i) => String(i))
    near(t, lossOf({ ...golden.cases[0], queries: ones, passages: ones, groups }), Math.log(8), GOLDEN)
  }))
