/**
 * NTREX-128: the English news sentences of WMT 2019, professionally translated, aligned line by line. Here a training
 * set for which each sentence is cut in two near its middle: the first half is the query, the rest the passage.
 *
 * This is the inverse cloze task (Lee, Chang, Toutanova 2019, ORQA, arXiv 1906.00300: a span of text must find the text
 * it was taken from) at the scale of a sentence. Whole sentences would make query and passage of a monolingual batch
 * the same text, which teaches nothing. The following sentence would need document boundaries, which these files do
 * not hold, and would make one text the passage of a pair and the query of the next, hence its own false negative when
 * both meet in a batch. Halves belong together for certain and no text is in two pairs. In a cross-lingual batch word
 * order lets the halves share some of their content.
 */
import * as Effect from "effect/Effect"
import * as Source from "../sources/Source.ts"
import type * as Dataset from "./Dataset.ts"
import { DatasetUnreadable } from "./Errors.ts"
import * as Files from "./reading/Files.ts"

const licence = "CC-BY-SA-4.0"

const citation = "Federmann, Kocmi, Xin: NTREX-128: News Test References for MT Evaluation of 128 Languages, "
  + "SUMEval 2022; sentences of Barrault et al.: Findings of the 2019 Conference on Machine Translation, WMT 2019"

const revision = "8561f6a622db9edad1217683e5c83daefd8bb2bf"

const pinned = (
  lang: string,
  name: string,
  pin: { readonly bytes: number; readonly sha256: string }
): readonly [string, Source.Source] => {
  const url =
    `https://raw.githubusercontent.com/MicrosoftTranslator/NTREX/${revision}/NTREX-128/newstest2019-${name}.txt`
  return [lang, Source.make({ url, ...pin, licence, citation })]
}

const files = [
  pinned("de", "ref.deu", {
    bytes: 306436,
    sha256: "259d7406a07b63e6b5b9c4a22fb76b85e2578a3fa0a4e541a50f4f7348e5c1b2"
  }),
  pinned("en", "src.eng", {
    bytes: 251739,
    sha256: "389e8f5796c66db4f646dfad33e1ec622d74767af5ef112b42a1f2cd814df3cc"
  }),
  pinned("es", "ref.spa", {
    bytes: 299333,
    sha256: "0ad8129e5ce0bea86ba7e0ea0db0504d6626b8a4d2a7cf4c44b7791c70e99b84"
  }),
  pinned("fr", "ref.fra", {
    bytes: 314688,
    sha256: "1dd80d337f6a75c6ed579a95f09ca9b85d87d6e488d0a428c5f89cca99553136"
  }),
  pinned("hi", "ref.hin", {
    bytes: 674699,
    sha256: "10d612b3960dc1f90d297aff7e3c6d39e6eb7221b912cef0c053d9f510e41bbc"
  }),
  pinned("th", "ref.tha", {
    bytes: 658582,
    sha256: "45a57c4f9fdbae282eb2c94821535ae3c88b09186a23c5506eb0907ba429d6a5"
  })
]

export const dataset: Dataset.TrainingSet = {
  role: "training",
  name: "ntrex-128",
  languages: files.map(([lang]) => lang),
  licence,
  citation,
  sources: files.map(([, source]) => source),
  // All files, whichever languages are wanted: a sentence is a pair in every language or in none.
  load: (downloads, { languages }) =>
    Effect.forEach(files, ([lang, source]) => {
      const file = Source.path(source.url)
      return Effect.map(
        Effect.flatMap(Files.text(downloads, file), (text) => parse(file, text)),
        (lines) => ({ lang, file, lines })
      )
    }).pipe(
      Effect.flatMap(pairs),
      Effect.map((all) => ({ ...all, pairs: all.pairs.filter(({ lang }) => languages.includes(lang)) }))
    )
}

/** The lines of a file, trimmed. They end in CRLF or LF, the last one too; `file` only names the text in errors. */
export const parse = (file: string, text: string): Effect.Effect<ReadonlyArray<string>, DatasetUnreadable> => {
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/).map((line) => line.trim())
  const empty = lines.indexOf("")
  if (empty === -1) return Effect.succeed(lines)
  return Effect.fail(
    new DatasetUnreadable({ file, row: `line ${empty + 1}`, expected: "a sentence", found: "nothing" })
  )
}

export interface AlignedFile {
  readonly lang: string
  readonly file: string
  readonly lines: ReadonlyArray<string>
}

/**
 * The pairs of files whose line i is one sentence in every file. A sentence that cannot be halved in some language is
 * left out in all, so that every pair exists in every language. Ids count lines from 1: `ntrex-128:0001`.
 */
export const pairs = (
  aligned: ReadonlyArray<AlignedFile>
): Effect.Effect<Dataset.Pairs, DatasetUnreadable> => {
  const length = aligned[0]?.lines.length ?? 0
  const uneven = aligned.find(({ lines }) => lines.length !== length)
  if (uneven !== undefined) {
    const { file, lines } = uneven
    return Effect.fail(new DatasetUnreadable({ file, expected: `${length} lines`, found: `${lines.length} lines` }))
  }
  const halves = aligned.map(({ lang, lines }) => lines.map((line) => halve(line, lang)))
  const everywhere = Array.from({ length }, (_, i) => i).filter((i) => halves.every((each) => each[i] !== undefined))
  return Effect.succeed({
    pairs: aligned.flatMap(({ lang }, f) =>
      everywhere.map((i) => ({ pairId: `ntrex-128:${String(i + 1).padStart(4, "0")}`, lang, ...halves[f][i]! }))
    ),
    dropped: length - everywhere.length
  })
}

/**
 * The two halves of a sentence, cut at the space nearest to its middle in code points (the earlier of two), if that
 * lies in the middle half of the sentence. Thai separates phrases, not words, by spaces, so a Thai sentence without
 * such a space is cut between the two letters nearest to its middle that may be separated.
 */
export const halve = (sentence: string, lang: string): Pick<Dataset.Pair, "query" | "passage"> | undefined => {
  const points = Array.from(sentence)
  const isSpace = (i: number): boolean => points[i] === " "
  const separates = (i: number): boolean => !inseparable.test(points[i - 1] + points[i])
  const cut = nearestToMiddle(points.length, isSpace)
    ?? (lang === "th" ? nearestToMiddle(points.length, separates) : undefined)
  if (cut === undefined) return undefined
  return { query: points.slice(0, cut).join("").trim(), passage: points.slice(cut).join("").trim() }
}

/**
 * Two neighbours of one Thai syllable or one foreign word: a Thai vowel or sign after, above or below its consonant and
 * whatever it follows; a Thai vowel written before its consonant and that consonant; two Latin letters or digits.
 */
const inseparable = /[\u0e30-\u0e3a\u0e45-\u0e4e]$|^[\u0e40-\u0e44]|^[0-9A-Za-z]{2}$/

const nearestToMiddle = (length: number, mayCut: (i: number) => boolean): number | undefined => {
  const first = Math.max(1, Math.ceil(length / 4))
  const last = Math.floor((3 * length) / 4)
  const cuts = Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => first + k).filter(mayCut)
  const distance = (i: number): number => Math.abs(2 * i - length)
  return cuts.reduce<number | undefined>(
    (best, cut) => (best === undefined || distance(cut) < distance(best) ? cut : best),
    undefined
  )
}
