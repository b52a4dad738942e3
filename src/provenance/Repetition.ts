/** What was shown by executing steps again, of the keys that steps have now: an earlier key's checks say nothing. */
import type { Digest } from "../engine/Artifact.ts"
import type { Check, Checked } from "../engine/verify/Checks.ts"
import type { State } from "./State.ts"

/** One way to execute steps again: as they are, or killed and gone on with. */
export interface Way {
  /** How many steps were, and how many of them are off. */
  readonly steps: number
  readonly off: number
  /** How often they were killed. */
  readonly kills: number
  /** Systems and processors on which they were, such as "linux-x64". */
  readonly platforms: ReadonlyArray<string>
  /** The last time, in ISO 8601. */
  readonly finishedAt: string | undefined
  readonly stateOf: (key: Digest) => State
}

export interface Repetition {
  readonly rebuilt: Way
  readonly interrupted: Way
}

/** What is known of steps with these keys, each step's once. `checks` are in the order in which they were made. */
export const of = (checks: ReadonlyArray<Check>, keys: ReadonlyArray<Digest>): Repetition => {
  const current = new Set(keys)
  const entries = checks.flatMap((check) =>
    check.steps.filter(({ key }) => current.has(key)).map((checked) => ({ ...checked, check }))
  )
  return {
    // What saved no checkpoint in time to be killed was only executed again.
    rebuilt: way(entries.filter(({ kills }) => kills === 0), keys),
    interrupted: way(entries.filter(({ kills }) => kills > 0), keys)
  }
}

type Entry = Checked & { readonly check: Check }

const way = (entries: ReadonlyArray<Entry>, keys: ReadonlyArray<Digest>): Way => {
  const byKey = Map.groupBy(entries, ({ key }) => key)
  const states = keys.map((key) => stateOf(byKey.get(key) ?? []))
  return {
    steps: states.filter((state) => state !== "unknown").length,
    off: states.filter((state) => state === "off").length,
    kills: entries.reduce((sum, { kills }) => sum + kills, 0),
    platforms: [...new Set(entries.map(({ check }) => check.platform))].sort(),
    finishedAt: entries.at(-1)?.check.finishedAt,
    stateOf: (key) => stateOf(byKey.get(key) ?? [])
  }
}

/** What once came out otherwise is not undone by what came out the same; a failure to execute is. */
const stateOf = (entries: ReadonlyArray<Entry>): State => {
  if (entries.length === 0) return "unknown"
  if (entries.some(({ off }) => off.some((tag) => tag !== "Failed"))) return "off"
  return entries.some(({ off }) => off.length === 0) ? "ok" : "off"
}
