/**
 * The rows of the embedding table that occur in the batch, in place of the whole table: of a vocabulary of 250,000 they
 * are few.
 */
import * as tf from "@tensorflow/tfjs-core"
import * as Encoder from "../models/Encoder.ts"
import { type Batch, pack } from "../models/TokenBatch.ts"
import type { Tensors } from "../tensors/Gradients.ts"
import * as Shards from "../tensors/Shards.ts"
import type { State } from "./Optimizer.ts"

/**
 * `update` of the rows that occur alone: it is given a table and moments of these rows, and a batch that numbers its
 * tokens by them. It takes over all tensors of `state`, as `update` does.
 *
 * With AdamW for `update` this is another algorithm than dense AdamW, which moves every row at every step: a row that is
 * absent keeps its weights (no weight decay, no momentum from earlier steps) and its moments (they do not fade), and
 * takes up both as they were when it occurs again; bias corrections go by the training's step, not by the row's own.
 * Without decay it is torch.optim.SparseAdam; with every row in every batch it is dense AdamW.
 */
export const withRows = <U extends State>(state: State, batch: Batch, update: (state: State, batch: Batch) => U): U => {
  const rows = rowsOf(batch)
  const tables = tablesOf(state)
  const small = mapValues(tables, (shards) => [Shards.gather(shards, rows)])
  const updated = update(withTables(state, small), renumbered(batch, rows))
  const changed = tablesOf(updated)
  const replaced = mapValues(tables, (shards, kind) => {
    const next = Shards.replace(shards, rows, changed[kind][0])
    tf.dispose([...shards.filter((shard) => !next.includes(shard)), ...changed[kind]])
    return next
  })
  return { ...updated, ...withTables(updated, replaced) }
}

/**
 * `gradients` computed with a table of the batch's rows and a batch that numbers its tokens by them: the gradient of the
 * whole table is made once, at the end, however many times `gradients` adds to it.
 */
export const gradientsByRows = <G extends { readonly gradients: Tensors }>(
  weights: Tensors,
  batch: Batch,
  gradients: (weights: Tensors, batch: Batch) => G
): G => {
  const rows = rowsOf(batch)
  const name = Encoder.tableIn(weights)
  const table = Shards.of(weights, name) as Table
  const small = Shards.gather(table, rows)
  const computed = gradients(Shards.replaced(weights, name, [small]), renumbered(batch, rows))
  const changed = computed.gradients[name] as tf.Tensor2D
  const whole = tf.tidy(() => [...Shards.replace(table.map(({ shape }) => tf.zeros(shape)), rows, changed)])
  tf.dispose([small, changed])
  return { ...computed, gradients: Shards.replaced(computed.gradients, name, whole) }
}

/** By its shards. */
type Table = ReadonlyArray<tf.Tensor2D>
type Tables = Readonly<Record<string, Table>>

/** The embedding and its moments. */
const tablesOf = ({ moments, weights }: State): Tables => {
  const name = Encoder.tableIn(weights)
  const ofShards = Shards.of(moments, name)
  const kinds = Object.keys(ofShards[0] ?? {})
  return {
    weight: Shards.of(weights, name),
    ...Object.fromEntries(kinds.map((kind) => [kind, ofShards.map((tensors) => tensors[kind])]))
  } as Tables
}

const withTables = ({ moments, weights }: State, { weight, ...rest }: Tables): State => {
  const name = Encoder.tableIn(weights)
  return {
    weights: Shards.replaced(weights, name, weight),
    moments: Shards.replaced(moments, name, weight.map((_, shard) => mapValues(rest, (table) => table[shard])))
  }
}

/** The token ids that occur, each once, in ascending order. */
const rowsOf = (batch: Batch): Int32Array => Int32Array.from(new Set(pack(batch).ids)).sort()

const renumbered = (batch: Batch, rows: Int32Array): Batch => {
  const places = new Map(Array.from(rows, (row, place) => [row, place]))
  // Padding, which is never read, need not have a place.
  return { ...batch, ids: batch.ids.map((id) => places.get(id) ?? 0) }
}

const mapValues = <A>(tables: Tables, f: (table: Table, kind: string) => A): Readonly<Record<string, A>> =>
  Object.fromEntries(Object.entries(tables).map(([kind, table]) => [kind, f(table, kind)]))
