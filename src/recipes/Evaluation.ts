/** From a model and a benchmark to measures. */
import { Encode } from "../stages/Encode.ts"
import { Retrieve } from "../stages/Retrieve.ts"
import { Score } from "../stages/Score.ts"
import type { Benchmark, Config, Model } from "./Experiment.ts"

/** The steps `encode/<label>/…`, `retrieve/<label>` and `score/<label>`. */
export const evaluated = (config: Config, label: string, model: Model, benchmark: Benchmark) => {
  const { backend, retrieval, score, text } = config
  const { parallel, qrels } = benchmark
  const encode = (as: string, prefix: string, texts: Benchmark["queries"]) =>
    Encode.step(`encode/${label}/${as}`, {
      params: { prefix, maxTokens: text.maxTokens, batchSize: 64, backend },
      options: model.shape === undefined ? {} : { expected: { encoder: model.shape } },
      inputs: { encoder: model.encoder, tokenizer: model.tokenizer, texts }
    }).outputs.embeddings
  const queries = encode("queries", text.queryPrefix, benchmark.queries)
  const parts = Object.entries(benchmark.documents)
  const documents = Object.fromEntries(parts.map(([part, texts]) => {
    return [part, encode(parts.length === 1 ? "documents" : `documents/${part}`, text.passagePrefix, texts)]
  }))
  const { ranks, run } =
    Retrieve.step(`retrieve/${label}`, { params: retrieval, inputs: { queries, documents, qrels } }).outputs
  const { means, values } = Score.step(`score/${label}`, {
    params: { ...score, ...(parallel === undefined ? {} : { parallel }) },
    inputs: { ranks, queries: benchmark.queries, qrels }
  }).outputs
  return { documents, run, means, values }
}
