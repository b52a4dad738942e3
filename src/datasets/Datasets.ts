/** Every dataset. To add one, write its file and add its line here. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type * as Source from "../sources/Source.ts"
import type { Corpus, Dataset, EvaluationSet, Lexicon, RetrievalSet, TrainingSet } from "./Dataset.ts"
import { sourcesOf } from "./Dataset.ts"
import { DatasetUnknown } from "./Errors.ts"
import * as Mini from "./Mini.ts"
import * as Miracl from "./Miracl.ts"
import * as MlqaR from "./MlqaR.ts"
import * as Mmarco from "./Mmarco.ts"
import * as MrTydi from "./MrTydi.ts"
import * as Mtop from "./Mtop.ts"
import * as MtopOfficial from "./MtopOfficial.ts"
import * as Muse from "./Muse.ts"
import * as Ntrex from "./Ntrex.ts"
import * as XquadR from "./XquadR.ts"
import * as XtremeSquad from "./XtremeSquad.ts"

export const all: ReadonlyArray<Dataset> = [
  Mini.evaluation,
  Mini.training,
  ...Miracl.dev,
  ...Miracl.train,
  MlqaR.retrieval,
  Mmarco.training,
  MrTydi.training,
  Mtop.dev,
  Mtop.test,
  MtopOfficial.dev,
  MtopOfficial.test,
  MtopOfficial.training,
  Muse.lexicon,
  Ntrex.dataset,
  XquadR.retrieval,
  XquadR.training,
  XtremeSquad.sentences,
  XtremeSquad.paragraphs
]

/** The sets of that name, which serve different roles with the same files. */
export const named = (name: string): ReadonlyArray<Dataset> => all.filter((dataset) => dataset.name === name)

/** The files that loading these languages of what has that name reads, each once. Default: all languages. */
export const sources = (name: string, languages?: ReadonlyArray<string>): ReadonlyArray<Source.Source> => {
  const found = named(name).flatMap((dataset) => sourcesOf(dataset, languages))
  return [...new Map(found.map((source) => [source.url, source])).values()]
}

/** The files of the corpus of that name in one language, each for a step of its own; none where it has no corpus. */
export const corpusShards = (name: string, lang: string): ReadonlyArray<Source.Source> =>
  named(name).flatMap((dataset) => dataset.role === "retrieval" ? dataset.corpus?.shards(lang) ?? [] : [])

/** One of these files, by its place among them, and how to read it. */
export const corpusShard = (
  name: string,
  lang: string,
  shard: number
): Effect.Effect<Pick<Corpus, "documents"> & { readonly url: string }, DatasetUnknown> => {
  const [found] = named(name).flatMap((dataset) => dataset.role === "retrieval" ? dataset.corpus ?? [] : [])
  const url = found?.shards(lang)[shard]?.url
  if (found !== undefined && url !== undefined) return Effect.succeed({ documents: found.documents, url })
  const known = all.filter((dataset) => "corpus" in dataset && dataset.languages.includes(lang)).map(({ name }) => name)
  return Effect.fail(new DatasetUnknown({ name: `${name}, ${lang}, file ${shard}`, role: "corpus", known }))
}

/** What who downloads it should know before. */
export const notice = (name: string): string | undefined =>
  named(name).find(({ notice }) => notice !== undefined)?.notice

const namesOf = (role: Dataset["role"]): ReadonlyArray<string> =>
  all.filter((dataset) => dataset.role === role).map(({ name }) => name)

/** For configs: the name of an evaluation set. */
export const EvaluationName = Schema.Literals(namesOf("evaluation"))

/** For configs: the name of a retrieval set. */
export const RetrievalName = Schema.Literals(namesOf("retrieval"))

/** For configs: the name of a training set. */
export const TrainingName = Schema.Literals(namesOf("training"))

/** For configs: the name of a lexicon. */
export const LexiconName = Schema.Literals(namesOf("lexicon"))

/** The evaluation set of that name. */
export const evaluationSet = (name: string): Effect.Effect<EvaluationSet, DatasetUnknown> => inRole(name, "evaluation")

/** The retrieval set of that name. */
export const retrievalSet = (name: string): Effect.Effect<RetrievalSet, DatasetUnknown> => inRole(name, "retrieval")

/** The training set of that name. */
export const trainingSet = (name: string): Effect.Effect<TrainingSet, DatasetUnknown> => inRole(name, "training")

/** The lexicon of that name. */
export const lexicon = (name: string): Effect.Effect<Lexicon, DatasetUnknown> => inRole(name, "lexicon")

const inRole = <R extends Dataset["role"]>(
  name: string,
  role: R
): Effect.Effect<Extract<Dataset, { readonly role: R }>, DatasetUnknown> => {
  const dataset = named(name).find((dataset) => dataset.role === role)
  return dataset === undefined
    ? Effect.fail(new DatasetUnknown({ name, role, known: namesOf(role) }))
    : Effect.succeed(dataset as Extract<Dataset, { readonly role: R }>)
}
