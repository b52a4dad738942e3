/** The state of this project that was measured, and when. */
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as ChildProcess from "effect/process/ChildProcess"
import { ChildProcessSpawner } from "effect/process/ChildProcessSpawner"
import * as Schema from "effect/Schema"
import { fileURLToPath } from "node:url"

export const Revision = Schema.Struct({
  /** Null if it is not known, as outside of a git repository. */
  commit: Schema.NullOr(Schema.String),
  /** Whether any file was other than in the commit, or not in it. */
  dirty: Schema.Boolean,
  /** When the program that measured began: ISO 8601, UTC. */
  at: Schema.String
})
export type Revision = typeof Revision.Type

/** What every result is kept with. */
export const fields = { measured: Revision }

export const here = Effect.gen(function*() {
  const commit = (yield* git(["rev-parse", "HEAD"])).trim()
  const changes = yield* git(["status", "--porcelain", "--", ".", ...written.map((path) => `:!${path}`)])
  return {
    commit: commit === "" ? null : commit,
    dirty: changes !== "",
    at: DateTime.formatIso(yield* DateTime.now)
  } satisfies Revision
})

/** By the programs that measure: no part of what is measured. */
const written = ["bench/results", "bench/README.md"]

const root = fileURLToPath(new URL("../", import.meta.url))

/** What git prints, without a lock on its index; nothing if it fails or is not there. */
const git = Effect.fnUntraced(function*(words: ReadonlyArray<string>) {
  const spawner = yield* ChildProcessSpawner
  const command = ChildProcess.make("git", ["--no-optional-locks", ...words], { cwd: root })
  return yield* Effect.orElseSucceed(spawner.string(command), () => "")
})
