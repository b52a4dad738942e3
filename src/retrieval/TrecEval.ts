/** An evaluation as trec_eval prints it: under its names, in its order, to four decimals. */
import * as Evaluation from "./Evaluation.ts"
import type { Measure } from "./Measures.ts"

/**
 * The lines `measure⇥query⇥value` that trec_eval prints for these measures and for its counts: of every query of the run
 * if `perQuery` (-q), then of all. A measure that it does not have goes by our name, after those that it has.
 */
export const format = (
  evaluated: ReadonlyArray<Evaluation.Evaluated>,
  measures: ReadonlyArray<Measure>,
  { perQuery = false } = {}
): string => {
  const order = [...measures.keys()].sort((a, b) => precedence(measures[a], measures[b]))
  const block = (query: string, counts: Counts, values: ReadonlyArray<number>): ReadonlyArray<string> => [
    ...Object.entries(counts).map(([name, count]) => line(name, query, String(count))),
    ...order.map((m) => line(nameOf(measures[m]), query, fixed(values[m])))
  ]
  const single = perQuery ? evaluated.filter(({ isInRun }) => isInRun) : []
  return [
    ...single.flatMap((query) => block(query.queryId, countsOf([query]), query.values)),
    line("num_q", "all", String(evaluated.length)),
    ...block("all", countsOf(evaluated), Evaluation.means(evaluated))
  ].join("")
}

/**
 * A value as C's `%6.4f` prints it: of a value midway between two decimals the even one, where `toFixed` takes the
 * greater. Only odd multiples of 1/32 are midway.
 */
export const fixed = (value: number): string => {
  const isMidway = Number.isInteger(value * 32) && !Number.isInteger(value * 16)
  const below = Math.floor(value * 1e4)
  return (isMidway && below % 2 === 0 ? below / 1e4 : value).toFixed(4).padStart(6)
}

type Counts = ReturnType<typeof countsOf>

const countsOf = (evaluated: ReadonlyArray<Evaluation.Evaluated>) => {
  const sum = (count: (query: Evaluation.Evaluated) => number) => evaluated.reduce((all, each) => all + count(each), 0)
  return {
    num_ret: sum(({ retrieved }) => retrieved),
    num_rel: sum(({ relevant }) => relevant),
    num_rel_ret: sum(({ relevantRetrieved }) => relevantRetrieved)
  }
}

const line = (name: string, query: string, value: string): string => `${name.padEnd(22)}\t${query}\t${value}\n`

/** Its measures in its order (measures.c), each with the family of ours and whether it has a cutoff. */
const theirs = [
  { name: "map", family: "AP", isCut: false },
  { name: "Rprec", family: "Rprec", isCut: false },
  { name: "recip_rank", family: "RR", isCut: false },
  { name: "P", family: "P", isCut: true },
  { name: "recall", family: "R", isCut: true },
  { name: "ndcg", family: "nDCG", isCut: false },
  { name: "ndcg_cut", family: "nDCG", isCut: true },
  { name: "map_cut", family: "AP", isCut: true },
  { name: "success", family: "Success", isCut: true }
]

/** The place of a measure among theirs. With -l a level counts from which all measures take documents for relevant. */
const placeOf = ({ cutoff, divisor, family, rel }: Measure): number => {
  const place = theirs.findIndex((each) => each.family === family && each.isCut === (cutoff !== Infinity))
  return place === -1 || rel !== 1 || divisor !== "relevant" ? theirs.length : place
}

const nameOf = (measure: Measure): string => {
  const place = placeOf(measure)
  if (place === theirs.length) return measure.name
  return theirs[place].name + (theirs[place].isCut ? `_${measure.cutoff}` : "")
}

const precedence = (a: Measure, b: Measure): number => {
  const [place, other] = [placeOf(a), placeOf(b)]
  return place !== other ? place - other : place === theirs.length ? 0 : a.cutoff - b.cutoff
}
