import test from "ava"
import * as fc from "fast-check"
import * as Strides from "../../../src/models/weights/Strides.ts"

const rows = (shape: ReadonlyArray<number>): ReadonlyArray<number> =>
  shape.map((_, axis) => Strides.sizeOf(shape.slice(axis + 1)))

/** A tensor whose axes were put into another order. */
const permuted = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }).chain((shape) =>
  fc.shuffledSubarray([...shape.keys()], { minLength: shape.length }).map((order) => ({ shape, order }))
)

test("elements are gathered in the order of their indices, whatever the order of the axes", (t) => {
  fc.assert(fc.property(permuted, ({ order, shape }) => {
    const strides = rows(shape)
    const view = { shape: order.map((axis) => shape[axis]), strides: order.map((axis) => strides[axis]), offset: 0 }
    const values = Float32Array.from({ length: Strides.sizeOf(shape) }, (_, i) => i)
    const gathered = Strides.gather(view, values)
    const own = rows(view.shape)
    t.is(gathered.length, values.length)
    for (let at = 0; at < gathered.length; at++) {
      const index = view.shape.map((length, axis) => Math.floor(at / own[axis]) % length)
      t.is(gathered[at], index.reduce((sum, i, axis) => sum + i * view.strides[axis], 0))
    }
    t.is(Strides.extent(view), values.length)
    if (Strides.isContiguous(view)) t.deepEqual(gathered, values)
  }))
})

test("a view is contiguous if its rows follow one another, whatever the strides of axes of length 1", (t) => {
  const contiguous = (shape: ReadonlyArray<number>, strides: ReadonlyArray<number>) =>
    Strides.isContiguous({ shape, strides, offset: 3 })
  t.true(contiguous([2, 3], [3, 1]))
  t.true(contiguous([2, 1, 3], [3, 99, 1]))
  t.true(contiguous([], []))
  t.false(contiguous([2, 3], [1, 2]))
  t.false(contiguous([2, 3], [4, 1]))
  t.false(contiguous([2], [0]))
})

test("a view reaches from its first to its last element", (t) => {
  t.is(Strides.extent({ shape: [2, 3], strides: [10, 2], offset: 5 }), 15)
  t.is(Strides.extent({ shape: [2, 0], strides: [10, 2], offset: 5 }), 0)
  t.is(Strides.extent({ shape: [], strides: [], offset: 5 }), 1)
})
