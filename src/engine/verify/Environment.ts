/**
 * Where a result was made, as far as it may bear on its last bits. Results of one environment class, with all that they
 * were made from, must be equal to the bit; others, only within what their kind tolerates.
 */
import * as Schema from "effect/Schema"
import * as Hash from "../Hash.ts"
import type { Record } from "../journal/Record.ts"
import { Manifest } from "../Manifest.ts"

export const Environment = Schema.Struct({
  /** Operating system and processor, such as "linux-x64". */
  platform: Schema.String,
  /** The version of Node. */
  node: Schema.String,
  /** What the stage says of its numbers: backend, library, threads, precision. */
  numeric: Manifest.fields.environment
})
export type Environment = typeof Environment.Type

export const ofRecord = ({ host, manifest }: Pick<Record, "host" | "manifest">): Environment => ({
  platform: host.platform,
  node: host.node,
  numeric: manifest.environment
})

/** This process, for a step with this numeric environment. */
export const here = (numeric: Environment["numeric"]): Environment => ({
  platform: `${process.platform}-${process.arch}`,
  node: process.version,
  numeric
})

export const isSame = (a: Environment, b: Environment): boolean => Hash.canonical(a) === Hash.canonical(b)
