/** A generated corpus, written as any stage writes embeddings: unit vectors in any number of shards. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { Embeddings } from "../../schemas/Embeddings.ts"
import { Qrels } from "../../schemas/Qrels.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import * as Random from "../../src/random/Stream.ts"

export interface Size {
  readonly documents: number
  readonly dimensions: number
  readonly queries: number
}

/** What a generated corpus lies in. */
export interface Folder {
  readonly queries: string
  readonly qrels: string
  readonly shard: (index: number) => string
}

export const inFolder = (folder: string): Folder => ({
  queries: `${folder}/queries.arrow`,
  qrels: `${folder}/qrels.arrow`,
  shard: (index) => `${folder}/documents-${index}.arrow`
})

const LANGS = ["de", "en", "es", "fr", "hi", "th"]
const ROWS_AT_ONCE = 8192
/** Of each query: so much of one document's vector, which is relevant to it, is noise. */
const NOISE = 0.8
const RELEVANT = 5

const documentId = (document: number): string => `${LANGS[document % LANGS.length]}:${document}`

/** Rows floor(i · documents / shards) … of shard i: the same documents, however many shards there are. */
export const writeShards = Effect.fnUntraced(function*(folder: Folder, size: Size, shards: number) {
  const boundary = (shard: number): number => Math.floor(shard * size.documents / shards)
  for (let shard = 0; shard < shards; shard++) {
    const starts = Array.from(
      { length: Math.ceil((boundary(shard + 1) - boundary(shard)) / ROWS_AT_ONCE) },
      (_, i) => boundary(shard) + i * ROWS_AT_ONCE
    )
    const pieces = Stream.map(
      Stream.rechunk(Stream.fromIterable(starts), 1),
      (from) => documents(size, from, Math.min(from + ROWS_AT_ONCE, boundary(shard + 1)))
    )
    yield* TableFile.writeBatches(Embeddings, folder.shard(shard), pieces)
  }
})

const documents = ({ dimensions }: Size, from: number, to: number) => {
  const values = new Float32Array((to - from) * dimensions)
  for (let row = from; row < to; row++) values.set(documentVector(row, dimensions), (row - from) * dimensions)
  const ids = Array.from({ length: to - from }, (_, i) => documentId(from + i))
  return { id: ids, lang: ids.map((id) => id.slice(0, 2)), embedding: { dimensions, values } }
}

const documentVector = (document: number, dimensions: number): Float32Array => random("documents", document, dimensions)

/** One vector of length 1, of numbers drawn uniformly from -1 … 1 by a generator that its row seeds. */
const random = (name: string, row: number, dimensions: number): Float32Array => {
  let state = Random.uint32(Random.make(1, name), row)
  return unit(new Float32Array(dimensions).map(() => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0
    let x = Math.imul(state ^ (state >>> 15), state | 1)
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61)
    return ((x ^ (x >>> 14)) >>> 0) / 2147483648 - 1
  }))
}

const unit = (vector: Float32Array): Float32Array => {
  let squares = 0
  for (const x of vector) squares += x * x
  const length = Math.sqrt(squares)
  return vector.map((x) => x / length)
}

/** Queries near a document each, which is relevant to it as are a few others that are not near. */
export const writeQueries = Effect.fnUntraced(function*(folder: Folder, size: Size) {
  const { dimensions, documents, queries } = size
  const stream = Random.make(1, "relevant")
  const ids = Array.from({ length: queries }, (_, i) => `query ${i}`)
  const relevant = ids.map((_, query) =>
    Array.from({ length: RELEVANT }, (_, i) => Random.integer(stream, query * RELEVANT + i, documents))
  )
  const values = new Float32Array(queries * dimensions)
  relevant.forEach(([near], query) => {
    const noise = random("queries", query, dimensions)
    values.set(unit(documentVector(near, dimensions).map((x, i) => x + NOISE * noise[i])), query * dimensions)
  })
  yield* TableFile.writeColumns(Embeddings, folder.queries, {
    id: ids,
    lang: ids.map((_, i) => LANGS[i % LANGS.length]),
    embedding: { dimensions, values }
  })
  yield* TableFile.writeColumns(Qrels, folder.qrels, {
    queryId: ids.flatMap((id) => Array.from({ length: RELEVANT }, () => id)),
    docId: relevant.flatMap((documents) => documents.map(documentId)),
    relevance: new Int32Array(queries * RELEVANT).fill(1)
  })
})
