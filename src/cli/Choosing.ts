/** Which execution is meant on the command line: by its name, by the beginning of its name, or as the last one. */
import * as Effect from "effect/Effect"
import * as History from "../engine/upkeep/History.ts"
import { didYouMean, format } from "../errors/Message.ts"
import { UsageError } from "./ExitCode.ts"

export const execution = Effect.fnUntraced(function*(typed: string) {
  const history = yield* History.executions
  const exact = typed === "last" ? history.at(-1) : history.find(({ id }) => id === typed)
  if (exact !== undefined) return exact
  const begun = history.filter(({ id }) => id.startsWith(typed))
  if (begun.length === 1) return begun[0]
  return yield* new UsageError({ message: refusal(typed, history.map(({ id }) => id), begun.map(({ id }) => id)) })
})

const refusal = (typed: string, all: ReadonlyArray<string>, begun: ReadonlyArray<string>): string => {
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
    hint: didYouMean(typed, all) ?? "Name one that repro log lists, or the beginning of its name, or last"
  })
}
