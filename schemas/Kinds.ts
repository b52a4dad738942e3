/** Every kind of this folder by its name, for who knows of a content no more than its kind's name and version. */
import { type Kind, kindId } from "../src/engine/Artifact.ts"

/** Each is loaded when it is asked for. */
const kinds: Readonly<Record<string, () => Promise<Kind>>> = {
  batches: async () => (await import("./Batches.ts")).Batches,
  choice: async () => (await import("./Choice.ts")).Choice,
  differences: async () => (await import("./Differences.ts")).Differences,
  embeddings: async () => (await import("./Embeddings.ts")).Embeddings,
  encoder: async () => (await import("./Encoder.ts")).Encoder,
  "judged-ranks": async () => (await import("./JudgedRanks.ts")).JudgedRanks,
  "language-counts": async () => (await import("./LanguageCounts.ts")).LanguageCounts,
  "measure-means": async () => (await import("./MeasureMeans.ts")).MeasureMeans,
  "measure-values": async () => (await import("./MeasureValues.ts")).MeasureValues,
  overlaps: async () => (await import("./Overlaps.ts")).Overlaps,
  page: async () => (await import("./Page.ts")).Page,
  qrels: async () => (await import("./Qrels.ts")).Qrels,
  results: async () => (await import("./Results.ts")).Results,
  run: async () => (await import("./Run.ts")).Run,
  "scaling-fits": async () => (await import("./ScalingFits.ts")).ScalingFits,
  "source-files": async () => (await import("./SourceFiles.ts")).SourceFiles,
  summary: async () => (await import("./Summary.ts")).Summary,
  texts: async () => (await import("./Texts.ts")).Texts,
  tokenizer: async () => (await import("./Tokenizer.ts")).Tokenizer,
  "topic-values": async () => (await import("./TopicValues.ts")).TopicValues,
  "training-log": async () => (await import("./TrainingLog.ts")).TrainingLog,
  "training-pairs": async () => (await import("./TrainingPairs.ts")).TrainingPairs,
  trends: async () => (await import("./Trends.ts")).Trends,
  verdicts: async () => (await import("./Verdicts.ts")).Verdicts
}

/** The kind of an id such as "run@1"; undefined if there is none of this name and version here. */
export const named = async (id: string): Promise<Kind | undefined> => {
  const name = id.slice(0, id.lastIndexOf("@"))
  if (!Object.hasOwn(kinds, name)) return undefined
  const kind = await kinds[name]()
  return kindId(kind) === id ? kind : undefined
}
