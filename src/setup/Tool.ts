/** Running a program of this machine to its end. */
import * as Effect from "effect/Effect"
import * as ChildProcess from "effect/process/ChildProcess"
import * as Stream from "effect/Stream"
import { ToolFailed } from "./Errors.ts"

export interface Call {
  readonly program: string
  readonly args: ReadonlyArray<string>
  /** The working folder. */
  readonly folder: string
  /** Added to the environment variables of this process. */
  readonly env?: Readonly<Record<string, string>>
  /** What to do where it is missing or fails. */
  readonly hint: string
}

/** Its standard output. Fails, with the end of what it wrote, if it is missing or its exit code is not 0. */
export const run = Effect.fnUntraced(function*({ args, env = {}, folder, hint, program }: Call) {
  const failed = (cause: string) => new ToolFailed({ command: [program, ...args].join(" "), cause, hint })
  const command = ChildProcess.make(program, args, { cwd: folder, env, extendEnv: true, stdin: "ignore" })
  const { errors, exitCode, output } = yield* Effect.gen(function*() {
    const child = yield* command
    const [output, errors] = yield* Effect.all([child.stdout, child.stderr].map(textOf), { concurrency: 2 })
    return { output, errors, exitCode: yield* child.exitCode }
  }).pipe(
    Effect.scoped,
    Effect.mapError(({ message, reason }) => failed(reason._tag === "NotFound" ? `there is no ${program}` : message))
  )
  if (exitCode !== 0) return yield* failed(`exit code ${exitCode}\n${ending(errors + output)}`)
  return output
})

const textOf = <E>(bytes: Stream.Stream<Uint8Array, E>) => bytes.pipe(Stream.decodeText(), Stream.mkString)

const LINES = 12

const ending = (text: string): string => text.trim().split("\n").slice(-LINES).join("\n")
