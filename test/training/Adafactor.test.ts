import * as tf from "@tensorflow/tfjs-core"
import test from "ava"
import * as Effect from "effect/Effect"
import { readFileSync } from "node:fs"
import * as Adafactor from "../../src/training/Adafactor.ts"
import { onBackends } from "../tensors/onBackends.ts"

type Trajectory = ReadonlyArray<Readonly<Record<string, ReadonlyArray<number>>>>

const golden = JSON.parse(readFileSync(new URL("../golden/adafactor/adafactor.json", import.meta.url), "utf8")) as {
  readonly shapes: Readonly<Record<string, Array<number>>>
  readonly stride: number
  readonly learningRates: ReadonlyArray<number>
  readonly t5: Trajectory
  readonly huggingFace: Trajectory
  readonly huggingFaceScaledDecayed: Trajectory
}

/**
 * Absolute, beside weights of up to 1 and updates of up to 0.02 a step: float32 rounds each of the twenty weights by up
 * to 6e-8, and its means and roots each update by some units in the last place.
 */
const TRAJECTORY = 1e-6

const shapes = Object.entries(golden.shapes)

/** As in make.py: multiples of 2^-12 between -1 and 1. */
const numbers = (size: number, weight: number, step: number): Float32Array =>
  Float32Array.from(
    { length: size },
    (_, e) => (((e * 7919 + step * 104_729 + weight * 1_299_721) % 8191) - 4095) / 4096
  )

/** As in make.py: rows and steps differ in size; the gradient of step 7 is zero. */
const gradient = (shape: Array<number>, weight: number, step: number): tf.Tensor => {
  const width = tf.util.sizeFromShape(shape.slice(1))
  const values = numbers(tf.util.sizeFromShape(shape), weight, step)
  const scale = (e: number) => step === 7 ? 0 : 2 ** -(Math.floor(e / width) % 5) * 2 ** -(step % 3)
  return tf.tensor(values.map((value, e) => value * scale(e)), shape)
}

const initial = () =>
  Object.fromEntries(
    shapes.map(([name, shape], i) => [name, tf.tensor(numbers(tf.util.sizeFromShape(shape), i, 1000), shape)])
  )

const cases = [
  ["T5's", Adafactor.t5, golden.t5],
  ["transformers'", Adafactor.huggingFace({ scalesByWeight: false, weightDecay: 0 }), golden.huggingFace],
  [
    "transformers', scaled and decayed,",
    Adafactor.huggingFace({ scalesByWeight: true, weightDecay: 0.1 }),
    golden.huggingFaceScaledDecayed
  ]
] as const

/** The greatest difference from the reference after each step, over all weights; and what is held at the end. */
const follow = (variant: Adafactor.Variant, trajectory: Trajectory): ReadonlyArray<number> => {
  const weights = initial()
  const gradientScale = tf.scalar(1)
  let state = { weights, moments: Adafactor.zeroMoments(variant, weights) } as Parameters<typeof Adafactor.update>[1]
  const off = trajectory.map((expected, step) => {
    const gradients = Object.fromEntries(shapes.map(([name, shape], i) => [name, gradient(shape, i, step)]))
    const at = { step, learningRate: golden.learningRates[step], gradientScale }
    state = Adafactor.update(variant, state, gradients, at)
    return Math.max(
      ...Object.entries(expected).map(([name, values]) => {
        const actual = state.weights[name].dataSync()
        return Math.max(...values.map((value, i) => Math.abs(value - actual[i * golden.stride])))
      })
    )
  })
  tf.dispose([state.weights, state.moments, gradientScale])
  return off
}

for (const [name, variant, trajectory] of cases) {
  onBackends(`twenty steps follow ${name} Adafactor, and free what they replace`, (t) =>
    Effect.sync(() => {
      const before = tf.memory().numTensors
      const off = follow(variant, trajectory)
      t.is(off.length, 20)
      t.true(Math.max(...off) <= TRAJECTORY, `off by ${off.join(", ")}`)
      t.log(`off by ${Math.max(...off)}`)
      t.is(tf.memory().numTensors, before)
    }))
}

onBackends("the moments of a matrix are its rows and columns", (t) => {
  const moments = Adafactor.zeroMoments(Adafactor.t5, { table: tf.zeros([400, 128]), bias: tf.zeros([32, 6]) })
  const shapes = Object.values(moments).map((tensors) => Object.values(tensors).map(({ shape }) => shape))
  t.deepEqual(shapes, [[[400], [128]], [[32, 6]]])
})

test("T5 factors matrices whose dimensions both reach 128, transformers every matrix", (t) => {
  const huggingFace = Adafactor.huggingFace({ scalesByWeight: false, weightDecay: 0 })
  const factored = ([[128, 128], [250_112, 512], [127, 128], [32, 6], [512]] as const).map((shape) =>
    [Adafactor.t5, huggingFace].map(({ isFactored }) => isFactored(shape))
  )
  t.deepEqual(factored, [[true, true], [true, true], [false, true], [false, true], [false, false]])
})
