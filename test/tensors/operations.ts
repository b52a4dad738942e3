/** The operations of src/tensors that bring gradients of their own, or need those of src/tensors/Derivatives.ts. */
import * as tf from "@tensorflow/tfjs-core"
import { attention } from "../../src/tensors/Attention.ts"
import { gatedGelu } from "../../src/tensors/GatedGelu.ts"
import { gatherRows } from "../../src/tensors/GatherRows.ts"
import { gelu } from "../../src/tensors/Gelu.ts"
import { type Tensors, valueAndGradients } from "../../src/tensors/Gradients.ts"
import { l2Normalise } from "../../src/tensors/L2Normalise.ts"
import { layerNorm } from "../../src/tensors/LayerNorm.ts"
import { meanPool } from "../../src/tensors/MeanPool.ts"
import { rmsNorm } from "../../src/tensors/RmsNorm.ts"
import * as Sequences from "../../src/tensors/Sequences.ts"
import { normal } from "./numbers.ts"

export interface Operation {
  readonly inputs: () => Tensors
  readonly run: (inputs: Tensors) => tf.Tensor
}

/** Lengths that are one row, not a multiple of four, and more than two panels of eight. */
const sequences = Sequences.fromLengths([1, 9, 18, 4])
const rows = Sequences.rows(sequences)
const heads = 3

const matrix = (rows: number, columns: number, name: string) => normal<tf.Rank.R2>([rows, columns], name)

const attentionInputs = (): Tensors => ({
  q: matrix(rows, heads * 6, "q"),
  k: matrix(rows, heads * 6, "k"),
  v: matrix(rows, heads * 6, "v"),
  bias: matrix(heads, 2 * sequences.longest - 1, "bias")
})

/** Each with inputs of its own. */
export const operations: Readonly<Record<string, Operation>> = {
  rmsNorm: {
    inputs: () => ({ x: matrix(5, 11, "x"), gain: normal<tf.Rank.R1>([11], "gain") }),
    run: ({ gain, x }) => rmsNorm(x as tf.Tensor2D, gain as tf.Tensor1D, 1e-6)
  },
  layerNorm: {
    inputs: () => ({
      x: matrix(5, 11, "x"),
      gain: normal<tf.Rank.R1>([11], "gain"),
      bias: normal<tf.Rank.R1>([11], "bias")
    }),
    run: ({ bias, gain, x }) => layerNorm(x as tf.Tensor2D, gain as tf.Tensor1D, bias as tf.Tensor1D, 1e-5)
  },
  gelu: {
    inputs: () => ({ x: matrix(7, 9, "x") }),
    run: ({ x }) => gelu(x)
  },
  gatedGelu: {
    inputs: () => ({ gate: matrix(3, 7, "gate"), linear: matrix(3, 7, "linear") }),
    run: ({ gate, linear }) => gatedGelu(gate, linear)
  },
  attention: {
    inputs: attentionInputs,
    run: (inputs) => attention(inputs as never, sequences)
  },
  "attention with a mask": {
    inputs: attentionInputs,
    run: (inputs) => {
      const mask = tf.relu(matrix(rows, heads * sequences.longest, "mask"))
      return attention({ ...inputs, mask } as never, sequences)
    }
  },
  gatherRows: {
    inputs: () => ({ table: matrix(6, 5, "table") }),
    run: ({ table }) => gatherRows(table as tf.Tensor2D, Int32Array.of(3, 0, 3, 5, 0, 3, 1))
  },
  meanPool: {
    inputs: () => ({ x: matrix(rows, 6, "x") }),
    run: ({ x }) => meanPool(x as tf.Tensor2D, sequences)
  },
  l2Normalise: {
    inputs: () => ({ x: matrix(4, 6, "x") }),
    run: ({ x }) => l2Normalise(x as tf.Tensor2D)
  },
  "product of transposed matrices": {
    inputs: () => ({ a: matrix(7, 5, "a"), b: matrix(9, 7, "b") }),
    run: ({ a, b }) => tf.matMul(a, b, true, true)
  },
  "product of batches": {
    inputs: () => ({ a: normal<tf.Rank.R3>([3, 2, 5], "a"), b: normal<tf.Rank.R3>([1, 4, 5], "b") }),
    run: ({ a, b }) => tf.matMul(a, b, false, true)
  },
  "elementary functions": {
    inputs: () => ({ a: matrix(4, 6, "a"), b: normal<tf.Rank.R1>([6], "b") }),
    run: ({ a, b }) => {
      const ratio = tf.div(tf.exp(a), tf.add(tf.square(b), 1))
      const weights = tf.slice(tf.transpose(tf.softmax(tf.mul(a, b))), [1, 0], [4, 4])
      const joined = tf.concat([ratio, tf.sub(tf.tanh(a), b), tf.neg(tf.sigmoid(a)), weights], 1)
      return tf.log(tf.add(tf.sqrt(tf.add(tf.square(joined), 1)), tf.square(tf.mean(joined, 1, true))))
    }
  }
}

/** A number that depends on all elements of an operation's result. */
export const scalarOf = (result: tf.Tensor): tf.Scalar =>
  tf.sum(tf.mul(result, normal(result.shape as never, "upstream")))

/** The value of `scalarOf` and the gradients of all inputs: their numbers. It leaves no tensor behind but the inputs. */
export const evaluate = ({ run }: Operation, at: Tensors): ReadonlyArray<Float32Array> => {
  const { gradients, value } = valueAndGradients((x) => scalarOf(run(x)), at)
  const numbers = [value, ...Object.values(gradients)].map((tensor) => tensor.dataSync<"float32">())
  tf.dispose([value, ...Object.values(gradients)])
  return numbers
}
