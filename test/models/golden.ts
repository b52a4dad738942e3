import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import * as EncoderFolder from "../../src/models/EncoderFolder.ts"
import { T5Config } from "../../src/models/t5/T5Config.ts"
import type { Batch } from "../../src/models/TokenBatch.ts"
import * as Safetensors from "../../src/models/weights/Safetensors.ts"

/** What transformers made: see test/golden/encoder/README.md. */
export const path = (file: string): string => fileURLToPath(new URL(`../golden/encoder/${file}`, import.meta.url))

const json = (file: string) => JSON.parse(readFileSync(path(file), "utf8"))

const { config, weights } = await Effect.runPromise(
  Effect.provide(EncoderFolder.read(path("model")), NodeServices.layer)
)

export const encoder = { config: Schema.decodeUnknownSync(T5Config)(config), weights }

export const expected = await Effect.runPromise(Safetensors.decode(readFileSync(path("expected.safetensors"))))

const { ids, lengths }: { readonly ids: Array<Array<number>>; readonly lengths: Array<number> } = json("batch.json")

export const batch: Batch = {
  ids: Int32Array.from(ids.flat()),
  lengths: Int32Array.from(lengths),
  size: ids.length,
  length: ids[0].length
}

export const buckets: { readonly first: number; readonly buckets: Array<number> } = json("buckets.json")
