import test from "ava"
import { assemble, func } from "../../../src/tensors/wasm/Assembler.ts"
import { f32, f32x4, type Func, i32 } from "../../../src/tensors/wasm/Instructions.ts"
import { exp, greatest, total } from "../../../src/tensors/wasm/Lanes.ts"

declare const WebAssembly: {
  readonly Memory: new(size: { readonly initial: number }) => { readonly buffer: ArrayBuffer }
  readonly Module: new(bytes: Uint8Array) => object
  readonly Instance: new(module: object, imports: object) => {
    readonly exports: Record<string, (...values: ReadonlyArray<number>) => void>
  }
}

const run = (f: Func) => {
  const memory = new WebAssembly.Memory({ initial: 1 })
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble([f])), { env: { memory } })
  return { floats: new Float32Array(memory.buffer), integers: new Int32Array(memory.buffer), call: exports[f.name] }
}

test("integer constants of any size survive their encoding", (t) => {
  const values = [0, 1, -1, 63, 64, -64, -65, 127, 128, 8191, 8192, -8192, -8193, 2 ** 31 - 1, -(2 ** 31)]
  const store = func("store", ["to"], [], (f, { to }) => {
    for (const [i, value] of values.entries()) f.emit(i32.store(to, i32.const(value), 4 * i))
  })
  const { call, integers } = run(store)
  call(0)
  t.deepEqual([...integers.subarray(0, values.length)], values)
})

test("a range takes no turn when it is empty", (t) => {
  const count = func("count", ["to", "from", "end"], [], (f, { end, from, to }) => {
    f.range(from, end, 3, () => f.emit(i32.store(to, i32.add(i32.load(to), i32.const(1)))))
  })
  for (const [from, end, turns] of [[0, 0, 0], [5, 2, 0], [0, 1, 1], [0, 3, 1], [0, 4, 2], [-6, 0, 2]]) {
    const { call, integers } = run(count)
    call(0, from, end)
    t.is(integers[0], turns)
  }
})

test("lanes visit every element once, however many there are, and nothing beyond", (t) => {
  const double = func(
    "double",
    ["x", "count"],
    [],
    (f, { count, x }) => f.lanes(count, (at) => at.store(x, f32x4.add(at.load(x), f.constant(1))))
  )
  for (let count = 0; count < 10; count++) {
    const { call, floats } = run(double)
    call(0, count)
    t.deepEqual([...floats.subarray(0, 12)], Array.from({ length: 12 }, (_, i) => i < count ? 1 : 0))
  }
})

test("functions called by functions are part of the module", (t) => {
  const inner = func("inner", ["to"], ["value"], (f, { to, value }) => f.emit(f32.store(to, value)))
  const middle = func(
    "middle",
    ["to"],
    [],
    (f, { to }) => f.call(inner, { to: i32.add(to, i32.const(4)), value: f32.const(2.5) })
  )
  const outer = func("outer", ["to"], [], (f, { to }) => f.call(middle, { to }))
  const { call, floats } = run(outer)
  call(0)
  t.is(floats[1], 2.5)
  t.throws(() => func("wrong", ["to"], [], (f, { to }) => f.call(inner, { to, value: to })).body(), {
    message: "inner takes value as f32"
  })
})

test("the four lanes are summed and compared", (t) => {
  const reduce = func("reduce", ["x"], [], (f, { x }) =>
    f.lanes(i32.const(4), (at) => {
      const values = f.local(at.load(x))
      f.emit(f32.store(x, total(values), 16))
      f.emit(f32.store(x, greatest(values), 20))
    }))
  const { call, floats } = run(reduce)
  floats.set([1, -7, 4, 2])
  call(0)
  t.deepEqual([...floats.subarray(4, 6)], [0, 4])
})

/** Two units in the last place of a float32. */
const exponentialTolerance = 2.4e-7

test("the exponential is right to the last bits of a float32, and saturates", (t) => {
  const exponential = func(
    "exponential",
    ["x", "count"],
    [],
    (f, { count, x }) => f.lanes(count, (at) => at.store(x, exp(f, at.load(x))))
  )
  const { call, floats } = run(exponential)
  const inputs = Float32Array.from({ length: 8001 }, (_, i) => (i - 4000) * 0.0217)
  floats.set(inputs)
  floats.set([0, 1000, -1000], 8001)
  call(0, 8004)
  const errors = Array.from(inputs, (x, i) => Math.abs(floats[i] / Math.exp(x) - 1))
  t.true(Math.max(...errors) < exponentialTolerance, String(Math.max(...errors)))
  t.is(floats[8001], 1)
  t.true(floats[8002] > 1e38 && Number.isFinite(floats[8002]))
  t.true(floats[8003] > 0 && floats[8003] < 2e-38)
})
