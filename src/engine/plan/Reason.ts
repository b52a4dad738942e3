/** Why a step will run, as data. Each reason is its own small predicate over the earlier and the present manifest. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { canonical } from "../Hash.ts"
import { type Details, Implementation } from "../implementation/Implementation.ts"
import type { Manifest } from "../Manifest.ts"
import type { Step } from "../Stage.ts"
import { isRef } from "../Wiring.ts"

const BeforeAfter = { before: Schema.String, after: Schema.String }

export const Reason = Schema.TaggedUnion({
  /** Nothing is known of this step in this store. */
  NoRecord: {},
  /** The step applies another stage, or one that was renamed. */
  StageChanged: BeforeAfter,
  /** One file of the code that the stage reaches. */
  ImplementationChanged: { file: Schema.String, change: Schema.Literals(["changed", "added", "removed"]) },
  /** One npm package that the stage reaches: "version integrity", or "absent". */
  PackageChanged: { name: Schema.String, ...BeforeAfter },
  /** The code is other, by its digest; what the two were made of is not known, or does not tell them apart. */
  FingerprintChanged: BeforeAfter,
  /** Canonical JSON, or "absent". */
  ParamChanged: { path: Schema.String, ...BeforeAfter },
  /** Content digests, or "absent"; `from` is the step that yields the input now. */
  InputChanged: { input: Schema.String, from: Schema.String.pipe(Schema.optionalKey), ...BeforeAfter },
  /** "name@version" of the kind, or "absent". */
  OutputChanged: { output: Schema.String, ...BeforeAfter },
  /** Canonical JSON, or "absent". */
  EnvironmentChanged: { field: Schema.String, ...BeforeAfter },
  /** Its result was made by other code, which was declared equal, and is not any more. */
  BlessingRevoked: {},
  OutputMissing: { output: Schema.String },
  OutputCorrupt: { output: Schema.String },
  Forced: {}
})
export type Reason = typeof Reason.Type

/** Why `now`, the step's manifest, is another computation than `earlier`; by file where the two codes are known. */
export const between = Effect.fnUntraced(function*(earlier: Manifest, now: Manifest, step: Step) {
  const producers = producersOf(step)
  if (earlier.implementation === now.implementation) return differences(earlier, now, { producers })
  const { details } = yield* Implementation
  const both = Option.all({ before: yield* details(earlier.implementation), after: yield* details(now.implementation) })
  return differences(earlier, now, { producers, implementations: Option.getOrUndefined(both) })
})

/** What is known beyond two manifests; each part makes the reasons more telling. */
export interface Knowledge {
  /** What the two implementations were made of. */
  readonly implementations?: { readonly before: Details; readonly after: Details } | undefined
  /** Input, with its label after a dot where there are many → the step that yields it. */
  readonly producers?: Readonly<Record<string, string>>
}

/** What makes `now` another computation than `earlier`. Empty if nothing does: exactly if their keys are equal. */
export const differences = (earlier: Manifest, now: Manifest, knowledge: Knowledge = {}): ReadonlyArray<Reason> => [
  ...(earlier.stage === now.stage ? [] : [cases.StageChanged.make({ before: earlier.stage, after: now.stage })]),
  ...implementation(earlier, now, knowledge),
  ...changes(earlier.params, now.params).map(({ path, ...change }) =>
    cases.ParamChanged.make({ path, ...inJson(change) })
  ),
  ...changes(earlier.inputs, now.inputs).map(({ path, ...change }) => {
    const from = change.after === undefined ? undefined : member(knowledge.producers, path)
    return cases.InputChanged.make({ input: path, ...(from === undefined ? {} : { from }), ...inWords(change) })
  }),
  ...changes(earlier.outputs, now.outputs).map(({ path, ...change }) =>
    cases.OutputChanged.make({ output: path, ...inWords(change) })
  ),
  ...changes(earlier.environment, now.environment).map(({ path, ...change }) =>
    cases.EnvironmentChanged.make({ field: path, ...inJson(change) })
  )
]

/** One line. */
export const describe = (reason: Reason): string => {
  const { how, what } = parts(reason)
  return how === "" ? what : `${what}: ${how}`
}

