/**
 * What a dataset is. Evaluation sets give utterances to be searched for, training sets give query-passage pairs; both
 * give their rows language by language, with ids shared by everything that says the same thing.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import { DatasetUnreadable } from "./Errors.ts"
import * as Source from "./Source.ts"

/** One utterance in one language. */
export interface Utterance {
  /** Shared by the utterance's translations. */
  readonly utteranceId: string
  readonly lang: string
  readonly text: string
  /** What is said, without its particulars: utterances of one frame are relevant to each other. */
  readonly frame: string
}

/** One training pair in one language. */
export interface Pair {
  /** `<dataset>:<id>`, shared by the pair's translations. */
  readonly pairId: string
  readonly lang: string
  readonly query: string
  readonly passage: string
}

/** The text of a downloaded file, by its path under the downloads folder (`Source.path` of its URL). */
export type Files = (path: string) => Effect.Effect<string, DatasetUnreadable>

interface Described {
  readonly name: string
  /** BCP 47 codes, in code-unit order. */
  readonly languages: ReadonlyArray<string>
  /** SPDX identifier. */
  readonly licence: string
  readonly citation: string
  /** None where the data come with the program. */
  readonly sources: ReadonlyArray<Source.Source>
}

export interface EvaluationSet extends Described {
  readonly role: "evaluation"
  readonly load: (files: Files) => Effect.Effect<ReadonlyArray<Utterance>, DatasetUnreadable>
}

export interface TrainingSet extends Described {
  readonly role: "training"
  readonly load: (files: Files) => Effect.Effect<ReadonlyArray<Pair>, DatasetUnreadable>
}

export type Dataset = EvaluationSet | TrainingSet

/** The files of a downloads folder, as UTF-8. */
export const filesIn = Effect.fnUntraced(
  function*(folder: string): Effect.fn.Return<Files, never, FileSystem.FileSystem | Path.Path> {
    const fs = yield* FileSystem.FileSystem
    const path = yield* Path.Path
    return (name) =>
      fs.readFile(path.join(folder, name)).pipe(
        Effect.mapError((error) => unreadable(name, error.message)),
        Effect.flatMap((bytes) => decode(name, bytes))
      )
  }
)

/** The files of several downloads folders: a file is looked for in each. */
export const filesOf = Effect.fnUntraced(
  function*(
    folders: Readonly<Record<string, { readonly path: string }>>
  ): Effect.fn.Return<Files, never, FileSystem.FileSystem | Path.Path> {
    const readers = yield* Effect.forEach(Object.values(folders), ({ path }) => filesIn(path))
    return (name) => Effect.firstSuccessOf([...readers.map((read) => read(name)), Effect.fail(missing(name))])
  }
)

/** The text of one source. */
export const textOf = (files: Files, source: Source.Source): Effect.Effect<string, DatasetUnreadable> =>
  files(Source.path(source.url))

const decode = (file: string, bytes: Uint8Array): Effect.Effect<string, DatasetUnreadable> =>
  Effect.try({
    try: () => new TextDecoder("utf-8", { fatal: true }).decode(bytes),
    catch: () => unreadable(file, "bytes that are not UTF-8")
  })

const unreadable = (file: string, found: string): DatasetUnreadable =>
  new DatasetUnreadable({ file, expected: "a readable file of UTF-8 text", found })

const missing = (file: string): DatasetUnreadable => unreadable(file, "no such file among the downloads")
