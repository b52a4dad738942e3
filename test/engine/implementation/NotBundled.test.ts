/** The bundler's program is replaced by one that is none; esbuild looks for it when it is loaded. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { effect } from "../../effect.ts"
import * as Project from "./Project.ts"

effect("a bundler that cannot be started is told, with what to do", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const program = `${folder}/esbuild`
    yield* fs.writeFileString(program, "#!/bin/sh\nexit 1\n", { mode: 0o755 })
    process.env["ESBUILD_BINARY_PATH"] = program
    const { fingerprints } = yield* Project.make(folder, { "use.ts": Project.stage("use", "1") })
    const error = yield* Effect.flip(fingerprints("use.ts"))
    t.is(error._tag, "WorkflowInvalid")
    t.regex(
      error.message,
      /^The bundler that reads the code of stages cannot be started\n {2}cause {2}.+\nReinstall the packages/
    )
  }))
