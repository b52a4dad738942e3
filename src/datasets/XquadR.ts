/**
 * XQuAD-R of LAReQA: 1,190 SQuAD questions and the sentences of their 240 paragraphs, both in eleven languages. It is a
 * retrieval set, and a training set: a question with the sentence in which its answer begins. Ids of questions are
 * shared by the languages, sentence numbers are not, since translations divide paragraphs differently.
 *
 * Questions on one paragraph often share their answer's sentence, so equal passages occur under different ids.
 */
import * as Effect from "effect/Effect"
import * as Source from "../sources/Source.ts"
import type * as Dataset from "./Dataset.ts"
import * as Lareqa from "./Lareqa.ts"

const licence = "CC-BY-SA-4.0"

const citation = "Roy, Constant, Al-Rfou, Barua, Phillips, Yang: LAReQA: Language-agnostic answer retrieval from a "
  + "multilingual pool, EMNLP 2020, arXiv 2004.05484; questions of Artetxe, Ruder, Yogatama: On the Cross-lingual "
  + "Transferability of Monolingual Representations (XQuAD), ACL 2020, arXiv 1910.11856"

const revision = "9bc8c7fb6dd8d01d72a05a93c2cb96882b0d299c"

const pinned = (lang: string, bytes: number, sha256: string): readonly [string, Source.Source] => {
  const url = `https://raw.githubusercontent.com/google-research-datasets/lareqa/${revision}/xquad-r/${lang}.json`
  return [lang, Source.make({ url, bytes, sha256, licence, citation })]
}

const files = [
  pinned("ar", 2234875, "c52922d3b8ac1ae03ed5ac38647ad59870dca3dda2beefe18ecdc30729acb69d"),
  pinned("de", 732156, "16fb0f4bf4916154b585a20c24c66074591c9718a1affe764ff4697572328949"),
  pinned("el", 2810127, "163fd43ee785a30eb534ae2061e9eaa766a7ee4e8ffce5e4b422480c150f64b6"),
  pinned("en", 628651, "7b0954f39297c27a31fef610f0883337dd2907fa8699151dc922afdd0fa12ffe"),
  pinned("es", 746335, "f8e836b2d91009c4363e04315f7ede363eedbbb49c67dda60de6c4aa782f58de"),
  pinned("hi", 2408404, "ea45ba8ae4513d1533b222bebdc02a90bc319c055d3aeea68584a053d2e92872"),
  pinned("ru", 2764904, "7f4dff853538b9a5fcc28c070b8bb983a5c5d190ac747b8e005a1ada9cab18f1"),
  pinned("th", 2618544, "c3a041864c3a9fb0b4dd91cfdf99cf36b411b3e704c58a303c97bc6dc786cfe4"),
  pinned("tr", 827827, "f3e8c13002bbce154a4578f535f7533cb70f3da08840e6b62735935baec7bd94"),
  pinned("vi", 1132303, "e35926bf5cc6fc6ecbdfca49467aabeb454f08d152d7818143a906bd31dde995"),
  pinned("zh", 959291, "80c2cde7b9c2fb134c303cbb52f2ba396ead9eb0014aec43993543d2ba9e93ed")
]

const described = { name: "xquad-r", licence, citation }

/** 1,190 questions and 852 (Thai) to 1,276 (German) sentences in each language, 13,014 sentences in all. */
export const retrieval: Dataset.RetrievalSet = Lareqa.retrievalSet(described, files)

/** 1,190 pairs. */
export const training: Dataset.TrainingSet = {
  ...described,
  role: "training",
  languages: retrieval.languages,
  sources: retrieval.sources,
  sourcesFor: (languages) => retrieval.sourcesFor?.(languages) ?? retrieval.sources,
  load: (downloads, { languages }) =>
    Effect.forEach(
      files.filter(([lang]) => languages.includes(lang)),
      ([lang, source]) =>
        Effect.map(Lareqa.load(downloads, source), ({ candidates, questions }) =>
          questions.map(({ answer, questionId, text }) => ({
            pairId: `xquad-r:${questionId}`,
            lang,
            query: text,
            passage: candidates[answer]
          })))
    ).pipe(Effect.map((rows) => ({ pairs: rows.flat(), dropped: 0 })))
}
