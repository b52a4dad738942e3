/**
 * LaBSE (Feng et al., ACL 2022): BERT for 109 languages, trained to put translations side by side. An embedding is the
 * first token's state through a dense layer with tanh, as in the pipeline of its sentence-transformers port.
 */
import type { Checkpoint } from "./Checkpoint.ts"

export const labse: Checkpoint = {
  name: "sentence-transformers/LaBSE",
  revision: "836121a0533e5664b21c7aacc5d22951f2b8b25b",
  files: [
    { path: "config.json" },
    { path: "model.safetensors", aboutBytes: 1_884_000_000 },
    { path: "modules.json" },
    { path: "1_Pooling/config.json" },
    { path: "2_Dense/config.json" },
    { path: "2_Dense/model.safetensors", aboutBytes: 2_360_000 },
    { path: "sentence_bert_config.json" },
    { path: "special_tokens_map.json" },
    { path: "tokenizer_config.json" },
    { path: "vocab.txt", aboutBytes: 5_220_000 }
  ],
  config: {
    architecture: "bert",
    modelType: "bert",
    vocabularySize: 501_153,
    dModel: 768,
    dFf: 3072,
    heads: 12,
    layers: 12,
    positions: 512,
    firstPosition: 0,
    tokenTypes: 2,
    activation: "gelu",
    layerNormEpsilon: 1e-12,
    dropout: 0.1,
    pooling: "cls",
    head: { _tag: "dense-tanh", width: 768 }
  },
  licence: "Apache-2.0",
  citation: "Feng, Yang, Cer, Arivazhagan, Wang: Language-agnostic BERT Sentence Embedding, ACL 2022, arXiv 2007.01852"
}
