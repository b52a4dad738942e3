/** The command line within a test's own process: what it prints, and its exit code. */
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Command from "effect/cli/Command"
import * as Effect from "effect/Effect"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as ExitCode from "../../src/cli/ExitCode.ts"
import { repro as rootFor, version } from "../../src/cli/repro.ts"

const runtime = ManagedRuntime.make(NodeServices.layer)

/** Runs `repro` with these arguments. Output belongs to the process: for serial tests only. */
export const repro = (...given: ReadonlyArray<string>) =>
  captured(Effect.promise(async () => {
    process.exitCode = undefined
    const root = await rootFor(given[0])
    await runtime.runPromise(ExitCode.settle(Command.runWith(root, { version })(given)))
    const code = process.exitCode ?? 0
    process.exitCode = undefined
    return code
  })).pipe(Effect.map(({ result: code, ...printed }) => ({ code, ...printed })))

/** What `effect` prints, kept from the terminal. */
export const captured = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.acquireUseRelease(
    Effect.sync(() => ({ out: capture(process.stdout), err: capture(process.stderr) })),
    ({ err, out }) => Effect.map(effect, (result) => ({ result, stdout: out.text(), stderr: err.text() })),
    ({ err, out }) =>
      Effect.sync(() => {
        out.end()
        err.end()
      })
  )

const capture = (stream: NodeJS.WriteStream) => {
  const { write } = stream
  let text = ""
  stream.write = (chunk: string | Uint8Array) => {
    text += chunk.toString()
    return true
  }
  return { text: () => text, end: () => void (stream.write = write) }
}
