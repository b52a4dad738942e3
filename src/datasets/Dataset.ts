/**
 * What a dataset is. Evaluation sets give utterances that are queries and documents at once, retrieval sets give
 * queries, documents and judgements, training sets give query-passage pairs, lexicons give translations of words. All
 * give their rows language by language, with ids shared by everything that says the same thing.
 */
import type * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import type * as Path from "effect/Path"
import type * as Stream from "effect/Stream"
import type * as Source from "../sources/Source.ts"
import type { DatasetUnreadable } from "./Errors.ts"
import * as Files from "./reading/Files.ts"

/** One utterance in one language. */
export interface Utterance {
  /** Shared by the utterance's translations. */
  readonly utteranceId: string
  readonly lang: string
  readonly text: string
  /** What is said, without its particulars: utterances of one frame are relevant to each other. */
  readonly frame: string
}

/** One query or document. */
export interface Text {
  /**
   * No two queries and no two documents of a set have the same; `<lang>:<id>` where it has several languages. A query
   * has a document's id only if it is that document, which is left out of its ranking.
   */
  readonly id: string
  /** Shared by the text's translations; the same as `id` where it has none. */
  readonly parallelId: string
  readonly lang: string
  readonly text: string
}

export interface Judgement {
  readonly queryId: string
  readonly docId: string
  /** 0: looked at, and not relevant. */
  readonly relevance: number
}

export interface Retrieval {
  readonly queries: ReadonlyArray<Text>
  /** None where the set has a corpus of its own. */
  readonly documents: ReadonlyArray<Text>
  readonly judgements: ReadonlyArray<Judgement>
}

/** One training pair in one language. */
export interface Pair {
  /** `<dataset>:<id>`, shared by the pair's translations. */
  readonly pairId: string
  readonly lang: string
  readonly query: string
  readonly passage: string
}

export interface Pairs {
  readonly pairs: ReadonlyArray<Pair>
  /** How many rows of the files make no pair: what each set leaves out is said in its file. */
  readonly dropped: number
}

/** Which part of a training set is asked for. */
export interface Wanted {
  /** Those of the set's languages that are wanted. */
  readonly languages: ReadonlyArray<string>
  /** At most so many pair ids, each in all its languages. A set whose files are large reads no more than these. */
  readonly limit?: number | undefined
}

interface Described {
  /** Unique among the sets of its role. */
  readonly name: string
  /** BCP 47 codes, in code-unit order. */
  readonly languages: ReadonlyArray<string>
  /** SPDX identifier. */
  readonly licence: string
  readonly citation: string
  /** What who downloads it should know before. */
  readonly notice?: string
  /** None where the data come with the program. */
  readonly sources: ReadonlyArray<Source.Source>
  /** Those of `sources` that loading these languages reads. Default: all. */
  readonly sourcesFor?: (languages: ReadonlyArray<string>) => ReadonlyArray<Source.Source>
}

export interface EvaluationSet extends Described {
  readonly role: "evaluation"
  /** Utterances that exist in all of `languages`, and perhaps in more. Default: all languages. */
  readonly load: (
    files: Files.Files,
    languages?: ReadonlyArray<string>
  ) => Effect.Effect<ReadonlyArray<Utterance>, DatasetUnreadable>
}

export interface RetrievalSet extends Described {
  readonly role: "retrieval"
  /** What makes a document relevant: it holds the answer, or a person judged it. */
  readonly relation: "answer" | "judged"
  readonly load: (files: Files.Files, languages: ReadonlyArray<string>) => Effect.Effect<Retrieval, DatasetUnreadable>
  readonly corpus?: Corpus
}

/** Documents too many for memory, in files that are prepared one by one. */
export interface Corpus {
  /** The files of one language, in order. */
  readonly shards: (lang: string) => ReadonlyArray<Source.Source>
  /** The documents of one of them, in its order. `separator` stands between title and text. */
  readonly documents: (
    files: Files.Files,
    shard: { readonly url: string; readonly lang: string; readonly separator: string }
  ) => Stream.Stream<Text, DatasetUnreadable>
}

export interface TrainingSet extends Described {
  readonly role: "training"
  readonly load: (files: Files.Files, wanted: Wanted) => Effect.Effect<Pairs, DatasetUnreadable>
}

/** Translations of words, by language and source word, which is in lower case; the better known ones first. */
export type Words = Readonly<Record<string, ReadonlyMap<string, ReadonlyArray<string>>>>

export interface Lexicon extends Described {
  readonly role: "lexicon"
  /** The language whose words are translated; `languages` are those that they are translated into. */
  readonly from: string
  readonly load: (files: Files.Files, languages: ReadonlyArray<string>) => Effect.Effect<Words, DatasetUnreadable>
}

export type Dataset = EvaluationSet | RetrievalSet | TrainingSet | Lexicon

/** The files that loading these languages of a dataset reads. Default: all languages. */
export const sourcesOf = (
  { languages, sources, sourcesFor }: Dataset,
  wanted: ReadonlyArray<string> = languages
): ReadonlyArray<Source.Source> => sourcesFor?.(wanted) ?? sources

/** The files of several downloads, by any labels. */
export const filesOf = (
  downloads: Readonly<Record<string, { readonly path: string }>>
): Effect.Effect<Files.Files, never, FileSystem.FileSystem | Path.Path> =>
  Files.inFolders(Object.values(downloads).map(({ path }) => path))
