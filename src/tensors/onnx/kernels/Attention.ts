/**
 * Self-attention over packed sequences and its gradient: see Attention.ts of src/tensors. The sequences are laid out in
 * a grid [count, heads, longest, …], where what is beyond a sequence's end is kept out by a mask on the scores, and by
 * zeros in the gradient.
 */
import type * as tf from "@tensorflow/tfjs-core"
import * as Sequences from "../../Sequences.ts"
import * as Kernel from "../Kernel.ts"
import type { Machine } from "../Machine.ts"
import { axes, constant, type Input, type Operand, type Result, sizes } from "../Operation.ts"
import { arithmetic } from "./Arithmetic.ts"

type Infos<K extends string> = Readonly<Record<K, tf.TensorInfo>>
type Inputs = Infos<"q" | "k" | "v" | "bias"> & { readonly mask?: tf.TensorInfo }

export const register = (): void => {
  Kernel.register<Inputs, Sequences.Sequences>("Attention", (machine, inputs, sequences) => {
    const { emit, tensor } = machine
    const grid = gridOf(machine, inputs, sequences)
    const { add } = arithmetic(machine)
    const scores = add(grid.product(grid.q, grid.k, { transB: 1 }), grid.added)
    const probabilities = emit("Softmax", [scores], { attributes: { axis: -1 } })
    const context = grid.product(grid.dropped(probabilities), grid.v)
    const [rows, width] = inputs.q.shape
    const shape = [Sequences.count(sequences), inputs.bias.shape[0], sequences.longest, sequences.longest]
    return [tensor(grid.toRows(context, width), [rows, width]), tensor(probabilities, shape)]
  })
  Kernel.register<Inputs & Infos<"dy" | "probabilities">, Sequences.Sequences>(
    "AttentionGradient",
    (machine, inputs, sequences) => {
      const { emit, operand, tensor } = machine
      const { mul, sub } = arithmetic(machine)
      const grid = gridOf(machine, inputs, sequences)
      const p = operand(inputs.probabilities)
      const dContext = grid.fromRows(inputs.dy, "zeros")
      const dv = grid.product(grid.dropped(p), dContext, { transA: 1 })
      const weighted = mul(grid.dropped(grid.product(dContext, grid.v, { transB: 1 })), p)
      const sums = emit("ReduceSum", [weighted, axes([3])], { attributes: { keepdims: 1 } })
      const dScores = sub(weighted, mul(p, sums))
      const dq = grid.product(dScores, grid.k)
      const dk = grid.product(dScores, grid.q, { transA: 1 })
      const [rows, width] = inputs.q.shape
      const gradients = [dq, dk, dv].map((x) => tensor(grid.toRows(x, width), [rows, width]))
      return [...gradients, tensor(byDiagonal(machine, dScores, inputs.bias, sequences), inputs.bias.shape)]
    }
  )
}

