/**
 * The one ranking order of the program: score descending, ties by document id descending in byte order, as trec_eval
 * (`form_res_rels.c`). Run files, top-k lists, ranks and measures all use it, so none depends on the order in which
 * documents were read, scored or merged.
 */

/** What orders the documents 0 … n - 1 of one query. */
export interface Order {
  /** The score of each document, never NaN. */
  readonly scores: Float32Array | Float64Array
  /** Each document's place among equals: see `tieOrder`. */
  readonly ties: Int32Array
}

/** Whether document `a` ranks above document `b`. */
export const precedes = ({ scores, ties }: Order, a: number, b: number): boolean =>
  scores[a] > scores[b] || (scores[a] === scores[b] && ties[a] < ties[b])

/** The best `k` documents, best first, `excluded` (a document's index) left out; fewer when there are no more. */
export const topK = (order: Order, k: number, excluded = -1): Int32Array => {
  const documents = order.scores.length
  const top = new Int32Array(Math.min(k, documents))
  let size = 0
  for (let document = 0; document < documents; document++) {
    if (document === excluded) continue
    if (size === top.length && (size === 0 || !precedes(order, document, top[size - 1]))) continue
    const at = position(order, top.subarray(0, size), document)
    if (size < top.length) size++
    top.copyWithin(at + 1, at, size - 1)
    top[at] = document
  }
  return top.subarray(0, size)
}

/** Sorts document indices in place, best first. */
export const sort = (order: Order, documents: Int32Array): Int32Array =>
  documents.sort((a, b) => (precedes(order, a, b) ? -1 : precedes(order, b, a) ? 1 : 0))

/** How many documents of `sorted` (best first) rank above `document`. */
export const position = (order: Order, sorted: Int32Array, document: number): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (precedes(order, sorted[middle], document)) low = middle + 1
    else high = middle
  }
  return low
}

/** The place of each document when all are ordered by id, descending in byte order: 0 for the greatest id. */
export const tieOrder = (docIds: ReadonlyArray<string>): Int32Array => {
  const bytes = docIds.map((docId) => Buffer.from(docId, "utf8"))
  const places = new Int32Array(docIds.length)
  docIds
    .map((_, document) => document)
    .sort((a, b) => Buffer.compare(bytes[b], bytes[a]))
    .forEach((document, place) => (places[document] = place))
  return places
}
