/** "So many languages, and so many pairs of languages": what was really searched with and in. */
import type { Claim } from "../../../schemas/Claim.ts"
import type { Evidence } from "../../../schemas/Verdicts.ts"
import * as Results from "../Results.ts"
import type { Facts } from "./Facts.ts"
import { benchmarksOf, digests, noResults } from "./Facts.ts"

type Test = Extract<Claim["test"], { readonly _tag: "coverage" }>

export const evidence = (test: Test, facts: Facts): ReadonlyArray<Evidence> => {
  const benchmarks = benchmarksOf(test, facts)
  if (benchmarks.length === 0) return [noResults(test)]
  return benchmarks.map(([benchmark, results]) => {
    const rows = results.filter(({ queryLang, relation }) => queryLang !== Results.every && relation !== "held-out")
    const languages = Results.distinct(rows, "queryLang").length
    const crossed = Results.select(rows, { setting: "cross-lingual" })
    const pairs = new Set(crossed.map(({ docLang, queryLang }) => `${queryLang} ${docLang}`)).size
    const isSame = languages === test.languages && pairs === test.pairs
    const text = `${benchmark}: ${languages} languages and ${pairs} ordered pairs of them, `
      + `claimed ${test.languages} and ${test.pairs}`
    return { outcome: isSame ? "reproduced" : "not reproduced", text, digests: digests(benchmark, rows, facts) }
  })
}
