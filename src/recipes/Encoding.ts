/** From a model and texts to embeddings. */
import type { Embeddings } from "../../schemas/Embeddings.ts"
import type { Texts } from "../../schemas/Texts.ts"
import type { Ref } from "../engine/Artifact.ts"
import { Encode } from "../stages/Encode.ts"
import type { Config, Model } from "./Experiment.ts"

/** What is done with the texts: each side has its prefix. */
export type Side = "query" | "passage"

/** The step `encode/<label>`. */
export const encoded = (
  { backend, text: { maxTokens, passagePrefix, queryPrefix } }: Config,
  label: string,
  { encoder, shape, tokenizer }: Model,
  [side, texts]: readonly [Side, Ref<typeof Texts>]
): Ref<typeof Embeddings> =>
  Encode.step(`encode/${label}`, {
    params: { prefix: side === "query" ? queryPrefix : passagePrefix, maxTokens, batchSize: 64, backend },
    options: shape === undefined ? {} : { expected: { encoder: shape } },
    inputs: { encoder, tokenizer, texts }
  }).outputs.embeddings
