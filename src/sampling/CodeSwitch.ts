/**
 * Code-switching (Litschko, Artemova, Plank 2023, arXiv 2305.05295, multilingual variant): each word of a text is, with
 * a given probability, exchanged for its translation into a language drawn uniformly. A word that the language's lexicon
 * lacks stays; of several translations the first is taken, as the paper takes the nearest neighbour of the word's
 * embedding. Compare `code_switch_multilingually` in src/train_data/codeswitch_clwe.py of mainlp/CodeSwitchCLIR; its
 * words are the tokens of the Penn Treebank, which parts "don't" in two, where here they are whole.
 */
import * as Stream from "../random/Stream.ts"

/** By language and word in lower case; the better translations first. */
export type Lexicons = Readonly<Record<string, ReadonlyMap<string, ReadonlyArray<string>>>>

export interface Options {
  readonly lexicons: Lexicons
  /** Of drawing a language for a word. The paper tries 0.25 to 1. */
  readonly probability: number
  readonly seed: number
}

/**
 * The texts, switched. A draw depends on the seed, the text's place and the word's place in it alone: a higher
 * probability switches the same words and others besides, into the same languages.
 */
export const switchAll = (
  texts: ReadonlyArray<string>,
  { lexicons, probability, seed }: Options
): ReadonlyArray<string> => {
  const whether = Stream.make(seed, "code-switch/whether")
  const language = Stream.make(seed, "code-switch/language")
  const languages = Object.keys(lexicons).sort()
  return texts.map((text, place) => {
    let position = place * MOST_WORDS
    return text.replace(WORD, (word) => {
      const at = position++
      if (languages.length === 0 || Stream.uniform(whether, at) >= probability) return word
      const lang = languages[Stream.integer(language, at, languages.length)]
      return lexicons[lang].get(word.toLowerCase())?.[0] ?? word
    })
  })
}

/** Letters, marks and digits, with apostrophes and hyphens between them. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu

/** Words of a text that have draws of their own; the next text's follow. */
const MOST_WORDS = 2 ** 16
