/** The kernels of Attention.ts: all heads of all sequences at once, forward and backward. */
import type * as tf from "@tensorflow/tfjs-core"
import type { Sequences } from "./Sequences.ts"
import { type Body, func, type Local } from "./wasm/Assembler.ts"
import { type Matrix, multiply, scratchBytes, transpose } from "./wasm/Gemm.ts"
import { clear, type Code, f32, f32x4, i32, v128 } from "./wasm/Instructions.ts"
import * as Kernel from "./wasm/Kernel.ts"
import { exp, greatest, total } from "./wasm/Lanes.ts"

type Integers<K extends string> = Record<K, Local<"i32">>

const plus = i32.add
const bytes = (count: Code<"i32">): Code<"i32"> => i32.shl(count, i32.const(2))
const four = i32.const(4)

/** The last parameters of both directions: addresses (`mask` is 0 where there is none), work areas and sizes. */
const common = [
  "bias",
  "mask",
  "probabilities",
  "starts",
  "scores",
  "dropped",
  "scratch",
  "count",
  "heads",
  "width",
  "longest"
] as const

/** One head of one sequence: its part of the whole matrices that start at `base`. */
interface Head {
  readonly length: Local<"i32">
  /** [length, width] of a [rows, heads × width] matrix. */
  readonly features: (base: Code<"i32">) => Matrix
  /** [length, length] of a [rows, heads × longest] matrix. */
  readonly keys: (base: Code<"i32">) => Matrix
  /** [length, length] of [heads, 2 × longest - 1] biases: each query's row starts one bias before that of the last. */
  readonly biases: (base: Code<"i32">) => Matrix
}

const eachHead = (
  f: Body,
  { starts, count, heads, width, longest }: Integers<"starts" | "count" | "heads" | "width" | "longest">,
  visit: (head: Head) => void
): void => {
  const featuresRow = f.local(bytes(i32.mul(heads, width)))
  const keysRow = f.local(bytes(i32.mul(heads, longest)))
  const distances = f.local(i32.sub(i32.shl(longest, i32.const(1)), i32.const(1)))
  f.range(i32.const(0), count, 1, () => {
    const first = f.local(i32.load(starts))
    const length = f.local(i32.sub(i32.load(starts, 4), first))
    f.range(i32.const(0), heads, 1, (head) => {
      const feature = f.local(plus(i32.mul(first, featuresRow), bytes(i32.mul(head, width))))
      const key = f.local(plus(i32.mul(first, keysRow), bytes(i32.mul(head, longest))))
      const distance = f.local(bytes(plus(i32.mul(head, distances), i32.sub(longest, i32.const(1)))))
      visit({
        length,
        features: (base) => ({ start: plus(base, feature), row: featuresRow, column: four }),
        keys: (base) => ({ start: plus(base, key), row: keysRow, column: four }),
        biases: (base) => ({ start: plus(base, distance), row: i32.const(-4), column: four })
      })
    })
    starts.set(plus(starts, four))
  })
}

/** Visits the rows of matrices together. */
const eachRow = <K extends string>(
  f: Body,
  count: Code<"i32">,
  matrices: Record<K, Matrix>,
  visit: (rows: Integers<K>) => void
): void => {
  const pointers = Object.entries<Matrix>(matrices).map(([key, { start, row }]) => [key, f.local(start), row] as const)
  f.range(i32.const(0), count, 1, () => {
    visit(Object.fromEntries(pointers) as Integers<K>)
    for (const [, pointer, row] of pointers) pointer.set(plus(pointer, row))
  })
}

/** The matrix products of each head, with `length` for the number of rows. */
const products = (
  f: Body,
  { length }: Head,
  { width, scratch }: Integers<"width" | "scratch">
) => ({
  /** [length, length] = [length, width] · [width, length] */
  acrossFeatures: (a: Matrix, b: Matrix, c: Matrix) =>
    multiply(f, { a, b, c }, { m: length, n: length, k: width, scratch }),
  /** [length, width] = [length, length] · [length, width] */
  acrossKeys: (a: Matrix, b: Matrix, c: Matrix) => multiply(f, { a, b, c }, { m: length, n: width, k: length, scratch })
})

/** A row of scores becomes probabilities, in `keys`. */
const softmax = (f: Body, length: Local<"i32">, { scores, biases, keys }: Integers<"scores" | "biases" | "keys">) => {
  const peaks = f.local(f.constant(-Infinity))
  f.lanes(length, (at) => {
    const score = f.local(f32x4.add(at.load(scores), at.load(biases)))
    at.store(scores, score)
    peaks.set(f32x4.pmax(peaks, at.only(score, peaks)))
  })
  const peak = f.local(f32x4.splat(greatest(peaks)))
  const sums = f.local(v128.zero)
  f.lanes(length, (at) => {
    const weight = exp(f, f32x4.sub(at.load(scores), peak))
    at.store(keys, weight)
    sums.set(f32x4.add(sums, at.only(weight, v128.zero)))
  })
  const inverse = f.local(f32x4.splat(f32.div(f32.const(1), total(sums))))
  f.lanes(length, (at) => at.store(keys, f32x4.mul(at.load(keys), inverse)))
}

