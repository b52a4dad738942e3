/** XLM-R (Conneau et al., ACL 2020): RoBERTa for 100 languages. Embeddings are means over tokens, as in E5. */
import { xlmR } from "../bert/BertConfig.ts"
import type { Checkpoint } from "./Checkpoint.ts"

const citation = "Conneau, Khandelwal, Goyal, Chaudhary, Wenzek, Guzmán, Grave, Ott, Zettlemoyer, Stoyanov: "
  + "Unsupervised Cross-lingual Representation Learning at Scale, ACL 2020, arXiv 1911.02116"

interface Size {
  readonly name: string
  readonly revision: string
  readonly dModel: number
  readonly heads: number
  readonly layers: number
  /** Of the file of weights. */
  readonly aboutBytes: number
}

const xlmRoberta = ({ aboutBytes, dModel, heads, layers, name, revision }: Size): Checkpoint => ({
  name,
  revision,
  files: [
    { path: "config.json" },
    { path: "model.safetensors", aboutBytes },
    // The same in both; its digest is published by who pinned that of the large one.
    {
      path: "sentencepiece.bpe.model",
      sha256: "cfc8146abe2a0488e9e2a0c56de7952f7c11ab059eca145a0a727afce0db2865",
      aboutBytes: 5_070_000
    },
    { path: "tokenizer_config.json" }
  ],
  config: { ...xlmR, vocabularySize: 250_002, dModel, dFf: 4 * dModel, heads, layers },
  licence: "MIT",
  citation
})

export const base = xlmRoberta({
  name: "FacebookAI/xlm-roberta-base",
  revision: "e73636d4f797dec63c3081bb6ed5c7b0bb3f2089",
  dModel: 768,
  heads: 12,
  layers: 12,
  aboutBytes: 1_116_000_000
})

export const large = xlmRoberta({
  name: "FacebookAI/xlm-roberta-large",
  revision: "c23d21b0620b635a76227c604d44e43a9f0ee389",
  dModel: 1024,
  heads: 16,
  layers: 24,
  aboutBytes: 2_244_000_000
})
