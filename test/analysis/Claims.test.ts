import test from "ava"
import type { Claim } from "../../schemas/Claim.ts"
import type { Outcome } from "../../schemas/Verdicts.ts"
import { isFailed } from "../../schemas/Verdicts.ts"
import * as Claims from "../../src/analysis/Claims.ts"
import type { Facts } from "../../src/analysis/claims/Facts.ts"
import type * as Results from "../../src/analysis/Results.ts"
import { hybridClaims } from "../../src/recipes/HybridClaims.ts"
import { rows } from "./experiment.ts"

const facts = (results: ReadonlyArray<Results.Row>, others: Partial<Facts> = {}): Facts => ({
  benchmarks: { mtop: results },
  overlaps: { pairs: 10, texts: 5, overlapping: 0, examples: [], trainedLanguages: ["de", "en"], digest: "d" },
  digestOf: (benchmark, { model, seed, strategy }) => `${benchmark}/${model}/${strategy}/${seed}`,
  ...others
})

const claim = (test: Claim["test"]): Claim => ({ id: "x", statement: "x", source: { paper: "p", where: "w" }, test })

const check = (test: Claim["test"], facts: Facts) => Claims.check([claim(test)], facts)[0]

const better: Claim["test"] = {
  _tag: "better",
  strategy: "hybrid",
  than: ["monolingual", "cross-lingual"],
  direction: "higher",
  measure: "AP",
  setting: "multilingual"
}

const won = { monolingual: [0.2, 0.21, 0.19], "cross-lingual": [0.25, 0.26, 0.24], hybrid: [0.3, 0.31, 0.29] }
const lost = { ...won, hybrid: won.monolingual, monolingual: won.hybrid }
/** Seeds disagree about cross-lingual. */
const open = { ...won, hybrid: [0.24, 0.27, 0.25] }

test("a strategy is better than others if it is under all seeds, for every model; turned round, it is not", (t) => {
  const outcome = (values: typeof won): Outcome =>
    check(better, facts([...rows("tiny", values), ...rows("large", won)])).outcome
  t.is(outcome(won), "reproduced")
  t.is(outcome(lost), "not reproduced")
  t.is(outcome(open), "within seed noise")
})

test("of what less is better, the same numbers say the contrary", (t) => {
  const given = facts(rows("tiny", won, { measure: "RankDistance", relation: "translation" }))
  const than = ["monolingual"] as const
  t.is(check({ ...better, than, measure: "RankDistance", direction: "lower" }, given).outcome, "not reproduced")
  t.is(check({ ...better, than, measure: "RankDistance", direction: "higher" }, given).outcome, "reproduced")
})

test("evidence has the numbers, the interval, and the digests of both sides", (t) => {
  const { evidence } = check(better, facts(rows("tiny", won)))
  t.is(evidence[0].text, "tiny: hybrid 0.300, monolingual 0.200: +0.100 [+0.100, +0.100]")
  t.deepEqual(evidence[0].digests, [
    ...[1, 2, 3].map((seed) => `mtop/tiny/monolingual/${seed}`),
    ...[1, 2, 3].map((seed) => `mtop/tiny/hybrid/${seed}`)
  ])
  t.is(evidence.length, 2)
})

test("one seed, another benchmark or another setting leave a claim untested, and say why", (t) => {
  const single = { monolingual: [0.2], "cross-lingual": [0.2], hybrid: [0.3] }
  const why = (test: Claim["test"], given: Facts) => {
    const { evidence, outcome } = check(test, given)
    t.is(outcome, "not tested")
    return evidence[0].text
  }
  t.regex(why(better, facts(rows("tiny", single))), /one seed, so that its noise is not known$/)
  t.is(why({ ...better, benchmark: "xquad-r" }, facts(rows("tiny", won))), "there are no results on xquad-r")
  t.is(
    why({ ...better, setting: "monolingual" }, facts(rows("tiny", won))),
    "there is no AP in the monolingual setting on mtop"
  )
  t.is(
    why({ _tag: "disjoint" }, facts([], { overlaps: undefined })),
    "training pairs and evaluation texts were not compared"
  )
})

