/** Twenty steps of one program from one seed (test/fixtures/twentySteps.ts) on a backend, beside those on cpu. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { tmpdir } from "node:os"
import { fileURLToPath } from "node:url"
import type * as Backend from "../../src/tensors/Backend.ts"
import * as Processes from "../Processes.ts"

export const Program = Schema.Struct({
  backend: Schema.String,
  /** Of any loss from that on cpu, relative, at most. */
  lossesOff: Schema.Number,
  /** Whether a second run gave the same bits of weights, moments and log. */
  repeats: Schema.Boolean,
  /** Whether a run from the checkpoint at step 10 did. */
  resumes: Schema.Boolean
})
export type Program = typeof Program.Type

/** Fails with what the process printed where one did not get through. */
export const run = Effect.fnUntraced(function*(backend: Backend.Name) {
  const expected = yield* steps("cpu")
  const once = yield* steps(backend)
  const again = yield* steps(backend)
  const result: Program = {
    backend,
    lossesOff: Math.max(...once.losses.map((loss, step) => Math.abs(loss / expected.losses[step] - 1))),
    repeats: again.whole === once.whole,
    resumes: once.resumed === once.whole
  }
  return result
})

const Printed = Schema.fromJsonString(
  Schema.Struct({ losses: Schema.Array(Schema.Number), whole: Schema.String, resumed: Schema.String })
)

const path = fileURLToPath(new URL("../../test/fixtures/twentySteps.ts", import.meta.url))

const LIMIT_MILLIS = 600_000

const steps = Effect.fnUntraced(function*(backend: Backend.Name) {
  const fs = yield* FileSystem.FileSystem
  const output = `${tmpdir()}/repro-bench-gpu.log`
  yield* fs.remove(output, { force: true })
  const environment = process.env as Record<string, string>
  const words = [process.execPath, path, backend]
  yield* Processes.timed({ words, folder: tmpdir(), environment, output }, LIMIT_MILLIS)
  const printed = yield* fs.readFileString(output)
  return yield* Effect.mapError(
    Schema.decodeUnknownEffect(Printed)(printed.trim().split("\n").at(-1)),
    () => `${backend}: ${printed.trim().split("\n").slice(-5).join("\n")}`
  )
})
