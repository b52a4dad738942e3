/**
 * MUSE's bilingual dictionaries from English: which words translate which, one pair a line, more probable ones first.
 * They are for code-switching: exchanging words of a text for those of another language (Litschko, Artemova, Plank
 * 2023, arXiv 2305.05295).
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Source from "../sources/Source.ts"
import type * as Dataset from "./Dataset.ts"
import type { DatasetUnreadable } from "./Errors.ts"
import * as Files from "./reading/Files.ts"

const licence = "CC-BY-NC-4.0"

const citation = "Conneau, Lample, Ranzato, Denoyer, Jégou: Word Translation Without Parallel Data, ICLR 2018, arXiv "
  + "1710.04087"

/** Those of MUSE's languages that another dataset here has. */
const languages = ["ar", "bn", "de", "el", "es", "fa", "fi", "fr", "hi", "id", "it", "ja", "ko", "nl", "pt", "ru", "th"]
  .concat(["tr", "vi", "zh"])

const source = (lang: string): Source.Source =>
  Source.make({ url: `https://dl.fbaipublicfiles.com/arrival/dictionaries/en-${lang}.txt`, licence, citation })

const sourcesFor = (wanted: ReadonlyArray<string>): ReadonlyArray<Source.Source> =>
  languages.filter((lang) => wanted.includes(lang)).map(source)

export const lexicon: Dataset.Lexicon = {
  role: "lexicon",
  name: "muse",
  from: "en",
  languages,
  licence,
  citation,
  notice: "MUSE's dictionaries are under CC BY-NC 4.0 (attribution, non-commercial).",
  sources: sourcesFor(languages),
  sourcesFor,
  load: (files, wanted) =>
    Effect.map(
      Effect.forEach(
        languages.filter((lang) => wanted.includes(lang)),
        (lang) => Effect.map(load(files, source(lang)), (words) => [lang, words] as const)
      ),
      Object.fromEntries
    )
}

const load = (
  files: Files.Files,
  { url }: Source.Source
): Effect.Effect<ReadonlyMap<string, ReadonlyArray<string>>, DatasetUnreadable> =>
  Effect.map(Files.collect(Files.rows(files, Source.path(url), entry)), (entries) => {
    const words = new Map<string, Array<string>>()
    for (const [word, translation] of entries) {
      const known = words.get(word)
      if (known === undefined) words.set(word, [translation])
      else if (!known.includes(translation)) known.push(translation)
    }
    return words
  })

/** A word and its translation, by a tab in some files and by a space in others; MUSE passes over a word alone. */
const entry = (line: string): Result.Result<readonly [string, string] | undefined, string> => {
  const [word, translation, ...more] = line.trim().split(/\s+/)
  if (translation === undefined) return Result.succeed(undefined)
  return more.length === 0
    ? Result.succeed([word.toLowerCase(), translation])
    : Result.fail("a word and its translation")
}
