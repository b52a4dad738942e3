/**
 * mT5 (Xue et al., NAACL 2021), which is T5 1.1 with a vocabulary of 101 languages. Sizes are those of the
 * configurations in google-research/t5x, examples/t5/mt5; only the encoder is used.
 */
import { common } from "../t5/T5Config.ts"
import type { Checkpoint } from "./Checkpoint.ts"

const citation = "Xue, Constant, Roberts, Kale, Al-Rfou, Siddhant, Barua, Raffel: mT5: A Massively Multilingual "
  + "Pre-trained Text-to-Text Transformer, NAACL 2021, arXiv 2010.11934"

/** The same file in all of them; its digest is published by who pinned that of google/mt5-xl. */
const vocabulary = {
  path: "spiece.model",
  sha256: "ef78f86560d809067d12bac6c09f19a462cb3af3f54d2b8acbba26e1433125d6",
  aboutBytes: 4_310_000
}

interface Size {
  readonly name: string
  readonly revision: string
  readonly dModel: number
  readonly dFf: number
  readonly heads: number
  readonly layers: number
  /** Of encoder, decoder and both tables, each four bytes: about the size of the file of weights. */
  readonly parameters: number
  readonly weights?: { readonly bytes: number; readonly sha256: string }
}

const mt5 = ({ dFf, dModel, heads, layers, name, parameters, revision, weights }: Size): Checkpoint => ({
  name,
  revision,
  files: [
    { path: "config.json" },
    { path: "pytorch_model.bin", ...(weights ?? { aboutBytes: 4 * parameters }) },
    vocabulary,
    { path: "special_tokens_map.json" },
    { path: "tokenizer_config.json" }
  ],
  config: { ...common, vocabularySize: 250_112, dModel, dFf, dKv: 64, heads, layers },
  licence: "Apache-2.0",
  citation
})

export const small = mt5({
  name: "google/mt5-small",
  revision: "73fb5dbe4756edadc8fbe8c769b0a109493acf7a",
  dModel: 512,
  dFf: 1024,
  heads: 6,
  layers: 8,
  parameters: 300_176_768
})

export const base = mt5({
  name: "google/mt5-base",
  revision: "2eb15465c5dd7f72a8f7984306ad05ebc3dd1e1f",
  dModel: 768,
  dFf: 2048,
  heads: 12,
  layers: 12,
  parameters: 582_401_280,
  weights: { bytes: 2_329_735_129, sha256: "180573b534144580f04af026da62bf71bc976ee1b7eb311b8945e2fefde8d614" }
})

export const large = mt5({
  name: "google/mt5-large",
  revision: "50b7223e98fcd124b0cabb1ec81bc6324c7df107",
  dModel: 1024,
  dFf: 2816,
  heads: 16,
  layers: 24,
  parameters: 1_229_581_312
})

export const xl = mt5({
  name: "google/mt5-xl",
  revision: "63fc6450d80515b48e026b69ef2fbbd426433e84",
  dModel: 2048,
  dFf: 5120,
  heads: 32,
  layers: 24,
  parameters: 3_742_619_648
})

export const xxl = mt5({
  name: "google/mt5-xxl",
  revision: "e07c395916dfbc315d4e5e48b4a54a1e8821b5c0",
  dModel: 4096,
  dFf: 10_240,
  heads: 64,
  layers: 24,
  parameters: 12_921_057_280
})
