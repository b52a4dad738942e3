/** The shapes of encoder that are measured, with their batches, and the arithmetic of a step. Pure. */
import * as Schema from "effect/Schema"
import { parameterCount } from "../../src/models/Encoder.ts"
import { common, T5Config } from "../../src/models/t5/T5Config.ts"
import { Optimizer } from "../../src/training/Hyperparameters.ts"

export const Task = Schema.Literals(["training step", "encoding"])
export type Task = typeof Task.Type

/** How a training step is computed where it is not AdamW on the whole batch; see src/training/Hyperparameters.ts. */
export const Method = Schema.Struct({
  optimizer: Schema.optionalKey(Optimizer),
  chunkSize: Schema.optionalKey(Schema.Int),
  recompute: Schema.optionalKey(Schema.Boolean)
})
export type Method = typeof Method.Type

export const Shape = Schema.Struct({
  name: Schema.String,
  config: T5Config,
  /** Of a training step; encoding takes twice as many texts at once. */
  pairs: Schema.Int,
  queryTokens: Schema.Int,
  passageTokens: Schema.Int,
  method: Schema.optionalKey(Method)
})
export type Shape = typeof Shape.Type

export const shapes: ReadonlyArray<Shape> = [
  {
    name: "mini's largest, 4 × 96",
    config: { ...common, vocabularySize: 3000, dModel: 96, dFf: 256, dKv: 24, heads: 4, layers: 4 },
    pairs: 64,
    queryTokens: 16,
    passageTokens: 24
  },
  {
    name: "12 × 384",
    config: { ...common, vocabularySize: 8000, dModel: 384, dFf: 1024, dKv: 64, heads: 6, layers: 12 },
    pairs: 32,
    queryTokens: 16,
    passageTokens: 24
  },
  {
    name: "mT5-small, 8 × 512",
    config: { ...common, vocabularySize: 250112, dModel: 512, dFf: 1024, dKv: 64, heads: 6, layers: 8 },
    pairs: 32,
    queryTokens: 16,
    passageTokens: 24
  }
]

/** How many tokens each text has, queries first. */
export const lengths = ({ pairs, passageTokens, queryTokens }: Shape, task: Task): ReadonlyArray<number> => [
  ...Array.from({ length: pairs }, () => task === "encoding" ? passageTokens : queryTokens),
  ...Array.from({ length: pairs }, () => passageTokens)
]

export const tokens = (shape: Shape, task: Task): number => lengths(shape, task).reduce((sum, length) => sum + length)

/**
 * Floating-point operations of the matrix products: two for each weight and token, and four for each feature and pair
 * of tokens in attention. The gradients take twice what the values do.
 */
export const operations = (shape: Shape, task: Task): number => {
  const { dKv, dModel, heads, layers, relativeBuckets } = shape.config
  const vectors = dModel * (2 * layers + 1) + relativeBuckets * heads
  const linear = 2 * tokens(shape, task) * (parameterCount(shape.config).nonEmbedding - vectors)
  const attention = lengths(shape, task).reduce((sum, length) => sum + 4 * heads * dKv * layers * length ** 2, 0)
  return (linear + attention) * (task === "encoding" ? 1 : 3)
}

/** [m, k, n] of the products by which the rate is measured: a feed-forward layer and its gradients. */
export const products = (shape: Shape) => {
  const rows = tokens(shape, "training step")
  const { dFf, dModel } = shape.config
  return { rows, inputs: dModel, outputs: dFf, operations: 6 * rows * dModel * dFf }
}
