/** Encodes any number of token sequences, batch by batch, texts of like length together. */
import type * as tf from "@tensorflow/tfjs-core"
import * as Effect from "effect/Effect"
import { Backend } from "../tensors/Backend.ts"
import type { Tensors } from "../tensors/Gradients.ts"
import type { Batch } from "./TokenBatch.ts"
import * as TokenBatch from "./TokenBatch.ts"

export interface Options<E, R> {
  /** Token ids that end with the end-of-sequence token, of any length. */
  readonly sequences: ReadonlyArray<Int32Array>
  readonly maxTokens: number
  readonly batchSize: number
  /** Of an embedding. */
  readonly dimensions: number
  readonly encode: (weights: Tensors, batch: Batch) => tf.Tensor2D
  /** Makes the weights' tensors, once the backend is there; they are freed at the end. */
  readonly weights: Effect.Effect<Tensors, E, R>
  readonly onProgress: (done: number) => Effect.Effect<void>
}

/** The embeddings as one matrix [sequences, dimensions], in the order given. */
export const encodeAll = Effect.fn("TextEncoder.encodeAll")(function*<E, R>(options: Options<E, R>) {
  yield* Backend
  const { batchSize, dimensions, encode, maxTokens, onProgress } = options
  const sequences = options.sequences.map((tokens) => TokenBatch.truncate(tokens, maxTokens))
  // A stable sort: among equals the order given, so that batches are a function of the input alone.
  const order = [...sequences.keys()].sort((a, b) => sequences[a].length - sequences[b].length)
  const values = new Float32Array(sequences.length * dimensions)
  const weights = yield* options.weights
  const encodeBatch = Effect.fnUntraced(function*(rows: ReadonlyArray<number>) {
    const embeddings = encode(weights, TokenBatch.make(rows.map((row) => sequences[row])))
    const batch = yield* Effect.promise(() => embeddings.data())
    embeddings.dispose()
    rows.forEach((row, i) => values.set(batch.subarray(i * dimensions, (i + 1) * dimensions), row * dimensions))
  })
  const encodeEach = Effect.gen(function*() {
    for (let from = 0; from < order.length; from += batchSize) {
      yield* encodeBatch(order.slice(from, from + batchSize))
      yield* onProgress(Math.min(order.length, from + batchSize))
      yield* Effect.yieldNow
    }
  })
  yield* Effect.ensuring(encodeEach, Effect.sync(() => Object.values(weights).forEach((weight) => weight.dispose())))
  return values
})
