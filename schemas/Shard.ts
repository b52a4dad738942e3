/** One of several parts of a table that follow each other, for work that is done part by part. */
import * as Schema from "effect/Schema"

export const Shard = Schema.Struct({
  /** From 0. */
  index: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
  count: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))
}).check(Schema.makeFilter(({ count, index }) => index < count || `index must be below count, ${count}`))

export type Shard = typeof Shard.Type

/** The rows of a shard of a table of `rows` rows: sizes differ by one at most. */
export const range = ({ count, index }: Shard, rows: number): readonly [from: number, to: number] => [
  Math.floor(index * rows / count),
  Math.floor((index + 1) * rows / count)
]
