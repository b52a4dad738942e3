import * as tf from "@tensorflow/tfjs-core"
import { distance, normal } from "./numbers.ts"
import { everywhere, onBackends } from "./onBackends.ts"

/** Of float32 sums of 600 products. */
const tolerance = 2e-4

/** Smaller and larger than the tiles (4 × 8), the blocks of rows (64) and the inner elements packed at a time (256). */
const shapes = [[1, 1, 1], [4, 3, 8], [5, 2, 9], [7, 19, 23], [66, 10, 17], [13, 600, 5], [130, 260, 24]] as const

onBackends("a product is the sum of products, in any layout", (t) => {
  for (const [m, k, n] of shapes) {
    for (const [transposeA, transposeB] of [[false, false], [false, true], [true, false], [true, true]]) {
      const a = normal<tf.Rank.R2>(transposeA ? [k, m] : [m, k], "a")
      const b = normal<tf.Rank.R2>(transposeB ? [n, k] : [k, n], "b")
      const [x, y] = [a.dataSync(), b.dataSync()]
      const expected = Array.from({ length: m * n }, (_, at) => {
        const [i, j] = [Math.floor(at / n), at % n]
        let sum = 0
        for (let p = 0; p < k; p++) sum += x[transposeA ? p * m + i : i * k + p] * y[transposeB ? j * k + p : p * n + j]
        return sum
      })
      const product = tf.matMul(a, b, transposeA, transposeB)
      t.deepEqual(product.shape, [m, n])
      t.true(distance(product.dataSync(), expected) < tolerance, `${m} × ${k} × ${n} ${transposeA} ${transposeB}`)
    }
  }
})

// Not so in onnxruntime, which has other code for few rows.
onBackends("a row of a product does not depend on the rows beside it", (t) => {
  const [a, b] = [normal<tf.Rank.R2>([67, 40], "a"), normal<tf.Rank.R2>([40, 12], "b")]
  const whole = tf.matMul(a, b).dataSync()
  for (const row of [0, 3, 62, 66]) {
    const alone = tf.matMul(tf.slice(a, [row, 0], [1, 40]), b).dataSync()
    t.deepEqual(alone, whole.subarray(row * 12, row * 12 + 12))
  }
}, everywhere)

onBackends("matrices of unequal inner dimension are refused", (t) => {
  t.throws(() => tf.matMul(tf.zeros([2, 3]), tf.zeros([4, 2])))
})
