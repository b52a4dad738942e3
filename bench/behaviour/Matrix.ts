/** The results of the behaviour matrix as they are kept. */
import * as Schema from "effect/Schema"
import { Machine } from "../Machine.ts"
import * as Revision from "../Revision.ts"
import { Missing, Tool } from "../Tool.ts"

export const Cell = Schema.Struct({
  /** What is shown. */
  text: Schema.String,
  /** Whether this is what a tool ideally does. */
  ideal: Schema.Boolean,
  /** Executions of tasks in the run that was observed. */
  executed: Schema.NullOr(Schema.Int),
  /** Of each process that was started for it; null: killed for taking too long. */
  exitCodes: Schema.Array(Schema.NullOr(Schema.Int)),
  /** Whether the final results are, byte for byte, those of the commands without a tool. */
  right: Schema.NullOr(Schema.Boolean)
})
export type Cell = typeof Cell.Type

const Kept = Schema.Struct({ ...Cell.fields, ...Revision.fields })
export type Kept = typeof Kept.Type

const Question = Schema.Struct({ id: Schema.String, title: Schema.String, ideal: Schema.String })

export const Column = Schema.Struct({ ...Tool.fields, cells: Schema.Record(Schema.String, Kept) })
export type Column = typeof Column.Type

export const Matrix = Schema.Struct({
  machine: Machine,
  questions: Schema.Array(Question),
  columns: Schema.Array(Column),
  missing: Schema.Array(Missing)
})
export type Matrix = typeof Matrix.Type
