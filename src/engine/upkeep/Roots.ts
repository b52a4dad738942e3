/** What the store's content is kept for: published results, tagged executions, and the latest ones. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { format } from "../../errors/Message.ts"
import type { Digest } from "../Artifact.ts"
import type { LockFile } from "../verify/LockFile.ts"
import * as History from "./History.ts"
import * as Tags from "./Tags.ts"

export interface Roots {
  /** The digests that lock files name. */
  readonly locked: ReadonlySet<Digest>
  /** The keys that tagged executions used. */
  readonly tagged: ReadonlySet<Digest>
  /** The keys that the latest executions used. */
  readonly recent: ReadonlySet<Digest>
  /** The executions that are kept, tagged or recent. */
  readonly executions: ReadonlySet<string>
}

/** What a tag names cannot be told any more. */
export class TagLost extends Schema.TaggedError<TagLost>()("TagLost", {
  tag: Schema.String,
  execution: Schema.String
}) {
  override get message(): string {
    return format({
      title: `The log of the execution that is called ${this.tag} is gone`,
      facts: { execution: this.execution },
      hint: `Bring the log back, or give up what it used: repro tag --remove ${this.tag}`
    })
  }
}

/** Looks up the roots: `keep` executions of each workflow and profile, and those tagged. */
export const find = Effect.fnUntraced(function*(locks: ReadonlyArray<LockFile>, keep: number) {
  const history = yield* History.executions
  const there = new Set(history.map(({ id }) => id))
  const tags = yield* Tags.all
  for (const [tag, execution] of tags) if (!there.has(execution)) return yield* new TagLost({ tag, execution })
  const tagged = new Set(tags.values())
  const recent = new Set(latest(history, keep))
  const roots: Roots = {
    locked: new Set(locks.flatMap(digestsOf)),
    tagged: yield* keysOf(tagged),
    recent: yield* keysOf(recent),
    executions: new Set([...tagged, ...recent])
  }
  return roots
})

/**
 * The newest `keep` executions of each workflow and profile that brought all steps to a result, and all that began
 * after the oldest of these: someone is at work there. `history` is in the order in which they began.
 */
export const latest = (history: ReadonlyArray<History.Execution>, keep: number): ReadonlyArray<string> => {
  const done = new Map<string, number>()
  const kept: Array<string> = []
  for (const { id, outcome, profile, workflow } of history.toReversed()) {
    const name = `${workflow}/${profile}`
    const count = done.get(name) ?? 0
    if (count >= keep) continue
    kept.push(id)
    if (outcome === "done") done.set(name, count + 1)
  }
  return kept
}

const keysOf = (executions: ReadonlySet<string>) =>
  Effect.map(Effect.forEach(executions, History.keysOf), (keys) => new Set(keys.flatMap((of) => [...of])))

/** What a lock file names, published or recorded. */
export const digestsOf = ({ recorded = {}, steps }: LockFile): ReadonlyArray<Digest> => [
  ...Object.values(steps).flatMap((outputs) => Object.values(outputs).map(({ digest }) => digest)),
  ...Object.values(recorded).flatMap(({ outputs }) => Object.values(outputs))
]
