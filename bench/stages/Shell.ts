/** Runs the very command that the other tools run, with `/bin/sh -c`. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { spawn } from "node:child_process"
import * as Stage from "../../src/engine/Stage.ts"
import * as Text from "./Text.ts"

export const Shell = Stage.make({
  name: "shell",
  module: import.meta.url,
  params: Schema.Struct({
    /** Reads "$1", "$2" … and writes "$OUTPUT". */
    command: Schema.String,
    /** What "$1" is where there are no inputs. */
    source: Schema.optionalKey(Schema.String)
  }),
  inputs: Text.inputs,
  outputs: Text.outputs,
  *run({ inputs, outputs, params }) {
    const { command, source } = params
    const paths = Object.values(inputs.texts).map(({ path }) => path)
    if (source === undefined) yield* run(command, paths, outputs.text.path)
    else yield* Effect.scoped(Effect.flatMap(file(source), (path) => run(command, [path], outputs.text.path)))
  }
})

/** A file with this text, for as long as the scope is open. */
const file = Effect.fnUntraced(function*(text: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* fs.makeTempFileScoped()
  yield* fs.writeFileString(path, text)
  return path
})

class CommandFailed extends Schema.TaggedError<CommandFailed>()("CommandFailed", { message: Schema.String }) {}

const run = (command: string, inputs: ReadonlyArray<string>, output: string): Effect.Effect<void, CommandFailed> =>
  Effect.callback((resume) => {
    const child = spawn("/bin/sh", ["-c", command, "sh", ...inputs], {
      env: { ...process.env, OUTPUT: output },
      stdio: ["ignore", "ignore", 2]
    })
    const failed = (why: string) => resume(Effect.fail(new CommandFailed({ message: `${command}: ${why}` })))
    child.once("error", ({ message }) => failed(message))
    child.once("exit", (code, signal) => code === 0 ? resume(Effect.void) : failed(String(code ?? signal)))
    return Effect.sync(() => void child.kill("SIGKILL"))
  })
