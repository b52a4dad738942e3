/**
 * MLQA-R of LAReQA: questions of MLQA's development set and the sentences of their paragraphs, in seven languages. A
 * question exists in two to four of them, English always included. Its owners took it out of their repository; it is
 * read from the last revision that had it.
 */
import * as Source from "../sources/Source.ts"
import type * as Dataset from "./Dataset.ts"
import * as Lareqa from "./Lareqa.ts"

/** As the repository said at this revision. MLQA itself is under CC-BY-SA-3.0. */
const licence = "CC-BY-NC-4.0"

const citation = "Roy, Constant, Al-Rfou, Barua, Phillips, Yang: LAReQA: Language-agnostic answer retrieval from a "
  + "multilingual pool, EMNLP 2020, arXiv 2004.05484; questions of Lewis, Oguz, Rinott, Riedel, Schwenk: MLQA: "
  + "Evaluating Cross-lingual Extractive Question Answering, ACL 2020, arXiv 1910.07475"

const revision = "354d67d1cd066854cdfbf5ad0e6105528976141d"

const file = (lang: string): readonly [string, Source.Source] => {
  const url = `https://raw.githubusercontent.com/google-research-datasets/lareqa/${revision}/mlqa-r/${lang}.json`
  return [lang, Source.make({ url, licence, citation })]
}

/**
 * 1,148 questions in English and 500 to 517 in each other language; 1,787 (Spanish) to 6,264 (English) sentences,
 * 20,534 in all.
 */
export const retrieval: Dataset.RetrievalSet = Lareqa.retrievalSet({
  name: "mlqa-r",
  licence,
  citation,
  notice: "MLQA-R was published under CC BY-NC 4.0 (attribution, non-commercial) and later withdrawn by its owners "
    + "from the LAReQA repository; it is fetched from the repository's history. Use it only as that licence allows."
}, ["ar", "de", "en", "es", "hi", "vi", "zh"].map(file))
