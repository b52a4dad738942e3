/**
 * The one ranking order of the program: score descending, ties by document id descending in byte order, as trec_eval
 * (`form_res_rels.c`). Run files, top-k lists, ranks and measures all use it, so none depends on the order in which
 * documents were read, scored or merged.
 */

/** What orders documents: two parallel lists. */
export interface Order {
  /** The score of each document, never NaN. */
  readonly scores: Float32Array | Float64Array
  readonly ids: ReadonlyArray<string>
}

/** Whether a document of this score and id ranks above the other. */
export const precedes = (score: number, id: string, otherScore: number, otherId: string): boolean =>
  score > otherScore || (score === otherScore && compareIds(id, otherId) > 0)

/**
 * The best `k` documents by index, best first, `excluded` (an index) left out, and whatever scores below `floor`; fewer
 * when there are no more.
 */
export const topK = ({ ids, scores }: Order, k: number, excluded = -1, floor = -Infinity): Int32Array => {
  const documents = scores.length
  const top = new Int32Array(Math.min(k, documents))
  let size = 0
  let least = floor
  for (let document = 0; document < documents; document++) {
    if (scores[document] < least || document === excluded) continue
    const at = placeAmong({ ids, scores }, top.subarray(0, size), document)
    if (at === top.length) continue
    if (size < top.length) size++
    top.copyWithin(at + 1, at, size - 1)
    top[at] = document
    if (size === top.length) least = scores[top[size - 1]]
  }
  return top.subarray(0, size)
}

/** Sorts document indices in place, best first. */
export const sort = ({ ids, scores }: Order, documents: Int32Array): Int32Array =>
  documents.sort((a, b) => scores[b] - scores[a] || compareIds(ids[b], ids[a]))

/** How many documents of `sorted`, a list that is best first, rank above one of this score and id. */
export const position = (sorted: Order, score: number, id: string): number => {
  let low = 0
  let high = sorted.ids.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (precedes(sorted.scores[middle], sorted.ids[middle], score, id)) low = middle + 1
    else high = middle
  }
  return low
}

/** Orders ids by the bytes of their UTF-8, ascending. */
export const compareIds = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (x !== y) return byBytes(x) - byBytes(y)
  }
  return a.length - b.length
}

/** In UTF-16 the surrogates, which stand for what is above U+FFFF, are below U+E000; in UTF-8 they come last. */
const byBytes = (unit: number): number => unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit

/** How many documents of `sorted` (indices, best first) rank above `document`. */
const placeAmong = ({ ids, scores }: Order, sorted: Int32Array, document: number): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = sorted[middle]
    if (precedes(scores[other], ids[other], scores[document], ids[document])) low = middle + 1
    else high = middle
  }
  return low
}
