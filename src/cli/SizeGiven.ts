/** A size as it is typed: a number and a unit. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { format } from "../errors/Message.ts"
import { UsageError } from "./ExitCode.ts"
import * as ByteSize from "./words/ByteSize.ts"

/** In bytes. `hint` has examples of sizes that make sense there. */
export const bytes = (typed: string, hint: string): Effect.Effect<number, UsageError> =>
  Option.match(ByteSize.parse(typed), {
    onSome: Effect.succeed,
    onNone: () => {
      const facts = { found: typed, expected: `a number and one of ${ByteSize.units.join(" ")}` }
      return Effect.fail(new UsageError({ message: format({ title: "That is no size", facts, hint }) }))
    }
  })
