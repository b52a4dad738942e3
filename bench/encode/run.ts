/**
 * Encoding beside transformers: the step `encode` of ../memory/workflow.ts, an encoder of mT5-small's size with random
 * weights and a table of 250,112 rows, and MT5EncoderModel on the same files and texts. Linux, with GNU time.
 *
 * node bench/encode/run.ts [--python /path/to/python] [--set backend=tensorflow] [--set passageTokens=24] ...
 *
 * Python needs: transformers torch sentencepiece pyarrow
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import memory from "../memory/workflow.ts"
import * as Processes from "../Processes.ts"

const { values } = parseArgs({
  options: { python: { type: "string", default: "python3" }, set: { type: "string", multiple: true, default: [] } }
})

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const LIMIT_MILLIS = 30 * 60_000

const main = Effect.gen(function*() {
  const fs = yield* FileSystem.FileSystem
  const folder = yield* fs.makeTempDirectoryScoped({ prefix: "repro-encode-" })
  const store = join(folder, "store")
  const settings = ["task=encode", "backend=wasm", ...values.set].flatMap((one) => ["--set", one])
  const run = [process.execPath, here("../../src/cli/bin.ts"), "run", here("../memory/workflow.ts"), "--jobs", "1"]
  const whole = [...run, "--store", store, ...settings]
  // Everything before is there when it is measured.
  yield* timed(folder, "first", whole)
  const ours = yield* timed(folder, "ours", [...whole, "--json", "--force", "encode"])
  const results = join(store, "latest", memory.name, Object.keys(memory.profiles)[0])
  const theirs = yield* timed(folder, "theirs", [values.python, here("lane.py"), results, String(tokensOf(values.set))])
  const measured = yield* Schema.decodeUnknownEffect(Measured)(theirs.lines.at(-1))
  print("repro", rateOf(ours.lines), ours.maxRssBytes)
  print("transformers", measured.textsPerSecond, theirs.maxRssBytes)
  process.stdout.write(`${measured.texts} texts; largest difference of the embeddings ${measured.difference}\n`)
})

const tokensOf = (settings: ReadonlyArray<string>): number => {
  const given = settings.findLast((one) => one.startsWith("passageTokens="))
  return Number(given?.split("=")[1] ?? Object.values(memory.profiles)[0].passageTokens)
}

const timed = Effect.fnUntraced(function*(folder: string, name: string, words: ReadonlyArray<string>) {
  const fs = yield* FileSystem.FileSystem
  const output = join(folder, name)
  const environment = process.env as Readonly<Record<string, string>>
  const usage = yield* Processes.timed({ words, folder, environment, output }, LIMIT_MILLIS)
  const text = yield* fs.readFileString(output)
  if (usage.exitCode !== 0) return yield* Effect.die(new Error(text))
  return { ...usage, lines: text.trim().split("\n") }
})

const Measured = Schema.fromJsonString(Schema.Struct({
  texts: Schema.Int,
  textsPerSecond: Schema.Finite,
  difference: Schema.Finite
}))

const Progress = Schema.fromJsonString(Schema.Struct({
  _tag: Schema.Literal("StepProgress"),
  at: Schema.String,
  progress: Schema.Struct({ done: Schema.Int })
}))

/** Texts per second from the end of the first batch to that of the last, without the loading before. */
const rateOf = (lines: ReadonlyArray<string>): number => {
  const reports = lines.flatMap((line) => {
    const decoded = Schema.decodeUnknownOption(Progress)(line)
    return decoded._tag === "Some" ? [decoded.value] : []
  })
  const [first, last] = [reports[0], reports[reports.length - 1]]
  return (last.progress.done - first.progress.done) / ((Date.parse(last.at) - Date.parse(first.at)) / 1000)
}

const print = (who: string, textsPerSecond: number, bytes: number): void => {
  process.stdout.write(
    `${who.padEnd(13)} ${textsPerSecond.toFixed(1)} texts/s, ${(bytes / 2 ** 30).toFixed(2)} GiB at the peak\n`
  )
}

main.pipe(Effect.scoped, Effect.provide(NodeServices.layer), NodeRuntime.runMain)