/** What both directions have in common; recorded once where both are. */
const gridOf = (machine: Machine, { bias, k, mask, q, v }: Inputs, sequences: Sequences.Sequences) => {
  const { emit, once, operand } = machine
  const { longest } = sequences
  const heads = bias.shape[0]
  const count = Sequences.count(sequences)
  const { ends, places, rows } = layoutOf(sequences)
  /** [rows, heads × n] to [count, heads, longest, n]; beyond a sequence's end are zeros, or rows of others. */
  const fromRows = (x: tf.TensorInfo, beyond: "zeros" | "anything"): Operand =>
    once(`grid of ${heads} heads with ${beyond}`, [operand(x), sequences], () => {
      const width = x.shape[1]
      const zeros = { kind: "input", type: "float32", shape: [1, width], values: new Float32Array(width) } as const
      const padded = beyond === "zeros" ? emit("Concat", [operand(x), zeros], { attributes: { axis: 0 } }) : operand(x)
      const gathered = emit("Gather", [padded, beyond === "zeros" ? places : ends])
      const split = emit("Reshape", [gathered, sizes([count, longest, heads, width / heads])])
      return emit("Transpose", [split], { attributes: { perm: [0, 2, 1, 3] } })
    })
  /** [count, heads, longest, n] to [rows, heads × n]. */
  const toRows = (x: Operand, width: number): Result => {
    const together = emit("Transpose", [x], { attributes: { perm: [0, 2, 1, 3] } })
    return emit("Gather", [emit("Reshape", [together, sizes([count * longest, width])]), rows])
  }
  return {
    q: fromRows(q, "anything"),
    k: fromRows(k, "anything"),
    v: fromRows(v, "anything"),
    fromRows,
    toRows,
    product: (a: Operand, b: Operand, { transA = 0, transB = 0 } = {}): Result =>
      transA + transB === 0
        ? emit("MatMul", [a, b])
        : emit("FusedMatMul", [a, b], { domain: "com.microsoft", attributes: { transA, transB } }),
    dropped: (x: Operand): Operand =>
      mask === undefined ? x : once("dropped", [x, operand(mask)], () => emit("Mul", [x, fromRows(mask, "anything")])),
    added: once("added", [operand(bias), sequences], () => addedScores(machine, operand(bias), sequences))
  }
}

interface Layout {
  /** For each place of the grid its row, or, beyond a sequence's end, the number of rows. */
  readonly places: Input
  /** The same, but beyond a sequence's end its last row. */
  readonly ends: Input
  /** For each row its place in the grid. */
  readonly rows: Input
}

const layouts = new WeakMap<Sequences.Sequences, Layout>()

const layoutOf = (sequences: Sequences.Sequences): Layout => {
  const known = layouts.get(sequences)
  if (known !== undefined) return known
  const { longest, starts } = sequences
  const places = Sequences.toGrid(sequences)
  const ends = places.map((row, place) => Math.min(row, starts[Math.floor(place / longest) + 1] - 1))
  const made = { places: numbers(places), ends: numbers(ends), rows: numbers(Sequences.fromGrid(sequences)) }
  layouts.set(sequences, made)
  return made
}

const numbers = (values: Int32Array): Input => ({ kind: "input", type: "int32", shape: [values.length], values })

/** [count, heads, longest, longest]: the bias of each query and key, and what hides keys beyond a sequence's end. */
const addedScores = ({ emit }: Machine, bias: Operand, sequences: Sequences.Sequences): Operand => {
  const { longest } = sequences
  const square = { ...numbers(Sequences.distances(sequences)), shape: [longest, longest] }
  const hidden = Sequences.hidden(sequences)
  const keys: Input = {
    kind: "input",
    type: "float32",
    shape: [hidden.length / longest, 1, 1, longest],
    values: hidden
  }
  return emit("Add", [emit("Gather", [bias, square], { attributes: { axis: 1 } }), keys])
}

/**
 * [heads, 2 × longest - 1]: the sums over texts, and over the pairs of a query and a key at each distance. Rows of
 * 2 × longest - 2 read as rows of 2 × longest - 1 put each distance into a column of its own.
 */
const byDiagonal = (
  { emit }: Machine,
  dScores: Operand,
  { shape: [heads, distances] }: tf.TensorInfo,
  { longest }: Sequences.Sequences
): Result => {
  const sum = (x: Operand, axis: number) => emit("ReduceSum", [x, axes([axis])], { attributes: { keepdims: 0 } })
  const pad = (x: Operand, around: ReadonlyArray<number>) => emit("Pad", [x, sizes(around), constant(0)])
  const texts = sum(dScores, 0) // [heads, longest, longest]
  if (longest === 1) return emit("Reshape", [texts, sizes([heads, 1])])
  const wide = pad(texts, [0, 0, 0, 0, 0, longest - 2])
  const flat = emit("Reshape", [wide, sizes([heads, longest * (distances - 1)])])
  const shifted = pad(flat, [0, longest - 1, 0, 1])
  return sum(emit("Reshape", [shifted, sizes([heads, longest, distances])]), 1)
}
