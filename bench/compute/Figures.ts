/** The results of the compute measurements as they are kept. */
import * as Schema from "effect/Schema"
import { Machine } from "../Machine.ts"
import * as Revision from "../Revision.ts"
import * as Tools from "../Tool.ts"
import { Shape, Task } from "./Shape.ts"

/** One contestant at one task with one shape. */
export const Figure = Schema.Struct({
  contestant: Schema.String,
  shape: Schema.String,
  task: Task,
  /** Turns, each a process of its own, and steps in all of them. */
  turns: Schema.Int,
  steps: Schema.Int,
  /** Median and median absolute deviation over all steps. */
  millis: Schema.Number,
  deviationMillis: Schema.Number,
  /** Of matrix products of this shape, in operations a second; the median. */
  rate: Schema.Number,
  kernels: Schema.NullOr(Schema.Int),
  /** Of the process, at its peak, in any of the turns. */
  maxRssBytes: Schema.Int,
  /** On a device with memory of its own, at its peak, in any of the turns. */
  deviceBytes: Schema.optionalKey(Schema.Int)
})
export type Figure = typeof Figure.Type

export const Skipped = Schema.Struct({
  contestant: Schema.String,
  shape: Schema.String,
  task: Task,
  reason: Schema.String
})
export type Skipped = typeof Skipped.Type

/** Figures of one shape are always of one run, in which all contestants took turns. */
export const Figures = Schema.Struct({
  machine: Machine,
  contestants: Schema.Array(Tools.Tool),
  missing: Schema.Array(Tools.Missing),
  shapes: Schema.Array(Schema.Struct({ ...Shape.fields, ...Revision.fields })),
  figures: Schema.Array(Figure),
  skipped: Schema.Array(Skipped)
})
export type Figures = typeof Figures.Type

export type Measured = Pick<Figures, "shapes" | "figures" | "skipped">

/** What was measured `earlier`, with what was found of `shape` in place of what was known of it; shapes by `names`. */
export const renewed = (
  earlier: Measured,
  { names, outcomes, shape }: {
    readonly names: ReadonlyArray<string>
    readonly shape: Figures["shapes"][number]
    readonly outcomes: ReadonlyArray<Pick<Figures, "figures" | "skipped">>
  }
): Measured => {
  const isOther = (of: { readonly shape: string }) => of.shape !== shape.name
  const shapes = [...earlier.shapes.filter(({ name }) => name !== shape.name), shape]
  return {
    shapes: names.flatMap((name) => shapes.filter((shape) => shape.name === name)),
    figures: [...earlier.figures.filter(isOther), ...outcomes.flatMap(({ figures }) => figures)],
    skipped: [...earlier.skipped.filter(isOther), ...outcomes.flatMap(({ skipped }) => skipped)]
  }
}

export const nothing: Measured = { shapes: [], figures: [], skipped: [] }
