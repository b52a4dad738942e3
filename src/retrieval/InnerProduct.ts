/**
 * Inner products of query and document vectors. A score is one float64 sum over ascending dimensions, rounded to
 * float32 once: it depends on its two vectors alone, never on how queries or documents are put into blocks or shards.
 */

/** Row-major vectors [rows, dimensions]. */
export interface Vectors {
  readonly rows: Float32Array
  readonly dimensions: number
}

export interface Block {
  /** The first query of the block. */
  readonly from: number
  readonly queries: number
  /** [queries, documents], valid until the next block is asked for. */
  readonly scores: Float32Array
}

export const count = ({ dimensions, rows }: Vectors): number => rows.length / dimensions

/** The score of one query and one document, each given by its row. */
export const score = (queries: Vectors, query: number, documents: Vectors, document: number): number => {
  const { dimensions } = queries
  let sum = 0
  for (let i = 0; i < dimensions; i++) {
    sum += documents.rows[document * dimensions + i] * queries.rows[query * dimensions + i]
  }
  return Math.fround(sum)
}

/** All scores, [queries, documents]. */
export const scores = (queries: Vectors, documents: Vectors): Float32Array => {
  const width = count(documents)
  const all = new Float32Array(count(queries) * width)
  for (const { from, scores } of blocks(queries, documents)) all.set(scores, from * width)
  return all
}

/** The scores of `size` queries at a time, in one buffer of `size` × documents that every block overwrites. */
export function* blocks(queries: Vectors, documents: Vectors, size = 32): Generator<Block> {
  const { dimensions } = queries
  const total = count(queries)
  const width = count(documents)
  const capacity = Math.ceil(Math.min(size, total) / LANES) * LANES
  const block = new Float32Array(capacity * dimensions)
  const buffer = new Float32Array(capacity * width)
  for (let from = 0; from < total; from += size) {
    const held = Math.min(size, total - from)
    block.fill(0).set(queries.rows.subarray(from * dimensions, (from + held) * dimensions))
    for (let document = 0; document < width; document++) {
      const row = documents.rows.subarray(document * dimensions, (document + 1) * dimensions)
      for (let lane = 0; lane < held; lane += LANES) scoreLanes(block, row, lane, { scores: buffer, document, width })
    }
    yield { from, queries: held, scores: buffer.subarray(0, held * width) }
  }
}

/** Queries that share one pass over a document: eight independent sums keep the multiplier busy. */
const LANES = 8

interface Target {
  readonly scores: Float32Array
  readonly document: number
  readonly width: number
}

/** Scores queries `lane` … `lane + 7` of the block against one document. */
const scoreLanes = (block: Float32Array, row: Float32Array, lane: number, target: Target): void => {
  const n = row.length
  const at = lane * n
  const [at1, at2, at3, at4, at5, at6, at7] = [
    at + n,
    at + 2 * n,
    at + 3 * n,
    at + 4 * n,
    at + 5 * n,
    at + 6 * n,
    at + 7 * n
  ]
  let [s0, s1, s2, s3, s4, s5, s6, s7] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let i = 0; i < n; i++) {
    const x = row[i]
    s0 += x * block[at + i]
    s1 += x * block[at1 + i]
    s2 += x * block[at2 + i]
    s3 += x * block[at3 + i]
    s4 += x * block[at4 + i]
    s5 += x * block[at5 + i]
    s6 += x * block[at6 + i]
    s7 += x * block[at7 + i]
  }
  const { document, scores, width } = target
  const out = lane * width + document
  scores[out] = s0
  scores[out + width] = s1
  scores[out + 2 * width] = s2
  scores[out + 3 * width] = s3
  scores[out + 4 * width] = s4
  scores[out + 5 * width] = s5
  scores[out + 6 * width] = s6
  scores[out + 7 * width] = s7
}
