import * as tf from "@tensorflow/tfjs-core"
import test from "ava"
import * as Effect from "effect/Effect"
import { setTimeout } from "node:timers/promises"
import * as Backend from "../../../src/tensors/Backend.ts"
import * as Partner from "../../../src/tensors/wasm/Partner.ts"
import { normal } from "../numbers.ts"

const little: Partner.Product = {
  m: 1,
  k: 2,
  n: 1,
  transposeA: false,
  transposeB: false,
  writeA: (a) => a.set([3, 4]),
  b: Float32Array.of(5, 6)
}

/** The result of the thread, once it is there. */
const product = async (): Promise<Float32Array> => {
  for (;;) {
    const finish = Partner.begin(little)
    if (finish !== undefined) return finish()
    await setTimeout(10)
  }
}

/** Large enough to be shared, with an odd number of rows. */
const [m, k, n] = [515, 513, 512]

test("a large product has the same bits with a second thread as without", async (t) => {
  await Effect.runPromise(Effect.provide(Effect.void, Backend.layer("wasm")))
  for (const [transposeA, transposeB] of [[false, false], [false, true], [true, false], [true, true]]) {
    const a = normal<tf.Rank.R2>(transposeA ? [k, m] : [m, k], "a")
    const b = normal<tf.Rank.R2>(transposeB ? [n, k] : [k, n], "b")
    const rows = [0, 256, 257, 258, 514]
    // Products of one row are too small to be shared.
    const alone = rows.map((row) => {
      const only = transposeA ? tf.slice(a, [0, row], [k, 1]) : tf.slice(a, [row, 0], [1, k])
      return tf.matMul(only, b, transposeA, transposeB).dataSync()
    })
    t.deepEqual(await product(), Float32Array.of(39))
    const shared = tf.matMul(a, b, transposeA, transposeB).dataSync()
    for (const [i, row] of rows.entries()) t.deepEqual(alone[i], shared.subarray(row * n, (row + 1) * n))
  }
})
