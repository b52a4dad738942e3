/** From the hidden states of a text's tokens to its embedding, as a config says it; Pooling.ts computes it. */
import * as Schema from "effect/Schema"
import type { Parameter } from "./Parameters.ts"

const Width = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))

/**
 * A layer after pooling, of `width` outputs.
 *
 * - `dense-tanh`: with a bias, and tanh of the result: LaBSE's.
 * - `projection`: without either: t5x_retrieval's, to one width for encoders of all sizes.
 */
export const Layer = Schema.TaggedUnion({ "dense-tanh": { width: Width }, projection: { width: Width } })
export type Layer = typeof Layer.Type

/** The fields of every encoder's config that say it. Embeddings are L2-normalised at the end in any case. */
export const fields = {
  /** The mean over all tokens, or the first token's state. Default: mean. */
  pooling: Schema.optionalKey(Schema.Literals(["mean", "cls"])),
  /** Default: none. */
  head: Schema.optionalKey(Layer)
}

export const Head = Schema.Struct(fields)
export type Head = typeof Head.Type

/** That of a config, and nothing else of it. */
export const of = ({ head, pooling }: Head): Head => ({
  ...(pooling === undefined ? {} : { pooling }),
  ...(head === undefined ? {} : { head })
})

/** A head's encoder. */
interface Headed extends Head {
  readonly dModel: number
}

/** The width of an embedding. */
export const width = ({ dModel, head }: Headed): number => head?.width ?? dModel

/** As sentence-transformers names them in the folder of a Dense module. */
export const names = { weight: "linear.weight", bias: "linear.bias" } as const

export const isOf = (name: string): boolean => name === names.weight || name === names.bias

/** Deviations are those of a linear layer whose outputs are as large as its inputs (LeCun). */
export const parameters = ({ dModel, head }: Headed): ReadonlyArray<Parameter> => {
  if (head === undefined) return []
  const weight = { name: names.weight, shape: [head.width, dModel], start: 1 / Math.sqrt(dModel), decays: true }
  const bias = { name: names.bias, shape: [head.width], start: "zeros", decays: false } as const
  return head._tag === "projection" ? [weight] : [weight, bias]
}
