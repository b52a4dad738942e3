/** What could be made of the results of fixture.ts: of the right shape, with plausible numbers. */
import type { Difference } from "../../schemas/Differences.ts"
import type { ScalingFit } from "../../schemas/ScalingFits.ts"
import type { Trend } from "../../schemas/Trends.ts"
import type { Verdict } from "../../schemas/Verdicts.ts"
import * as Results from "../../src/analysis/Results.ts"
import type { Input } from "../../src/report/Input.ts"
import * as PairedT from "../../src/statistics/PairedT.ts"
import * as fixture from "./fixture.ts"

const pairs = [["hybrid", "monolingual"], ["hybrid", "cross-lingual"], ["hybrid", "untrained"], [
  "cross-lingual",
  "monolingual"
]] as const

interface Pair {
  readonly model: Results.Model
  readonly rows: ReadonlyArray<Results.Row>
  readonly strategy: string
  readonly baseline: string
}

/** Of mAP in all settings and of rank distance; strategies with one seed have no interval over seeds. */
export const differences = (results: ReadonlyArray<Results.Row>): ReadonlyArray<Difference> =>
  [...Results.settings.map(Results.primaryMacro), Results.biasMacro].flatMap((wanted) => {
    const macro = Results.select(results, wanted)
    return Results.models(macro).flatMap((model) =>
      pairs.flatMap(([strategy, baseline]) => difference({ model, rows: macro, strategy, baseline }))
    )
  })

const difference = ({ baseline, model, rows, strategy }: Pair): ReadonlyArray<Difference> => {
  const of = (strategy: string) => Results.select(rows, { model: model.name, strategy })
  const each = of(strategy).flatMap(({ seed, value }) =>
    of(baseline).filter((row) => row.seed === seed).map((row) => value - row.value)
  )
  if (each.length === 0) return []
  const mean = each.reduce((sum, value) => sum + value, 0) / each.length
  const { measure, relation, setting } = rows[0]
  const seeds = PairedT.interval(each)
  const spread = measure === "AP" ? 0.012 : 90
  const p = Math.min(1, Math.exp(-6 * Math.abs(mean) / spread) * 2)
  return [{
    model: model.name,
    parameters: model.parameters,
    nonEmbeddingParameters: model.nonEmbeddingParameters,
    relation,
    setting,
    measure,
    strategy,
    baseline,
    difference: mean,
    seeds: each.length,
    seedsLow: seeds?.low ?? NaN,
    seedsHigh: seeds?.high ?? NaN,
    topics: 1237,
    topicsLow: mean - spread,
    topicsHigh: mean + spread,
    effectSize: strategy === "hybrid" ? mean / spread / 3 : NaN,
    p: p / 2,
    adjustedP: p
  }]
}

export const trends: ReadonlyArray<Trend> = (["non-embedding", "total"] as const).flatMap((against) =>
  Results.settings.flatMap((setting, i) =>
    ["monolingual", "cross-lingual"].map((baseline, b) => ({
      relation: "frame" as const,
      setting,
      measure: "AP",
      strategy: "hybrid",
      baseline,
      against,
      slope: 0.004 * (i - b),
      low: b === 0 ? 0.004 * i - 0.01 : NaN,
      high: b === 0 ? 0.004 * i + 0.01 : NaN,
      seeds: b === 0 ? 3 : 1,
      models: 4
    }))
  )
)

const nothing = {
  A: NaN,
  ALow: NaN,
  AHigh: NaN,
  ABootstrapLow: NaN,
  ABootstrapHigh: NaN,
  alpha: NaN,
  alphaLow: NaN,
  alphaHigh: NaN,
  alphaBootstrapLow: NaN,
  alphaBootstrapHigh: NaN,
  delta: NaN,
  deltaLow: NaN,
  deltaHigh: NaN,
  deltaBootstrapLow: NaN,
  deltaBootstrapHigh: NaN,
  rSquared: NaN
}

