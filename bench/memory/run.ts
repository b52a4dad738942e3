/**
 * How much memory a step was said to take, and took: `repro plan` beside the peak of `repro run`. Linux, with GNU time.
 *
 * node bench/memory/run.ts [--set backend=onnx] [--set task=encode] ...
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import * as Processes from "../Processes.ts"
import memory from "./workflow.ts"

const { values } = parseArgs({ options: { set: { type: "string", multiple: true, default: [] } } })

const bin = fileURLToPath(new URL("../../src/cli/bin.ts", import.meta.url))
const file = fileURLToPath(new URL("workflow.ts", import.meta.url))
const LIMIT_MILLIS = 30 * 60_000

const main = Effect.gen(function*() {
  const fs = yield* FileSystem.FileSystem
  const folder = yield* fs.makeTempDirectoryScoped({ prefix: "repro-memory-" })
  const given = [file, "--store", join(folder, "store"), ...values.set.flatMap((one) => ["--set", one])]
  const plan = JSON.parse(execFileSync(process.execPath, [bin, "plan", ...given, "--json"], { encoding: "utf8" }))
  const { resources, step } = plan.steps.findLast(isMeasured)
  const environment = process.env as Readonly<Record<string, string>>
  const output = join(folder, "output")
  const words = [process.execPath, bin, "run", ...given, "--jobs", "1"]
  const { exitCode, maxRssBytes } = yield* Processes.timed({ words, folder, environment, output }, LIMIT_MILLIS)
  if (exitCode !== 0) return process.stderr.write(yield* fs.readFileString(output))
  const took = maxRssBytes / 2 ** 30
  const off = `${((resources.memory / took - 1) * 100).toFixed(0)} %`
  return process.stdout.write(
    `${memory.name}: ${step} was said to take ${resources.memory.toFixed(2)} GiB and took ${took.toFixed(2)} (${off})\n`
  )
})

/** The step at the end; all others are smaller. */
const isMeasured = ({ step }: { readonly step: string }) => step === "fine-tune" || step === "encode"

main.pipe(Effect.scoped, Effect.provide(NodeServices.layer), NodeRuntime.runMain)
