/**
 * From a checkpoint, as its publisher has it, to an encoder's folder. Of the weights, whatever their format, one is held
 * at a time.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import type * as Encoder from "./Encoder.ts"
import * as EncoderFolder from "./EncoderFolder.ts"
import type { WeightsUnreadable } from "./Errors.ts"
import * as Fitting from "./Fitting.ts"
import * as Head from "./Head.ts"
import { draw } from "./Parameters.ts"
import * as CheckpointFolder from "./weights/CheckpointFolder.ts"

export interface Options extends Head.Head {
  /** Of a projection, which no checkpoint has: its weights are random. */
  readonly seed: number
}

/**
 * Writes the encoder of the checkpoint in `from` into the folder `to`, and returns its config. A dense layer is that of
 * the folder `2_Dense`, as sentence-transformers has it, or else the checkpoint's pooler.
 */
export const convert = Effect.fn("PublishedEncoder.convert")(function*(from: string, to: string, options: Options) {
  const config = { ...(yield* EncoderFolder.readConfig(from)), ...Head.of(options) }
  const tensors = { ...(yield* CheckpointFolder.open(from)), ...(yield* headOf(from, config, options.seed)) }
  yield* EncoderFolder.writeStreamed(to, config, yield* Fitting.select(config, tensors, from))
  return config
})

/** What is not found here may be among the checkpoint's own tensors. */
const headOf = Effect.fnUntraced(function*(
  from: string,
  config: Encoder.EncoderConfig,
  seed: number
): Effect.fn.Return<
  Readonly<Record<string, EncoderFolder.Tensor>>,
  WeightsUnreadable,
  FileSystem.FileSystem | Path.Path
> {
  if (config.head?._tag === "projection") return EncoderFolder.inMemory(draw(Head.parameters(config), seed))
  const fs = yield* FileSystem.FileSystem
  const folder = (yield* Path.Path).join(from, "2_Dense")
  const isThere = yield* Effect.orElseSucceed(fs.exists(folder), () => false)
  return config.head === undefined || !isThere ? {} : yield* CheckpointFolder.open(folder)
})
