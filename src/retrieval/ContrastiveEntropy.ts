/**
 * Contrastive entropy of held-out pairs (Fang et al. 2024, "Scaling Laws For Dense Retrieval", arXiv 2403.18684): how surprised an encoder is that a query's own passage is the right one among others. Unlike ranking measures it
 * is continuous, so that it shows what size does. It is the loss of training, InfoNCE, on pairs not trained on.
 */
import { exp } from "../numerics/Exponential.ts"
import { log } from "../numerics/NaturalLogarithm.ts"
import * as Embeddings from "./Embeddings.ts"
import * as InnerProduct from "./InnerProduct.ts"
import * as Means from "./Means.ts"

/** The measure's name in tables; in nats, lower is better. */
export const measure = "ContrastiveEntropy"

export interface Side extends Embeddings.Embeddings {
  /** The pair that each text is of, shared by its translations. */
  readonly pairIds: ReadonlyArray<string>
}

export interface Pairs {
  readonly queries: Side
  readonly passages: Side
  /** Of each passage: those of one language with equal texts answer each other's queries, and are no negatives. */
  readonly texts: ReadonlyArray<string>
  /** Divides the similarities, as in training. */
  readonly temperature: number
}

/**
 * -log softmax(similarities / temperature) at the query's own passage, the candidates being all passages of one language:
 * the query's own (monolingual), or each of the others (cross-lingual). Values by query, means by language pair, macro
 * averages. A query without a passage in a language is dropped there and counted.
 */
export const evaluate = (setting: "monolingual" | "cross-lingual", pairs: Pairs): Means.Evaluation => {
  const { passages, queries } = pairs
  const docLangs = [...new Set(passages.langs)]
  const cells = [...new Set(queries.langs)].flatMap((queryLang) => {
    const asked = [...queries.langs.keys()].filter((query) => queries.langs[query] === queryLang)
    const searched = docLangs.filter((docLang) => (docLang === queryLang) === (setting === "monolingual"))
    return searched.map((docLang) => {
      const candidates = [...passages.langs.keys()].filter((passage) => passages.langs[passage] === docLang)
      const own = new Map(candidates.map((passage) => [passages.pairIds[passage], passage]))
      const kept = asked.filter((query) => own.has(queries.pairIds[query]))
      const values = kept.map((query) => entropy(pairs, query, own.get(queries.pairIds[query]) as number, candidates))
      return { queryLang, docLang, queries: kept, dropped: asked.length - kept.length, values }
    })
  })
  return Means.evaluation(measure, cells, cells.map(({ values }) => values))
}

/** Around the greatest of the logits, so that nothing overflows. */
const entropy = (
  { passages, queries, temperature, texts }: Pairs,
  query: number,
  own: number,
  candidates: ReadonlyArray<number>
): number => {
  const logits = candidates
    .filter((passage) => passage === own || texts[passage] !== texts[own])
    .map((passage) => logit(queries, query, passages, passage) / temperature)
  const greatest = logits.reduce((max, logit) => Math.max(max, logit), -Infinity)
  const sum = logits.reduce((sum, logit) => sum + exp(logit - greatest), 0)
  return greatest + log(sum) - logit(queries, query, passages, own) / temperature
}

const logit = (queries: Side, query: number, passages: Side, passage: number): number =>
  InnerProduct.score(Embeddings.vectors(queries), query, Embeddings.vectors(passages), passage)
