import * as tf from "@tensorflow/tfjs-core"
import test from "ava"
import * as fc from "fast-check"
import { gatherRows } from "../../src/tensors/GatherRows.ts"
import { valueAndGradients } from "../../src/tensors/Gradients.ts"
import { replaceRows } from "../../src/tensors/ReplaceRows.ts"
import * as Shards from "../../src/tensors/Shards.ts"
import { onBackends } from "./onBackends.ts"

const ROWS = 10
const WIDTH = 3

const table = () => tf.tensor2d(Float32Array.from({ length: ROWS * WIDTH }, (_, i) => i / 7), [ROWS, WIDTH])

/** Of 4, 4 and 2 rows. */
const shards = () => [[0, 4], [4, 4], [8, 2]].map(([from, rows]) => tf.slice2d(table(), [from, 0], [rows, WIDTH]))

/** In no order, some more than once; none in the second shard. */
const ids = Int32Array.of(9, 1, 0, 9, 3, 8, 1)

const numbers = (tensors: ReadonlyArray<tf.Tensor>) => [...tf.concat([...tensors]).dataSync()]

onBackends("rows come from the shards as from the table", (t) => {
  tf.tidy(() => {
    t.deepEqual(Shards.gather(shards(), ids).arraySync(), gatherRows(table(), ids).arraySync())
    t.throws(() => Shards.gather(shards(), Int32Array.of(1, ROWS)), { message: /Row 10 of a table of 10 rows/ })
    t.throws(() => Shards.gather(shards(), Int32Array.of(-1)), { message: /Row -1/ })
  })
})

onBackends("each shard has its rows of the table's gradient, and nothing else is left", (t) => {
  tf.tidy(() => {
    const square = (rows: tf.Tensor) => tf.sum(tf.square(rows)) as tf.Scalar
    const whole = valueAndGradients(({ table }) => square(gatherRows(table as tf.Tensor2D, ids)), { table: table() })
    const weights = Shards.named("table", shards())
    const before = tf.memory().numTensors
    const split = valueAndGradients(
      (weights) => square(Shards.gather(Shards.of(weights, "table") as ReadonlyArray<tf.Tensor2D>, ids)),
      weights
    )
    t.is(tf.memory().numTensors, before + 4)
    t.deepEqual(numbers(Shards.of(split.gradients, "table")), numbers([whole.gradients["table"]]))
  })
})

onBackends("rows are replaced in the shards they are in, and a shard without any is kept", (t) => {
  tf.tidy(() => {
    const unique = Int32Array.of(9, 0, 3)
    const rows = tf.ones([unique.length, WIDTH]) as tf.Tensor2D
    const given = shards()
    const next = Shards.replace(given, unique, rows)
    t.is(next[1], given[1])
    t.deepEqual(numbers(next), numbers([replaceRows(table(), unique, rows)]))
  })
})

test("shards are found by the table's name in their order, and what is whole is its only shard", (t) => {
  const many = Array.from({ length: 12 }, (_, i) => i)
  const record = { ...Shards.named("a", [7]), ...Shards.named("b.weight", many), c: 8 }
  t.deepEqual(Object.keys(record).slice(0, 3), ["a", "b.weight#0", "b.weight#1"])
  t.deepEqual(Shards.wholes(record), ["a", "b.weight", "c"])
  t.deepEqual(Shards.of(Object.fromEntries(Object.entries(record).toSorted()), "b.weight"), many)
  t.deepEqual(Shards.of(record, "a"), [7])
  t.deepEqual(Shards.replaced(record, "b.weight", [5]), { a: 7, "b.weight": 5, c: 8 })
})

test("shards cover all rows once, none is larger than allowed unless a row is, and there are no more than needed", (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 4000 }), (
      rows,
      width,
      bytes
    ) => {
      const ranges = Shards.ranges([rows, width], bytes)
      const most = Math.max(1, Math.floor(bytes / (4 * width)))
      t.is(ranges.length, Math.ceil(rows / Math.ceil(rows / Math.ceil(rows / most))))
      t.true(ranges.length <= Math.ceil(rows / most))
      let end = 0
      for (const [from, to] of ranges) {
        t.is(from, end)
        t.true(to > from && to - from <= most)
        end = to
      }
      t.is(end, rows)
    })
  )
})
