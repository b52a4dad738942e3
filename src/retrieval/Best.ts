/** The best documents of one query so far, while its documents arrive block by block. */
import * as Ranking from "./Ranking.ts"

/** Best first. */
export interface Best {
  readonly scores: Float32Array
  readonly ids: ReadonlyArray<string>
  readonly langs: ReadonlyArray<string>
}

interface Block extends Ranking.Order {
  readonly langs: ReadonlyArray<string>
}

export const none: Best = { scores: new Float32Array(0), ids: [], langs: [] }

/** The best `depth` of those so far and of a block of other documents, `excluded` (an index in the block) left out. */
export const merge = (best: Best, block: Block, depth: number, excluded = -1): Best => {
  const floor = best.ids.length < depth ? -Infinity : best.scores[depth - 1]
  const more = Ranking.topK(block, depth, excluded, floor)
  if (more.length === 0) return best
  const size = Math.min(depth, best.ids.length + more.length)
  const scores = new Float32Array(size)
  const ids: Array<string> = []
  const langs: Array<string> = []
  for (let i = 0, j = 0; ids.length < size;) {
    const [score, id] = [block.scores[more[j]], block.ids[more[j]]]
    const stays = j === more.length ||
      (i < best.ids.length && Ranking.precedes(best.scores[i], best.ids[i], score, id))
    scores[ids.length] = stays ? best.scores[i] : score
    langs.push(stays ? best.langs[i] : block.langs[more[j]])
    ids.push(stays ? best.ids[i++] : (j++, id))
  }
  return { scores, ids, langs }
}