/** What a reason is about, and how that is; long values are cut to where they differ. */
export const parts = Reason.match({
  NoRecord: () => ({ what: "no record", how: "" }),
  StageChanged: ({ after, before }) => ({ what: "stage", how: `${before} → ${after}` }),
  ImplementationChanged: ({ change, file }) => ({ what: `implementation ${file}`, how: change }),
  PackageChanged: ({ after, before, name }) => ({ what: `package ${name}`, how: versions(before, after) }),
  FingerprintChanged: ({ after, before }) => ({ what: "implementation", how: `${short(before)} → ${short(after)}` }),
  ParamChanged: ({ after, before, path }) => ({ what: `param ${path}`, how: excerpts(before, after) }),
  InputChanged: ({ after, before, from, input }) => ({
    what: `input ${input}${from === undefined ? "" : ` (from ${from})`}`,
    how: `${short(before)} → ${short(after)}`
  }),
  OutputChanged: ({ after, before, output }) => ({ what: `output ${output}`, how: `${before} → ${after}` }),
  EnvironmentChanged: ({ after, before, field }) => ({ what: `environment ${field}`, how: excerpts(before, after) }),
  BlessingRevoked: () => ({ what: "result of code that is not declared equal any more", how: "" }),
  OutputMissing: ({ output }) => ({ what: `output ${output}`, how: "missing from the store" }),
  OutputCorrupt: ({ output }) => ({ what: `output ${output}`, how: "damaged in the store" }),
  Forced: () => ({ what: "forced", how: "" })
})

const { cases } = Reason

const producersOf = ({ inputs }: Step): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(inputs).flatMap(([name, input]) =>
      isRef(input)
        ? [[name, input.step.name]]
        : Object.entries(input).map(([label, ref]) => [`${name}.${label}`, ref.step.name])
    )
  )

const implementation = (earlier: Manifest, now: Manifest, { implementations }: Knowledge): ReadonlyArray<Reason> => {
  if (earlier.implementation === now.implementation) return []
  const told = implementations === undefined ? [] : insideOf(implementations.before, implementations.after)
  if (told.length > 0) return told
  return [cases.FingerprintChanged.make({ before: earlier.implementation, after: now.implementation })]
}

const insideOf = (before: Details, after: Details): ReadonlyArray<Reason> => [
  ...changes(before.files, after.files).map(({ after, before, path: file }) =>
    cases.ImplementationChanged.make({
      file,
      change: before === undefined ? "added" : after === undefined ? "removed" : "changed"
    })
  ),
  ...changes(before.packages, after.packages).map(({ path: name, ...change }) =>
    cases.PackageChanged.make({ name, ...inWords(change) })
  )
]

type Value = Schema.Json | undefined

interface Change {
  readonly before: Value
  readonly after: Value
}

/** Leaves that differ, by dotted path, in the order of their names. */
export const changes = (before: Value, after: Value, path = ""): ReadonlyArray<Change & { readonly path: string }> => {
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
    return names.flatMap((name) =>
      changes(member(before, name), member(after, name), path === "" ? name : `${path}.${name}`)
    )
  }
  return json(before) === json(after) ? [] : [{ path, before, after }]
}

/** Never an inherited member: names are the user's. */
const member = <A>(record: Readonly<Record<string, A>> | undefined, name: string): A | undefined =>
  record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined

const isRecord = (value: Value): value is Readonly<Record<string, Schema.Json>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const json = (value: Value): string => value === undefined ? "absent" : canonical(value)

const inJson = ({ after, before }: Change) => ({ before: json(before), after: json(after) })

/** Digests, kinds and versions need no quotation marks. */
const inWords = ({ after, before }: Change) => ({ before: word(before), after: word(after) })

const word = (value: Value): string => typeof value === "string" ? value : json(value)

/** A digest, cut to what a person compares. */
const short = (text: string): string => /^[0-9a-f]{64}$/.test(text) ? text.slice(0, 8) : text

/** Without their integrity, unless it alone tells them apart. */
const versions = (before: string, after: string): string => {
  const [from, to] = [before, after].map((text) => text.split(" ")[0])
  return from === to ? excerpts(before, after) : `${from} → ${to}`
}

const width = 60

/** Both values, and of long ones the part where they begin to differ. */
const excerpts = (before: string, after: string): string => {
  let same = 0
  while (same < before.length && before[same] === after[same]) same++
  const start = Math.max(0, same - width / 3)
  const cut = (text: string) => {
    if (text.length <= width) return text
    const end = start + width
    return `${start > 0 ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`
  }
  return `${cut(before)} → ${cut(after)}`
}
