/**
 * The comparison classes that kinds choose from, besides bitwise. How a class compares is loaded by address when it is
 * asked: two results are compared long after they were made, so that this code is part of no stage's implementation.
 *
 * Tolerances let pass what another order of additions does, also where training has amplified it, and not the smallest
 * mistake; docs/decisions/0007-comparison-classes.md has the measurements.
 */
import * as Effect from "effect/Effect"
import type { Compare, Comparison } from "../../src/engine/Comparison.ts"
import type { Table } from "../Table.ts"
import type { Tolerances } from "./Deviation.ts"
import type { Averages } from "./Measure.ts"
import type { Rankings, RankTolerances } from "./Ranking.ts"

/** What a class needs to know of the tables it compares. */
export type OfTable = (table: Table) => Comparison

/**
 * Tables of the same rows in the same order: texts and integers are equal, and every other number a is as near to the
 * expected e as |a − e| ≤ absolute + relative · |e|.
 */
export const numeric = (tolerances: Tolerances): OfTable => (table) => ({
  name: "numeric",
  tolerances: { ...tolerances },
  compare: later(async () => (await load<typeof import("./Numeric.ts")>("Numeric.ts")).compare(table, tolerances))
})

/** Folders whose safetensors files hold tensors as near to each other as `numeric` says; all other files are equal. */
export const tensors = (tolerances: Tolerances): Comparison => ({
  name: "numeric",
  tolerances: { ...tolerances },
  compare: later(async () => (await load<typeof import("./Tensors.ts")>("Tensors.ts")).compare(tolerances))
})

/**
 * Tables of rankings: on average over queries, the share of documents in common down to rank `depth` is at least
 * `overlap`, and rank-biased overlap with persistence `persistence` at least `rankBiasedOverlap`.
 */
export const ranking = (rankings: Rankings, tolerances: RankTolerances): OfTable => (table) => ({
  name: "ranking",
  tolerances: { ...tolerances },
  compare: later(async () =>
    (await load<typeof import("./Ranking.ts")>("Ranking.ts")).compare(table, rankings, tolerances)
  )
})

/**
 * Tables of measures: the same rows but for one column of values, in any order, and values as near to each other as
 * `numeric` says; where a measure has a value a query, their |a − e| is averaged over the queries first.
 */
export const measure = (averages: Averages, tolerances: Tolerances): OfTable => (table) => ({
  name: "measure",
  tolerances: { ...tolerances },
  compare: later(async () =>
    (await load<typeof import("./Measure.ts")>("Measure.ts")).compare(table, averages, tolerances)
  )
})

const later = (make: () => Promise<Compare>): Compare => (expected, actual) =>
  Effect.flatMap(Effect.promise(make), (compare) => compare(expected, actual))

/** Not a literal, which bundlers would follow. */
const load = <Module>(file: string): Promise<Module> => import(new URL(file, import.meta.url).href) as Promise<Module>
