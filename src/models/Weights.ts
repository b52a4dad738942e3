/** Weights between the memory of this process and that of the tensor backend. */
import * as tf from "@tensorflow/tfjs-core"
import * as Effect from "effect/Effect"
import type { Tensors } from "../tensors/Gradients.ts"
import * as LargestTensor from "../tensors/LargestTensor.ts"
import * as Shards from "../tensors/Shards.ts"
import type { HostTensor, HostTensors } from "./weights/Safetensors.ts"

/**
 * New tensors on the active backend, which are the caller's; a backend may go on reading `weights`, which must stay as
 * they are. What is larger than a tensor may be there is in shards
 * (src/tensors/Shards.ts): of an encoder, that can be its embedding table alone.
 */
export const toTensors = (weights: HostTensors): Tensors => {
  const limit = LargestTensor.bytes()
  return Object.assign(
    {},
    ...Object.entries(weights).map(([name, weight]) => Shards.named(name, tensorsOf(weight, limit)))
  ) as Tensors
}

const tensorsOf = ({ shape, values }: HostTensor, limit: number): ReadonlyArray<tf.Tensor> => {
  if (values.byteLength <= limit) return [tf.tensor(values, [...shape], "float32")]
  const width = values.length / shape[0]
  return Shards.ranges(shape, limit).map(([from, to]) =>
    tf.tensor(values.subarray(from * width, to * width), [to - from, ...shape.slice(1)], "float32")
  )
}

/** As `toTensors` of what is read one after the other: no more than one is in the memory of this process. */
export const load = Effect.fn("Weights.load")(function*<E, R>(
  weights: Readonly<
    Record<string, { readonly shape: HostTensor["shape"]; readonly read: Effect.Effect<Float32Array, E, R> }>
  >
) {
  const limit = LargestTensor.bytes()
  const loaded: Record<string, tf.Tensor> = {}
  const loadEach = Effect.gen(function*() {
    for (const [name, { read, shape }] of Object.entries(weights)) {
      Object.assign(loaded, Shards.named(name, tensorsOf({ shape, values: yield* read }, limit)))
    }
    return loaded as Tensors
  })
  return yield* Effect.onError(loadEach, () => Effect.sync(() => tf.dispose(Object.values(loaded))))
})

/**
 * Reads every tensor back, one after the other: some backends cannot be read from while the process waits. What is in
 * shards is put together.
 */
export const fromTensors = Effect.fnUntraced(function*(weights: Tensors) {
  const read: Record<string, HostTensor> = {}
  for (const name of Shards.wholes(weights)) {
    const shards = Shards.of(weights, name)
    read[name] = { shape: Shards.shapeOf(shards), values: yield* valuesOf(shards) }
  }
  return read as HostTensors
})

const valuesOf = Effect.fnUntraced(function*(shards: ReadonlyArray<tf.Tensor>) {
  const read = (shard: tf.Tensor) => Effect.promise(() => shard.data() as Promise<Float32Array>)
  if (shards.length === 1) return yield* read(shards[0])
  const values = new Float32Array(shards.reduce((sum, { size }) => sum + size, 0))
  let end = 0
  for (const shard of shards) {
    values.set(yield* read(shard), end)
    end += shard.size
  }
  return values
})
