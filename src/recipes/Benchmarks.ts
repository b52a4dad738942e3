/** From a retrieval set's name to what encoders are evaluated on. */
import type { Texts } from "../../schemas/Texts.ts"
import type { Dataset, RetrievalSet } from "../datasets/Dataset.ts"
import * as Datasets from "../datasets/Datasets.ts"
import type { Ref } from "../engine/Artifact.ts"
import { Download } from "../stages/Download.ts"
import { PrepareCorpus } from "../stages/PrepareCorpus.ts"
import { PrepareRetrieval } from "../stages/PrepareRetrieval.ts"
import { downloads } from "./Downloads.ts"
import type { Benchmark } from "./Experiment.ts"

export interface Named extends Benchmark {
  readonly name: string
  /** Its texts, as far as they fit in memory: what must not be trained on. */
  readonly texts: Readonly<Record<string, Ref<typeof Texts>>>
}

/** What stands between a passage's title and text. */
const separator = "\n"

/**
 * The step `prepare/<name>`; for a corpus of many files, the steps `download/<name>/<language>-<file>` and
 * `prepare/<name>/<language>-<file>` besides, one for each file.
 */
export const prepared = (name: string, dataset: string, languages: ReadonlyArray<string>): Named => {
  const { relation } = Datasets.named(dataset).find(isRetrieval) as RetrievalSet
  const { documents, qrels, queries } = PrepareRetrieval.step(`prepare/${name}`, {
    params: { dataset, languages },
    inputs: { files: downloads([dataset], languages) }
  }).outputs
  const judged = {
    name,
    queries,
    qrels: { [relation]: qrels },
    ...(relation === "answer" ? { parallel: "answer" } : {})
  }
  const notice = Datasets.notice(dataset)
  const shards = languages.flatMap((lang) =>
    Datasets.corpusShards(dataset, lang).map((source, shard) => {
      const label = `${lang}-${shard}`
      const { files } = Download.step(`download/${name}/${label}`, {
        params: { sources: [source] },
        options: notice === undefined ? {} : { notice },
        inputs: {}
      }).outputs
      const { documents } = PrepareCorpus.step(`prepare/${name}/${label}`, {
        params: { dataset, lang, shard, separator },
        inputs: { files: { files } }
      }).outputs
      return [label, documents] as const
    })
  )
  if (shards.length === 0) return { ...judged, documents: { all: documents }, texts: { queries, documents } }
  return { ...judged, documents: Object.fromEntries(shards), texts: { queries } }
}

const isRetrieval = ({ role }: Dataset): boolean => role === "retrieval"

/** The texts of several benchmarks, by label. */
export const texts = (benchmarks: ReadonlyArray<Named>): Readonly<Record<string, Ref<typeof Texts>>> =>
  Object.fromEntries(
    benchmarks.flatMap(({ name, texts }) => Object.entries(texts).map(([what, ref]) => [`${name}/${what}`, ref]))
  )
