/**
 * What executing steps again came to, kept in the journal: one file a check, journal/checks/<id>.json, never changed. It
 * speaks of keys, so that it says nothing any more about a step whose key is another one now.
 */
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { Digest } from "../Artifact.ts"
import { StoreFailed } from "../Errors.ts"
import type { Record } from "../journal/Record.ts"
import * as AtomicFile from "../store/AtomicFile.ts"
import { namesIn } from "../store/Listing.ts"
import { Store } from "../store/Store.ts"
import type { Graph } from "../Workflow.ts"
import * as Environment from "./Environment.ts"
import * as Finding from "./Finding.ts"
import type * as Rebuild from "./Rebuild.ts"

export const Checked = Schema.Struct({
  step: Schema.String,
  key: Digest,
  /** How many outputs were compared. */
  outputs: Schema.Int,
  /** How often it was killed, and went on from a checkpoint. */
  kills: Schema.Int,
  /** What was found to be off, as `Finding._tag`; empty if it came out as it was. */
  off: Schema.Array(Schema.String)
})
export type Checked = typeof Checked.Type

export const Check = Schema.Struct({
  format: Schema.Literal("repro/check/1"),
  what: Schema.Literals(["rebuild", "interrupt"]),
  workflow: Schema.String,
  profile: Schema.String,
  steps: Schema.Array(Checked),
  /** ISO 8601. */
  finishedAt: Schema.String,
  /** Where they were executed again: system and processor, and the version of Node. */
  platform: Schema.String,
  node: Schema.String
})
export type Check = typeof Check.Type

/** How often a step was killed is known of those that were to be. */
type Outcome = Rebuild.Outcome & { readonly kills?: ReadonlyArray<unknown> }

/** Keeps what became of these records when they were executed again, if there were any. */
export const keep = Effect.fnUntraced(function*(
  what: Check["what"],
  { profile, workflow }: Graph,
  results: ReadonlyArray<{ readonly record: Pick<Record, "key">; readonly outcome: Outcome }>
) {
  if (results.length === 0) return
  const { join } = yield* Path.Path
  const finishedAt = DateTime.formatIso(yield* DateTime.now)
  const { node, platform } = Environment.here({})
  const steps = results.map(({ outcome, record }) => checkedOf(record.key, outcome))
  const check: Check = { format: "repro/check/1", what, workflow, profile, steps, finishedAt, platform, node }
  const path = join(yield* folder, `${finishedAt.replaceAll(/[:.]/g, "-")}-${process.pid}.json`)
  yield* AtomicFile.create(path, JSON.stringify(check, null, 2) + "\n").pipe(
    Effect.mapError(StoreFailed.because("write a check", path))
  )
})

const checkedOf = (key: Digest, { compared, findings, kills = [], step }: Outcome): Checked => ({
  step,
  key,
  outputs: compared,
  kills: kills.length,
  off: findings.filter(Finding.isOff).map(({ _tag }) => _tag)
})

/** All checks of a store, the earliest first; what cannot be read as one is none. */
export const all = Effect.gen(function*() {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const at = yield* folder
  const names = yield* Effect.mapError(namesIn(at), StoreFailed.because("read the checks", at))
  const found = yield* Effect.forEach(
    names.filter((name) => name.endsWith(".json")).sort(),
    (name) => fs.readFileString(join(at, name)).pipe(Effect.flatMap(Schema.decodeUnknownEffect(File)), Effect.option)
  )
  return found.flatMap((check) => Option.toArray(check))
})

const File = Schema.fromJsonString(Check)

const folder = Effect.gen(function*() {
  const { join } = yield* Path.Path
  return join((yield* Store).root, "journal", "checks")
})
