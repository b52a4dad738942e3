/** The shapes that are trained on a GPU, and how each is made to fit. Pure. */
import { common } from "../../src/models/t5/T5Config.ts"
import { trainingBytes } from "../../src/training/Memory.ts"
import type * as Shape from "../compute/Shape.ts"

const mT5 = { ...common, vocabularySize: 250_112, dKv: 64 }
const batch = { pairs: 64, queryTokens: 32, passageTokens: 64 }

/** By the name in the option `--shapes`. `tiny` is for software devices: it shows that all works. */
export const shapes: Readonly<Record<string, Shape.Shape>> = {
  tiny: {
    name: "tiny, 2 × 64",
    config: { ...common, vocabularySize: 1000, dModel: 64, dFf: 128, dKv: 16, heads: 4, layers: 2 },
    pairs: 4,
    queryTokens: 8,
    passageTokens: 12
  },
  small: { name: "mT5-small, 8 × 512", config: { ...mT5, dModel: 512, dFf: 1024, heads: 6, layers: 8 }, ...batch },
  base: { name: "mT5-base, 12 × 768", config: { ...mT5, dModel: 768, dFf: 2048, heads: 12, layers: 12 }, ...batch },
  large: { name: "mT5-large, 24 × 1024", config: { ...mT5, dModel: 1024, dFf: 2816, heads: 16, layers: 24 }, ...batch },
  xl: { name: "mT5-xl, 24 × 2048", config: { ...mT5, dModel: 2048, dFf: 5120, heads: 32, layers: 24 }, ...batch }
}

/** From what every result here was first computed with to what takes the least memory. */
const methods: ReadonlyArray<Shape.Method> = [
  {},
  { recompute: true },
  { recompute: true, optimizer: { _tag: "row-sparse-adamw" } },
  { recompute: true, optimizer: { _tag: "adafactor-t5" } },
  { recompute: true, optimizer: { _tag: "adafactor-t5" }, chunkSize: 32 }
]

/** Of the memory of a device, so much is for tensors: buffers are kept, and may be of sizes that do not come again. */
const SHARE = 0.6

/** The shape with the first method that is estimated to fit into `bytes`, and with none if none does. */
export const fitted = (shape: Shape.Shape, bytes: number): Shape.Shape | undefined => {
  const method = methods.find((method) => estimate(shape, method) <= SHARE * bytes)
  return method === undefined ? undefined : { ...shape, method }
}

const estimate = ({ config, pairs, passageTokens }: Shape.Shape, method: Shape.Method): number =>
  trainingBytes({ encoder: config, batchSize: pairs, tokens: passageTokens, dropout: 0, ...method }, "composed")

/** In words. */
export const describe = ({ method = {} }: Shape.Shape): string => {
  const { chunkSize, optimizer = { _tag: "adamw" }, recompute = false } = method
  return [
    optimizers[optimizer._tag],
    ...(recompute ? ["each block computed once more for its gradient"] : []),
    ...(chunkSize === undefined ? [] : [`${chunkSize} texts at a time`])
  ].join(", ")
}

const optimizers: Readonly<Record<string, string>> = {
  adamw: "AdamW",
  "row-sparse-adamw": "AdamW of the rows that occur (in PyTorch of all rows)",
  "adafactor-t5": "T5's Adafactor (in PyTorch transformers')"
}