/** Hybrid batches have a fit, the others were refused one. */
export const fits: ReadonlyArray<ScalingFit> = (["non-embedding", "total"] as const).flatMap((against) =>
  (["monolingual", "cross-lingual"] as const).flatMap((setting, i) =>
    ["monolingual", "cross-lingual", "hybrid"].map((strategy) => {
      const about = { relation: "held-out" as const, setting, measure: "ContrastiveEntropy", strategy, against }
      const counts = { sizes: 4, points: 12 }
      return strategy === "hybrid"
        ? {
          ...about,
          refused: "",
          A: 2e6,
          ALow: 1.1e6,
          AHigh: 3.4e15,
          ABootstrapLow: 1e6,
          ABootstrapHigh: Infinity,
          alpha: 0.3,
          alphaLow: 0.21,
          alphaHigh: 0.42,
          alphaBootstrapLow: 0.2,
          alphaBootstrapHigh: Infinity,
          delta: 0.63 + 0.1 * i,
          deltaLow: 0.5,
          deltaHigh: 0.75,
          deltaBootstrapLow: -Infinity,
          deltaBootstrapHigh: 0.76,
          rSquared: 0.98,
          ...counts
        }
        : { ...about, refused: "the best alpha lies at the edge of the search", ...nothing, ...counts }
    })
  )
)

/** One of each outcome. */
export const verdicts: ReadonlyArray<Verdict> = [
  {
    id: "hybrid best & <first>",
    statement:
      "Hybrid batches are better than \"monolingual\" ones in the cross-lingual setting, for every model alike.",
    source: { paper: "arXiv 2408.10536", where: "Table 2" },
    required: true,
    test: {
      _tag: "better",
      setting: "cross-lingual",
      measure: "AP",
      strategy: "hybrid",
      than: ["monolingual"],
      direction: "higher"
    },
    outcome: "reproduced",
    evidence: ["small", "base", "large", "xl"].map((model) => ({
      outcome: "reproduced" as const,
      text:
        `${model}: hybrid 0.412 against 0.361 for monolingual, +0.051 with a 95 % interval over seeds from +0.040 to +0.062`,
      digests: [fixture.digestOf(`means/${model}/hybrid/1`), fixture.digestOf(`means/${model}/monolingual/1`)]
    }))
  },
  {
    id: "multilingual",
    statement: "Hybrid batches have a lower rank distance than cross-lingual ones.",
    source: { paper: "arXiv 2408.10536", where: "Table 4" },
    test: {
      _tag: "better",
      setting: "multilingual",
      measure: "RankDistance",
      strategy: "hybrid",
      than: ["cross-lingual"],
      direction: "lower"
    },
    outcome: "within seed noise",
    evidence: [{ outcome: "within seed noise", text: "xl: 612 against 640", digests: [] }]
  },
  {
    id: "monolingual",
    statement: "Monolingual batches are best in the monolingual setting.",
    source: { paper: "arXiv 2408.10536", where: "Section 5.1" },
    test: {
      _tag: "better",
      setting: "monolingual",
      measure: "AP",
      strategy: "monolingual",
      than: ["hybrid"],
      direction: "higher"
    },
    outcome: "not reproduced",
    evidence: [{
      outcome: "not reproduced",
      text: "xl: 0.480 against 0.488",
      digests: [fixture.digestOf("means/xl/hybrid/1")]
    }]
  },
  {
    id: "coverage",
    statement: "The method was tried on all 16 languages.",
    source: { paper: "arXiv 2408.10536", where: "Section 4" },
    test: { _tag: "coverage", languages: 16, pairs: 240 },
    outcome: "not tested",
    evidence: []
  }
]

/** A whole report's input: of everything by default. */
export const inputOf = (options: fixture.Options): Input => ({
  title: "Hybrid <batches> & \"sizes\"",
  subtitle: "Workflow scaling",
  results: fixture.results(options),
  differences: differences(fixture.results(options)),
  trends,
  fits,
  verdicts,
  log: fixture.log({ ...options, steps: 60 }),
  provenance: fixture.provenance,
  config: fixture.config
})

export const input = inputOf({})

/** Nothing at all. */
export const empty: Input = {
  ...input,
  results: [],
  differences: [],
  trends: [],
  fits: [],
  verdicts: [],
  log: [],
  provenance: []
}
