/** Why a step will run, as data. Each reason is its own small predicate over the earlier and the present manifest. */
import * as Schema from "effect/Schema"
import { canonical } from "./Hash.ts"
import type { Manifest } from "./Manifest.ts"

const Change = { before: Schema.String, after: Schema.String }

export const Reason = Schema.TaggedUnion({
  /** Nothing is known of this step in this store. */
  NoRecord: {},
  StageChanged: { what: Schema.Literals(["stage", "version"]), ...Change },
  ParamChanged: { path: Schema.String, ...Change },
  InputChanged: { input: Schema.String, ...Change },
  OutputsChanged: Change,
  EnvironmentChanged: { field: Schema.String, ...Change },
  OutputMissing: { output: Schema.String },
  Forced: {}
})
export type Reason = typeof Reason.Type

/** What makes `now` another computation than `earlier`. Empty if nothing does. */
export const between = (earlier: Manifest, now: Manifest): ReadonlyArray<Reason> => [
  ...stageChanged(earlier, now),
  ...changes(earlier.params, now.params).map(([path, before, after]) =>
    Reason.cases.ParamChanged.make({ path, before, after })
  ),
  ...changes(earlier.inputs, now.inputs).map(([input, before, after]) =>
    Reason.cases.InputChanged.make({ input, before: short(before), after: short(after) })
  ),
  ...outputsChanged(earlier, now),
  ...changes(earlier.environment, now.environment).map(([field, before, after]) =>
    Reason.cases.EnvironmentChanged.make({ field, before, after })
  )
]

export const describe = Reason.match({
  NoRecord: () => "no record",
  StageChanged: ({ after, before, what }) => `${what}: ${before} → ${after}`,
  ParamChanged: ({ after, before, path }) => `param ${path}: ${before} → ${after}`,
  InputChanged: ({ after, before, input }) => `input ${input}: ${before} → ${after}`,
  OutputsChanged: ({ after, before }) => `outputs: ${before} → ${after}`,
  EnvironmentChanged: ({ after, before, field }) => `environment ${field}: ${before} → ${after}`,
  OutputMissing: ({ output }) => `output ${output} is missing from the store`,
  Forced: () => "forced"
})

const stageChanged = (earlier: Manifest, now: Manifest): ReadonlyArray<Reason> =>
  (["stage", "version"] as const)
    .filter((what) => earlier[what] !== now[what])
    .map((what) => Reason.cases.StageChanged.make({ what, before: String(earlier[what]), after: String(now[what]) }))

const outputsChanged = (earlier: Manifest, now: Manifest): ReadonlyArray<Reason> => {
  const before = canonical(earlier.outputs)
  const after = canonical(now.outputs)
  return before === after ? [] : [Reason.cases.OutputsChanged.make({ before, after })]
}

/** Leaves that differ, by dotted path. */
const changes = (earlier: Schema.Json, now: Schema.Json, path = ""): ReadonlyArray<[string, string, string]> => {
  if (isRecord(earlier) && isRecord(now)) {
    const names = [...new Set([...Object.keys(earlier), ...Object.keys(now)])].sort()
    return names.flatMap((name) => changes(earlier[name], now[name], path === "" ? name : `${path}.${name}`))
  }
  const before = show(earlier)
  const after = show(now)
  return before === after ? [] : [[path, before, after]]
}

const isRecord = (value: Schema.Json | undefined): value is Readonly<Record<string, Schema.Json>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const show = (value: Schema.Json | undefined): string => value === undefined ? "absent" : canonical(value)

/** A quoted digest, cut to what a person compares. */
const short = (text: string): string => /^"[0-9a-f]{64}"$/.test(text) ? text.slice(1, 9) : text
