/** The results of the measurements on GPUs as they are kept. */
import * as Schema from "effect/Schema"
import * as Compute from "../compute/Figures.ts"
import * as Revision from "../Revision.ts"
import { Program } from "./Program.ts"

export const Device = Schema.Struct({
  /** As the driver names it. */
  name: Schema.String,
  /** Whether the processor plays it: such figures show that all works, and nothing else. */
  isSoftware: Schema.Boolean,
  memoryBytes: Schema.NullOr(Schema.Int),
  command: Schema.String,
  programs: Schema.Array(Schema.Struct({ ...Program.fields, ...Revision.fields })),
  ...Compute.Figures.fields
})
export type Device = typeof Device.Type

export const Figures = Schema.Struct({ devices: Schema.Array(Device) })
export type Figures = typeof Figures.Type
