/**
 * Measures written again from their definitions, as plainly as can be, to compare the real ones with: ranks are counted
 * document by document, and nothing is shared with what is tested.
 */

export interface Query {
  readonly entries: ReadonlyArray<{ readonly docId: string; readonly score: number }>
  readonly levels: ReadonlyMap<string, number>
}

export interface Asked {
  readonly family: string
  readonly cutoff: number
  readonly rel: number
  readonly divisor: string
}

/** `float` is what scores are rounded to before they are compared. */
export const valueOf = (
  { entries, levels }: Query,
  { cutoff, divisor, family, rel }: Asked,
  float: (score: number) => number
): number => {
  const isAbove = (a: Query["entries"][number], b: Query["entries"][number]): boolean =>
    float(a.score) > float(b.score) ||
    (float(a.score) === float(b.score) && Buffer.compare(Buffer.from(a.docId), Buffer.from(b.docId)) > 0)
  const rankOf = (entry: Query["entries"][number]): number =>
    1 + entries.filter((other) => isAbove(other, entry)).length
  const levelOf = (entry: Query["entries"][number]): number => levels.get(entry.docId) ?? 0

  const relevant = [...levels.values()].filter((level) => level >= rel).length
  const foundAt = (depth: number): number =>
    entries.filter((entry) => levelOf(entry) >= rel && rankOf(entry) <= depth).length
  const sum = (values: ReadonlyArray<number>): number => values.reduce((a, b) => a + b, 0)
  const counted = entries.filter((entry) => rankOf(entry) <= cutoff)

  switch (family) {
    case "AP": {
      const precisions = counted.filter((entry) => levelOf(entry) >= rel).map((entry) =>
        foundAt(rankOf(entry)) / rankOf(entry)
      )
      if (relevant === 0) return 0
      return sum(precisions) / (divisor === "min" && cutoff < relevant ? cutoff : relevant)
    }
    case "nDCG": {
      const gain = (level: number): number => (level > 0 ? level : 0)
      const dcg = sum(counted.map((entry) => gain(levelOf(entry)) / Math.log2(1 + rankOf(entry))))
      const best = [...levels.values()].map(gain).sort((a, b) => b - a).filter((_, place) => place < cutoff)
      const ideal = sum(best.map((level, place) => level / Math.log2(place + 2)))
      return ideal === 0 ? 0 : dcg / ideal
    }
    case "R":
      return relevant === 0 ? 0 : foundAt(cutoff) / relevant
    case "P":
      return foundAt(cutoff) / cutoff
    case "RR": {
      const ranks = counted.filter((entry) => levelOf(entry) >= rel).map(rankOf)
      return ranks.length === 0 ? 0 : 1 / Math.min(...ranks)
    }
    case "Success":
      return foundAt(cutoff) > 0 ? 1 : 0
    case "Rprec":
      return relevant === 0 ? 0 : foundAt(relevant) / relevant
    default:
      throw new Error(`the oracle does not know ${family}`)
  }
}