test("unseen languages are those that no training pair is in", (t) => {
  const unseen: Claim["test"] = { ...better, languages: "unseen" }
  const seen = rows("tiny", lost, { queryLang: "de" })
  t.regex(check(unseen, facts(seen)).evidence[0].text, /every language was trained on$/)
  const both = [...rows("tiny", won, { queryLang: "el" }), ...rows("tiny", won, { queryLang: "vi" })]
  t.is(check(unseen, facts([...seen, ...both])).outcome, "reproduced")
  t.is(check(unseen, facts([...seen, ...both.map((row) => ({ ...row, queryLang: "en" }))])).outcome, "not tested")
})

test("printed values are reproduced within their tolerance, and within seed noise where the interval holds them", (t) => {
  const value = (value: number): Outcome => {
    const printed = { benchmark: "mtop", setting: "multilingual", model: "tiny", strategy: "hybrid", value } as const
    return check({ _tag: "values", measure: "AP", tolerance: 0.01, printed: [printed] }, facts(rows("tiny", won)))
      .outcome
  }
  t.is(value(0.305), "reproduced")
  t.is(value(0.315), "within seed noise")
  t.is(value(0.4), "not reproduced")
  const absent = { benchmark: "mtop", setting: "multilingual", model: "xl", strategy: "hybrid", value: 1 } as const
  t.is(
    check({ _tag: "values", measure: "AP", tolerance: 1, printed: [absent] }, facts(rows("tiny", won))).outcome,
    "not tested"
  )
})

test("coverage counts the languages and the ordered pairs that were searched", (t) => {
  const langs = ["de", "en", "hi"]
  const cells = langs.flatMap((queryLang) =>
    langs.flatMap((docLang) => {
      const setting = queryLang === docLang ? "monolingual" : "cross-lingual"
      return rows("tiny", { hybrid: [0.3, 0.3] }, { queryLang, docLang, setting })
    })
  )
  t.is(check({ _tag: "coverage", languages: 3, pairs: 6 }, facts(cells)).outcome, "reproduced")
  const missing = cells.filter(({ docLang, queryLang }) => docLang !== "de" || queryLang !== "hi")
  t.is(check({ _tag: "coverage", languages: 3, pairs: 6 }, facts(missing)).outcome, "not reproduced")
})

test("an evaluation text among the training pairs refutes that there is none", (t) => {
  const found = facts([])
  t.is(check({ _tag: "disjoint" }, found).outcome, "reproduced")
  const overlaps = { ...found.overlaps!, overlapping: 6, examples: ["a:1"] }
  const { evidence, outcome } = check({ _tag: "disjoint" }, { ...found, overlaps })
  t.is(outcome, "not reproduced")
  t.is(evidence[0].text, "6 of 10 training pairs hold an evaluation text, such as a:1")
  t.deepEqual(evidence[0].digests, ["d"])
})

test("one comparison against a claim refutes it, whatever the others say", (t) => {
  t.is(Claims.together(["reproduced", "not tested", "not reproduced"]), "not reproduced")
  t.is(Claims.together(["reproduced", "not tested", "within seed noise"]), "not tested")
  t.is(Claims.together(["reproduced", "within seed noise"]), "within seed noise")
  t.is(Claims.together(["reproduced", "reproduced"]), "reproduced")
  t.is(Claims.together([]), "not tested")
})

test("the claims of the paper have ids of their own, and only a required one fails", (t) => {
  const verdicts = Claims.check(hybridClaims, facts(rows("tiny", lost)))
  t.is(new Set(verdicts.map(({ id }) => id)).size, hybridClaims.length)
  t.deepEqual(verdicts.filter(isFailed), [])
  const overlapping = { ...facts([]).overlaps!, overlapping: 1 }
  const failed = Claims.check(hybridClaims, facts(rows("tiny", lost), { overlaps: overlapping })).filter(isFailed)
  t.deepEqual(failed.map(({ id }) => id), ["disjoint"])
})
