/** A tool as the results name it, and one that was not there. */
import * as Schema from "effect/Schema"

export const Tool = Schema.Struct({ name: Schema.String, version: Schema.String, config: Schema.String })
export type Tool = typeof Tool.Type

export const Missing = Schema.Struct({ name: Schema.String, reason: Schema.String })
export type Missing = typeof Missing.Type
