/**
 * A table that is larger than one tensor may be (LargestTensor.ts), as several tensors among others: consecutive rows,
 * named after the table. A table in one piece is its only shard.
 */
import * as tf from "@tensorflow/tfjs-core"
import { gatherRows, scatterRows } from "./GatherRows.ts"
import { replaceRows } from "./ReplaceRows.ts"
import { withGradient } from "./WithGradient.ts"

/** Names of weights hold no `#`. */
const nameOf = (whole: string, shard: number): string => `${whole}#${shard}`

const wholeOf = (name: string): string => name.replace(/#\d+$/, "")

/** The names of what has shards or is in one piece. */
export const wholes = (record: Readonly<Record<string, unknown>>): ReadonlyArray<string> => [
  ...new Set(Object.keys(record).map(wholeOf))
]

/** What belongs to the shards of `whole`, in their order. */
export const of = <A>(record: Readonly<Record<string, A>>, whole: string): ReadonlyArray<A> => {
  if (whole in record) return [record[whole]]
  const shards: Array<A> = []
  for (let name = nameOf(whole, 0); name in record; name = nameOf(whole, shards.length)) shards.push(record[name])
  return shards
}

/** By its name, what belongs to each shard of `whole`. */
export const named = <A>(whole: string, shards: ReadonlyArray<A>): Readonly<Record<string, A>> =>
  shards.length === 1
    ? { [whole]: shards[0] }
    : Object.fromEntries(shards.map((shard, i) => [nameOf(whole, i), shard]))

/** `record` with `shards` for those of `whole`. */
export const replaced = <A>(
  record: Readonly<Record<string, A>>,
  whole: string,
  shards: ReadonlyArray<A>
): Readonly<Record<string, A>> => {
  const others = Object.entries(record).filter(([name]) => wholeOf(name) !== whole)
  return { ...Object.fromEntries(others), ...named(whole, shards) }
}

type Shape = ReadonlyArray<number>

/** The shape of all shards together. */
export const shapeOf = (shards: ReadonlyArray<{ readonly shape: Shape }>): Shape => [
  ...(shards.length === 1 ? shards[0].shape.slice(0, 1) : [shards.reduce((rows, { shape }) => rows + shape[0], 0)]),
  ...shards[0].shape.slice(1)
]

/** From which row to before which, for the fewest shards of about one size that `bytes` are enough for. */
export const ranges = (shape: Shape, bytes: number): ReadonlyArray<readonly [number, number]> => {
  const [rows, ...rest] = shape
  const rowBytes = rest.reduce((product, n) => product * n, Float32Array.BYTES_PER_ELEMENT)
  const count = Math.ceil(rows / Math.max(1, Math.floor(bytes / rowBytes)))
  const size = Math.ceil(rows / count)
  return Array.from({ length: Math.ceil(rows / size) }, (_, i) => [i * size, Math.min(rows, (i + 1) * size)])
}

/** As `gatherRows` of GatherRows.ts, from all shards together: [ids.length, width]. */
export const gather = (shards: ReadonlyArray<tf.Tensor2D>, ids: Int32Array): tf.Tensor2D => {
  if (shards.length === 1) return gatherRows(shards[0], ids)
  const parts = partsOf(shards, ids)
  return withGradient(
    shards,
    () => {
      const found = parts.filter(({ rows }) => rows.length > 0).map(({ rows, shard }) => gatherRows(shard, rows))
      const places = parts.flatMap(({ places }) => [...places])
      const order = new Int32Array(ids.length)
      places.forEach((place, i) => order[place] = i)
      return { value: gatherRows(tf.concat(found) as tf.Tensor2D, order), saved: [] }
    },
    (dy) =>
      parts.map(({ places, rows, shard }) =>
        rows.length === 0 ? tf.zeros(shard.shape) : scatterRows(gatherRows(dy, places), rows, shard.shape[0])
      )
  )
}

/**
 * The shards with row i of `rows` [ids.length, width] for row `ids[i]` of them all. No id occurs twice. Those without
 * such a row are the ones that were given, the others are new.
 */
export const replace = (
  shards: ReadonlyArray<tf.Tensor2D>,
  ids: Int32Array,
  rows: tf.Tensor2D
): ReadonlyArray<tf.Tensor2D> => {
  if (shards.length === 1) return [replaceRows(shards[0], ids, rows)]
  return partsOf(shards, ids).map(({ places, rows: own, shard }) =>
    own.length === 0 ? shard : tf.tidy(() => replaceRows(shard, own, gatherRows(rows, places)))
  )
}

/** For each shard the ids that are its, as rows of its own, and where in `ids` they are. */
const partsOf = (shards: ReadonlyArray<tf.Tensor2D>, ids: Int32Array) => {
  let first = 0
  const parts = shards.map((shard) => {
    const [from, to] = [first, first += shard.shape[0]]
    const places = Int32Array.from(ids.keys()).filter((place) => ids[place] >= from && ids[place] < to)
    return { shard, places, rows: places.map((place) => ids[place] - from) }
  })
  const outside = ids.find((id) => id < 0 || id >= first)
  if (outside !== undefined) throw new RangeError(`Row ${outside} of a table of ${first} rows`)
  return parts
}
