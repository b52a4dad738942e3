/** From a model and a benchmark to measures. */
import { Retrieve } from "../stages/Retrieve.ts"
import { Score } from "../stages/Score.ts"
import { encoded } from "./Encoding.ts"
import type { Benchmark, Config, Model } from "./Experiment.ts"

/** The steps `encode/<label>/…`, `retrieve/<label>` and `score/<label>`. */
export const evaluated = (config: Config, label: string, model: Model, benchmark: Benchmark) => {
  const { retrieval, score } = config
  const { parallel, qrels } = benchmark
  const queries = encoded(config, `${label}/queries`, model, ["query", benchmark.queries])
  const parts = Object.entries(benchmark.documents)
  const documents = Object.fromEntries(parts.map(([part, texts]) => {
    const of = parts.length === 1 ? "documents" : `documents/${part}`
    return [part, encoded(config, `${label}/${of}`, model, ["passage", texts])]
  }))
  const { languages, ranks, run } =
    Retrieve.step(`retrieve/${label}`, { params: retrieval, inputs: { queries, documents, qrels } }).outputs
  const scored = Score.step(`score/${label}`, {
    params: { ...score, ...(parallel === undefined ? {} : { parallel }) },
    inputs: { ranks, languages, queries: benchmark.queries, qrels }
  })
  return { documents, run, ...scored.outputs }
}
