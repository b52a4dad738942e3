/** What claims are tested on. */
import type { Counted } from "../../../schemas/Overlaps.ts"
import type { Evidence } from "../../../schemas/Verdicts.ts"
import type * as Results from "../Results.ts"

export interface Facts {
  /** Results by the name of their benchmark. */
  readonly benchmarks: Readonly<Record<string, ReadonlyArray<Results.Row>>>
  /** What was found on comparing training pairs with evaluation texts, and its digest. */
  readonly overlaps: (Counted & { readonly digest: string }) | undefined
  /** The digest of the means that an encoder's rows come from. */
  readonly digestOf: (benchmark: string, row: Results.Row) => string
}

/** The benchmarks that a test is about: the one it names, or all. */
export const benchmarksOf = (
  { benchmark }: { readonly benchmark?: string },
  { benchmarks }: Facts
): ReadonlyArray<readonly [name: string, rows: ReadonlyArray<Results.Row>]> =>
  Object.entries(benchmarks).filter(([name]) => benchmark === undefined || name === benchmark)

export const notTested = (why: string): Evidence => ({ outcome: "not tested", text: why, digests: [] })

/** Why a test that names a benchmark finds nothing. */
export const noResults = ({ benchmark }: { readonly benchmark?: string }): Evidence =>
  notTested(`there are no results on ${benchmark ?? "any benchmark"}`)

export const digests = (
  benchmark: string,
  rows: ReadonlyArray<Results.Row>,
  { digestOf }: Facts
): ReadonlyArray<string> => [...new Set(rows.map((row) => digestOf(benchmark, row)))]
