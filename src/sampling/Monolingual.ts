/**
 * Monolingual batches ("X-X-mono" in arXiv 2408.10536, section 3): query and passage of every row in one language,
 * drawn uniformly for each batch among the training languages.
 */
import type { PlanBatch } from "./BatchPlan.ts"

export const fields = {}

export const plan: PlanBatch<object> = (_, { draws, languages, step }) => {
  const lang = draws.language(step, languages)
  return {
    kind: "monolingual",
    admits: (available) => available.includes(lang),
    rowLanguages: () => ({ queryLang: lang, passageLang: lang })
  }
}
