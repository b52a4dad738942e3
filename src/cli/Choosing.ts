/** Which execution is meant on the command line: by its name or the beginning of it, by a tag, or as the last one. */
import * as Effect from "effect/Effect"
import * as History from "../engine/upkeep/History.ts"
import * as Tags from "../engine/upkeep/Tags.ts"
import { didYouMean, format } from "../errors/Message.ts"
import { UsageError } from "./ExitCode.ts"

export const execution = Effect.fnUntraced(function*(typed: string) {
  const history = yield* History.executions
  const tags = yield* Tags.all
  const named = (name: string | undefined) => history.find(({ id }) => id === name)
  const exact = typed === "last" ? history.at(-1) : named(typed) ?? named(tags.get(typed))
  if (exact !== undefined) return exact
  const begun = history.filter(({ id }) => id.startsWith(typed))
  if (begun.length === 1) return begun[0]
  const all = history.map(({ id }) => id)
  return yield* new UsageError({
    message: refusal(typed, all, { begun: begun.map(({ id }) => id), tags: [...tags.keys()] })
  })
})

interface Near {
  /** Executions that begin so. */
  readonly begun: ReadonlyArray<string>
  readonly tags: ReadonlyArray<string>
}

const refusal = (typed: string, all: ReadonlyArray<string>, { begun, tags }: Near): string => {
  if (all.length === 0) return format({ title: "Nothing was executed in this store yet", hint: "Run a workflow first" })
  if (begun.length > 1) {
    return format({
      title: `${begun.length} executions begin with ${typed}`,
      facts: { "the last ones": begun.slice(-3).join("\n") },
      hint: "Give more of the name"
    })
  }
  return format({
    title: `There is no execution ${typed}`,
    hint: didYouMean(typed, [...all, ...tags]) ??
      "Name one that repro log lists, the beginning of its name, a tag, or last"
  })
}
