/** The sentences of a paragraph, by Unicode's rules (UAX #29) with the tailoring of its language. */

/**
 * The sentence around the code unit at `index`, trimmed. Of XQuAD-R's answers, 90 % (German) to 99.7 % (Arabic) lie in
 * the sentence that its authors found; Thai, which does not mark where sentences end, has paragraphs of one sentence.
 */
export const around = (paragraph: string, index: number, lang: string): string =>
  segmenter(lang).segment(paragraph).containing(index)?.segment.trim() ?? ""

const segmenters = new Map<string, Intl.Segmenter>()

const segmenter = (lang: string): Intl.Segmenter => {
  const known = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: "sentence" })
  segmenters.set(lang, known)
  return known
}
