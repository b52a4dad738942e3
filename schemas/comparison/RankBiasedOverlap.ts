/**
 * How much two rankings agree: at one depth, and over all depths, the upper ones counting more (Webber, Moffat & Zobel
 * 2010, "A similarity measure for indefinite rankings", doi 10.1145/1852102.1852106).
 *
 * Rankings may be incomplete: with documents at ranks 3 and 70 only, nothing is known of the others. The agreement at
 * depth d is the share in common of the documents known down to d: |A ∩ B| / max(|A|, |B|), and 1 where none is known.
 * For complete rankings of one length this is the paper's X_d / d.
 */

/** Document → rank, from 1. Several documents may share a rank. */
export type Ranking = ReadonlyMap<string, number>

/** The agreement at `depth`. */
export const overlap = (depth: number, a: Ranking, b: Ranking): number => {
  let [inA, inB, inBoth] = [0, 0, 0]
  for (const rank of a.values()) if (rank <= depth) inA++
  for (const [document, rank] of b) {
    if (rank > depth) continue
    inB++
    if ((a.get(document) ?? Infinity) <= depth) inBoth++
  }
  return agreement(inA, inB, inBoth)
}

/**
 * Extrapolated rank-biased overlap, RBO_EXT, with persistence p: (1 − p) Σ p^(d−1) A_d over all depths d, the agreement
 * below the last document being that at the last. For complete rankings of one length k this is the paper's equation
 * (30), X_k/k · p^k + (1 − p)/p · Σ_{d=1…k} X_d/d · p^d; where one is shorter, the documents it lacks count as
 * disagreement, while the paper's equation (32) extrapolates them.
 */
export const rankBiasedOverlap = (persistence: number, a: Ranking, b: Ranking): number => {
  const ranksInA = sorted(a.values())
  const ranksInB = sorted(b.values())
  const ranksInBoth = sorted([...a].map(([document, rank]) => Math.max(rank, b.get(document) ?? Infinity)))
  const depths = [...new Set([...ranksInA, ...ranksInB])].sort((one, other) => one - other)
  const inA = counter(ranksInA)
  const inB = counter(ranksInB)
  const inBoth = counter(ranksInBoth)
  let disagreement = 0
  let here = 0
  let weightFromHere = 1
  for (const depth of depths) {
    const weightFromDepth = persistence ** (depth - 1)
    disagreement += here * (weightFromHere - weightFromDepth)
    weightFromHere = weightFromDepth
    here = 1 - agreement(inA(depth), inB(depth), inBoth(depth))
  }
  return 1 - disagreement - here * weightFromHere
}

const agreement = (inA: number, inB: number, inBoth: number): number =>
  inA === 0 && inB === 0 ? 1 : inBoth / Math.max(inA, inB)

const sorted = (ranks: Iterable<number>): Float64Array => Float64Array.from(ranks).sort()

/** How many of `ranks`, which are sorted, are at most `depth`; for depths that only grow. */
const counter = (ranks: Float64Array): (depth: number) => number => {
  let count = 0
  return (depth) => {
    while (count < ranks.length && ranks[count] <= depth) count++
    return count
  }
}
