/** 0 done, 1 a step failed, 2 invalid workflow, config or arguments, 3 verification off, 130 interrupted. */
import * as CliError from "effect/cli/CliError"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { ConfigInvalid, WorkflowInvalid } from "../engine/Errors.ts"
import { BlessingRefused } from "../engine/implementation/Blessing.ts"

/** Something asked for is not there, or not so. Exit code 2. */
export class UsageError extends Schema.TaggedError<UsageError>()("UsageError", { message: Schema.String }) {}

/** Results are not what they should be; told already. Exit code 3. */
export class VerificationOff
  extends Schema.TaggedError<VerificationOff>()("VerificationOff", { findings: Schema.Int })
{}

/** Stopped as asked, with steps left to do. Exit code 130, as shells say it. */
export class Interrupted extends Schema.TaggedError<Interrupted>()("Interrupted", { message: Schema.String }) {}

/** Prints a failure's message to stderr and sets the process's exit code. */
export const settle = <A, E, R>(program: Effect.Effect<A, E, R>): Effect.Effect<void, never, R> =>
  program.pipe(
    Effect.asVoid,
    Effect.catch((error) =>
      Effect.sync(() => {
        const said = CliError.isCliError(error) || error instanceof VerificationOff
        if (!said) process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
        process.exitCode = codeOf(error)
      })
    )
  )

/** What says that the user has to change something first. */
const invalid = [UsageError, WorkflowInvalid, ConfigInvalid, BlessingRefused]

const codeOf = (error: unknown): number => {
  if (CliError.isCliError(error)) return error._tag === "ShowHelp" && error.errors.length === 0 ? 0 : 2
  if (error instanceof VerificationOff) return 3
  if (error instanceof Interrupted) return 130
  return invalid.some((Invalid) => error instanceof Invalid) ? 2 : 1
}
