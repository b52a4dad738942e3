/** Who is measured: this project on each of its backends, and PyTorch with one thread and with two. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { tmpdir } from "node:os"
import { fileURLToPath } from "node:url"
import * as Backend from "../../src/tensors/Backend.ts"
import * as Processes from "../Processes.ts"
import * as DeviceMemory from "./DeviceMemory.ts"
import { Assignment, Measurement } from "./Measurement.ts"

export interface Contestant {
  readonly name: string
  /** What its process is told it is. */
  readonly of: string
  readonly program: ReadonlyArray<string>
  readonly config: string
}

const lane = fileURLToPath(import.meta.resolve("./lane.ts"))
const pythonLane = fileURLToPath(new URL("lane.py", import.meta.url))

/** The backend that is for tests takes minutes for a step. */
const backends = Backend.Name.literals.filter((name) => name !== "cpu")

export const ours = (name: Backend.Name): Contestant => {
  const { library, threads } = Backend.environment(name)
  const partner = name === "wasm" ? "; large matrix products on two" : ""
  const config = `${library}, ${threads} ${threads === 1 ? "thread" : "threads"}${partner}`
  return { name: `repro, ${name}`, of: name, program: [process.execPath, lane], config }
}

/** On the processor with `of` threads, or on the device and in the precision that it names. */
export const torch = (name: string, of: string): Contestant => ({
  name: `PyTorch, ${name}`,
  of,
  program: ["python3", pythonLane],
  config: "`MT5EncoderModel`, eager; `torch.optim.AdamW(fused=True)`; encoding in `torch.inference_mode()`"
})

const threads = [torch("1 thread", "1"), torch("2 threads", "2")]

export const all: ReadonlyArray<Contestant> = [...backends.map(ours), ...threads]

export const isOurs = ({ program }: Contestant): boolean => program[0] === process.execPath

/** The versions of PyTorch and transformers; undefined where they are not installed. */
export const pythonVersions = Effect.gen(function*() {
  const { exitCode, printed } = yield* run([...threads[0].program, "--version"], 120_000)
  return exitCode === 0 ? printed.trim().split("\n").at(-1) : undefined
})

const Printed = Schema.fromJsonString(Schema.Union([Measurement, Schema.Struct({ problem: Schema.String })]))

/** One turn: a measurement, or why there is none. */
export const turn = Effect.fnUntraced(function*(contestant: Contestant, assignment: Assignment, limitMillis: number) {
  const text = JSON.stringify(yield* Effect.orDie(Schema.encodeEffect(Assignment)(assignment)))
  const { bytes, result } = yield* DeviceMemory.peakDuring(run([...contestant.program, text], limitMillis))
  const { exitCode, maxRssBytes, printed, timedOut } = result
  if (timedOut) return { problem: `more than ${limitMillis / 1000} s` }
  const last = printed.trim().split("\n").at(-1)
  const found = yield* Effect.orElseSucceed(Schema.decodeUnknownEffect(Printed)(last), () => ({
    problem: `exit code ${exitCode}: ${last}`
  }))
  return "problem" in found ? found : { ...found, maxRssBytes, ...(bytes === undefined ? {} : { deviceBytes: bytes }) }
})

const run = Effect.fnUntraced(function*(words: ReadonlyArray<string>, limitMillis: number) {
  const fs = yield* FileSystem.FileSystem
  const output = `${tmpdir()}/repro-bench-compute.log`
  yield* fs.remove(output, { force: true })
  const environment = process.env as Record<string, string>
  const usage = yield* Processes.timed({ words, folder: tmpdir(), environment, output }, limitMillis)
  return { ...usage, printed: yield* fs.readFileString(output) }
})