/** A row of probabilities, times the mask if there is one. */
const drop = (
  f: Body,
  length: Local<"i32">,
  { keys, masks, dropped, mask }: Integers<"keys" | "masks" | "dropped" | "mask">
): void =>
  f.when(
    mask,
    () => f.lanes(length, (at) => at.store(dropped, f32x4.mul(at.load(keys), at.load(masks)))),
    () => f.lanes(length, (at) => at.store(dropped, at.load(keys)))
  )

const forward = func("attention", ["q", "k", "v", "context", ...common], [], (f, p) => {
  const square = (start: Local<"i32">): Matrix => ({ start, row: bytes(p.longest), column: four })
  eachHead(f, p, (head) => {
    const { acrossFeatures, acrossKeys } = products(f, head, p)
    acrossFeatures(head.features(p.q), transpose(head.features(p.k)), square(p.scores))
    const matrices = {
      scores: square(p.scores),
      dropped: square(p.dropped),
      biases: head.biases(p.bias),
      keys: head.keys(p.probabilities),
      masks: head.keys(p.mask)
    }
    eachRow(f, head.length, matrices, (rows) => {
      softmax(f, head.length, rows)
      drop(f, head.length, { ...rows, mask: p.mask })
    })
    acrossKeys(square(p.dropped), head.features(p.v), head.features(p.context))
  })
})

/** With p the probabilities and d = p · mask: ds = d · dd - p · sum(d · dd), where dd = dy vᵀ. */
const backward = func("attentionGradient", ["dy", "q", "k", "v", "dq", "dk", "dv", "dbias", ...common], [], (f, p) => {
  const square = (start: Local<"i32">): Matrix => ({ start, row: bytes(p.longest), column: four })
  f.emit(clear(p.dbias, bytes(i32.mul(p.heads, i32.sub(i32.shl(p.longest, i32.const(1)), i32.const(1))))))
  eachHead(f, p, (head) => {
    const { length, features } = head
    const { acrossFeatures, acrossKeys } = products(f, head, p)
    acrossFeatures(features(p.dy), transpose(features(p.v)), square(p.scores))
    const matrices = {
      scores: square(p.scores),
      dropped: square(p.dropped),
      dbias: head.biases(p.dbias),
      keys: head.keys(p.probabilities),
      masks: head.keys(p.mask)
    }
    eachRow(f, length, matrices, (rows) => {
      drop(f, length, { ...rows, mask: p.mask })
      const sums = f.local(v128.zero)
      f.lanes(length, (at) => sums.set(f32x4.add(sums, f32x4.mul(at.load(rows.scores), at.load(rows.dropped)))))
      const sum = f.local(f32x4.splat(total(sums)))
      f.lanes(length, (at) => {
        const direct = f32x4.mul(at.load(rows.scores), at.load(rows.dropped))
        const ds = f.local(f32x4.sub(direct, f32x4.mul(at.load(rows.keys), sum)))
        at.store(rows.scores, ds)
        at.store(rows.dbias, f32x4.add(at.load(rows.dbias), ds))
      })
    })
    acrossKeys(transpose(square(p.dropped)), features(p.dy), features(p.dv))
    acrossKeys(square(p.scores), features(p.k), features(p.dq))
    acrossKeys(transpose(square(p.scores)), features(p.q), features(p.dk))
  })
})

type Infos<K extends string> = Readonly<Record<K, tf.TensorInfo>>
type Mask = { readonly mask?: tf.TensorInfo }

/** The values of the parameters that both functions have. */
const commonValues = (
  machine: Kernel.Machine,
  { q, bias, mask = 0 }: Infos<"q" | "bias"> & { readonly mask?: tf.TensorInfo | 0 },
  { starts, longest }: Sequences
) => {
  const heads = bias.shape[0]
  const width = q.shape[1] / heads
  const square = 4 * longest * longest
  const products = Math.max(scratchBytes(longest, width), scratchBytes(width, longest))
  const [startsAt, scores, dropped, scratch] = machine.scratch(starts.byteLength, square, square, products)
  machine.write(starts, startsAt)
  return { mask, starts: startsAt, scores, dropped, scratch, count: starts.length - 1, heads, width, longest }
}

/** Attention's result, and the probabilities that its gradient needs. */
export const runForward = Kernel.register<
  Infos<"q" | "k" | "v" | "bias"> & Mask,
  Sequences,
  Array<tf.Tensor>
>("Attention", [forward], (machine, inputs, sequences) => {
  const { q, bias } = inputs
  const context = machine.output(q.shape)
  const probabilities = machine.output([q.shape[0], bias.shape[0] * sequences.longest])
  machine.run(forward, { ...inputs, context, probabilities, ...commonValues(machine, inputs, sequences) })
  return [context, probabilities]
})

/** The gradients of q, k, v and bias. */
export const runBackward = Kernel.register<
  Infos<"dy" | "q" | "k" | "v" | "bias" | "probabilities"> & Mask,
  Sequences,
  Array<tf.Tensor>
>("AttentionGradient", [backward], (machine, inputs, sequences) => {
  const { q, bias } = inputs
  const [dq, dk, dv] = [0, 1, 2].map(() => machine.output(q.shape))
  const dbias = machine.output(bias.shape)
  machine.run(backward, { ...inputs, dq, dk, dv, dbias, ...commonValues(machine, inputs, sequences) })
  return [dq, dk, dv, dbias]
})
