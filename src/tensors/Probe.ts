/** Whether a backend works here: it is loaded in a process of its own, which it may take down, and multiplies two matrices. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { execFile, type ExecFileException } from "node:child_process"
import { fileURLToPath } from "node:url"
import { environment } from "./Backend.ts"
import { Name } from "./backends/Definition.ts"

/** Every backend there is, the default one first. */
export const names = Name.literals

/** What a probing process prints. */
export const Outcome = Schema.Struct({
  usable: Schema.Boolean,
  /** Why it is not. */
  cause: Schema.optionalKey(Schema.String),
  /** What to do about it. */
  hint: Schema.optionalKey(Schema.String),
  device: Schema.optionalKey(Schema.String),
  /** What one tensor may take, where the device limits it. */
  largestTensorBytes: Schema.optionalKey(Schema.Int)
})
export type Outcome = typeof Outcome.Type

export interface Found extends Outcome {
  readonly backend: Name
  readonly library: string
  readonly threads: number
}

/** Never fails: a process that died, or took more than a minute, is a backend that cannot be used. */
export const probe = (backend: Name): Effect.Effect<Found> =>
  Effect.map(run(backend), (outcome) => {
    const { library, threads } = environment(backend)
    return { backend, library, threads, ...outcome }
  })

const run = (backend: Name) =>
  Effect.callback<Outcome>((resume) => {
    const options = { timeout: MILLIS, killSignal: "SIGKILL" } as const
    const child = execFile(process.execPath, [probing, backend], options, (error, stdout, stderr) =>
      resume(Effect.succeed(Option.getOrElse(decode(stdout), () => ({
        usable: false,
        cause: [how(error), stderr.trim().split("\n").at(-1)].filter(Boolean).join(": "),
        hint: "Install it again, since it may be damaged or not be made for this machine, or choose another backend"
      })))))
    return Effect.sync(() =>
      void child.kill("SIGKILL")
    )
  })

const how = (error: ExecFileException | null): string => {
  if (error?.killed === true) return `it did not start within ${MILLIS / 1000} s`
  return error?.signal ? `its process was ended by ${error.signal}` : `its process ended with exit code ${error?.code}`
}

const MILLIS = 60_000

const probing = fileURLToPath(new URL("probing.ts", import.meta.url))

const decode = Schema.decodeUnknownOption(Schema.fromJsonString(Outcome))
