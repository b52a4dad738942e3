/**
 * What arXiv 2408.10536 (Elmahdy, Lin, Ahmad 2024) claims about hybrid batch training, as far as any experiment with its
 * three strategies can test it. Each comparison is made for every encoder on every benchmark that there are results on.
 */
import type { Claim } from "../../schemas/Claim.ts"

const paper = "arXiv 2408.10536"

const others = ["monolingual", "cross-lingual"] as const

/** Hybrid batches have the highest mAP in one setting. */
const best = (setting: "monolingual" | "cross-lingual" | "multilingual", where: string): Claim => ({
  id: `best-${setting}`,
  statement: `In ${setting} retrieval hybrid batches do better than monolingual and than cross-lingual ones.`,
  source: { paper, where },
  test: { _tag: "better", strategy: "hybrid", than: others, direction: "higher", measure: "AP", setting }
})

export const hybridClaims: ReadonlyArray<Claim> = [
  best("monolingual", "Table 1, columns Mo."),
  best("cross-lingual", "Table 1, columns Cr."),
  best("multilingual", "Table 1, columns Mul."),
  {
    id: "less-bias",
    statement: "Hybrid batches reduce language bias against monolingual ones.",
    source: { paper, where: "section 4.2.2, Table 2" },
    test: {
      _tag: "better",
      strategy: "hybrid",
      than: ["monolingual"],
      direction: "lower",
      measure: "RankDistance",
      setting: "multilingual"
    }
  },
  {
    id: "unseen-languages",
    statement:
      "Hybrid batches are strong zero shot: they do better than the others in languages without training data.",
    source: { paper, where: "Tables 3 to 6, languages not trained on" },
    test: {
      _tag: "better",
      strategy: "hybrid",
      than: others,
      direction: "higher",
      measure: "AP",
      setting: "multilingual",
      languages: "unseen"
    }
  },
  {
    id: "disjoint",
    statement: "Nothing of the evaluation is in the training data.",
    source: { paper, where: "zero-shot evaluation" },
    required: true,
    test: { _tag: "disjoint" }
  }
]
