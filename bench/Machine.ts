/** The machine as far as it explains the figures: never its name. */
import * as Schema from "effect/Schema"
import { availableParallelism, cpus, release, totalmem } from "node:os"

export const Machine = Schema.Struct({
  cores: Schema.Int,
  processor: Schema.String,
  memoryGiB: Schema.Number,
  kernel: Schema.String,
  node: Schema.String
})
export type Machine = typeof Machine.Type

export const here = (): Machine => ({
  cores: availableParallelism(),
  processor: cpus()[0]?.model.trim() ?? "unknown",
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  kernel: `Linux ${release().split("-")[0]}`,
  node: process.versions.node
})
