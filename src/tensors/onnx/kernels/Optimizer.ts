/**
 * One AdamW update of one parameter, and the length of a gradient: see AdamWUpdate.ts and SumOfSquares.ts.
 *
 * The update is no part of a graph. As operations of ONNX it reads and writes some thirty times the weight's size, and
 * onnxruntime-node copies what a graph yields; in WebAssembly it goes over the numbers once.
 */
import type * as tf from "@tensorflow/tfjs-core"
import { update } from "../../AdamWUpdate.ts"
import * as OwnMemory from "../../wasm/OwnMemory.ts"
import * as Kernel from "../Kernel.ts"
import type { Machine, Rows } from "../Machine.ts"

type Inputs = Readonly<Record<"weight" | "first" | "second" | "gradient" | "gradientScale", tf.TensorInfo>>
type Scalars = Readonly<Record<"stepSize" | "decayFactor" | "epsilon" | "secondCorrection", number>>
type Attributes = Scalars & Readonly<Record<"beta1" | "beta2", number>>

export const register = (): void => {
  Kernel.register<Inputs, Attributes>("AdamWUpdate", (machine, inputs, { beta1, beta2, ...scalars }) => {
    const { known, take, values } = machine
    const { shape } = inputs.weight
    const [newWeight, newFirst, newSecond] = [0, 1, 2].map(() => take(shape))
    const [gradientScale] = values(inputs.gradientScale)
    const numbers = { ...scalars, gradientScale, rate1: 1 - beta1, beta2, rate2: 1 - beta2 }
    const read = {
      weight: values(inputs.weight),
      first: values(inputs.first),
      second: values(inputs.second),
      gradient: gradientOf(machine, inputs.gradient)
    }
    updateAll(read, { newWeight, newFirst, newSecond }, numbers)
    return [newWeight, newFirst, newSecond].map((result) => known(result, shape))
  })
  Kernel.register<Readonly<Record<string, tf.TensorInfo>>>("SumOfSquares", (machine, tensors) => {
    const { emit, operand, rowsOf, tensor } = machine
    const sums = Object.values(tensors).map((x) =>
      emit("ReduceSumSquare", [rowsOf(x)?.operand ?? operand(x)], { attributes: { keepdims: 0 } })
    )
    return tensor(emit("Sum", sums), [])
  })
}

type Gradient = (from: number, into: Float32Array) => void

/** Writes a part of the gradient. */
const gradientOf = (machine: Machine, tensor: tf.TensorInfo): Gradient => {
  const rows = machine.rowsOf(tensor)
  if (rows !== undefined) return ofRows(rows, tensor.shape[1])
  const all = machine.values(tensor)
  return (from, into) => into.set(all.subarray(from, from + into.length))
}

/** Of a table whose other rows have none. */
const ofRows = ({ ids, values }: Rows, width: number): Gradient => {
  const rows = values()
  const places = [...ids.entries()].sort(([, a], [, b]) => a - b)
  let next = 0
  return (from, into) => {
    const to = from + into.length
    into.fill(0)
    // Parts come in their order; a row may lie in two of them.
    while (next > 0 && (places[next - 1][1] + 1) * width > from) next--
    for (; next < places.length && places[next][1] * width < to; next++) {
      const [place, id] = places[next]
      const [start, end] = [Math.max(from, id * width), Math.min(to, (id + 1) * width)]
      const offset = (place - id) * width
      into.set(rows.subarray(start + offset, end + offset), start - from)
    }
  }
}

/** Numbers updated at a time: all that is read and written then stays in the processor's cache. */
const PART = 2 ** 14

const arrays = ["weight", "first", "second", "gradient", "newWeight", "newFirst", "newSecond"] as const

const scaleAddress = 4 * PART * arrays.length

let memory: OwnMemory.OwnMemory | undefined

const updateAll = (
  { gradient, ...read }: Readonly<Record<"weight" | "first" | "second", Float32Array>> & {
    readonly gradient: Gradient
  },
  write: Readonly<Record<"newWeight" | "newFirst" | "newSecond", Float32Array>>,
  { gradientScale, ...numbers }: Scalars & Readonly<Record<"gradientScale" | "rate1" | "beta2" | "rate2", number>>
): void => {
  const { floats, run } = memory ??= OwnMemory.make([update], scaleAddress + 16)
  floats(scaleAddress, 1)[0] = gradientScale
  const addresses = Object.fromEntries(arrays.map((name, i) => [name, 4 * PART * i])) as Record<
    (typeof arrays)[number],
    number
  >
  const all = read.weight.length
  for (let from = 0; from < all; from += PART) {
    const size = Math.min(PART, all - from)
    for (const [name, values] of Object.entries(read) as Array<[keyof typeof read, Float32Array]>) {
      floats(addresses[name], size).set(values.subarray(from, from + size))
    }
    gradient(from, floats(addresses.gradient, size))
    run(update, { ...numbers, ...addresses, gradientScale: scaleAddress, size })
    for (const [name, values] of Object.entries(write) as Array<[keyof typeof write, Float32Array]>) {
      values.set(floats(addresses[name], size), from)
    }
  }
}
