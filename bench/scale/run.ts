/**
 * Retrieval from a corpus that is larger than the memory it may take: node bench/scale/run.ts
 * [--documents 1000000] [--dimensions 256] [--queries 1000] [--depth 100] [--shards 4,16,64] [--folder FOLDER]
 *
 * The retrieve stage in a process of its own, for each number of shards: peak memory, time, and the digests of its
 * results, which must be the same; beside it faiss, where Python has it. Keeps bench/results/scale.json.
 */
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import * as Hash from "../../src/engine/Hash.ts"
import * as Machine from "../Machine.ts"
import * as Markdown from "../Markdown.ts"
import * as Processes from "../Processes.ts"
import * as Corpus from "./Corpus.ts"

const { values: asked } = parseArgs({
  options: {
    documents: { type: "string", default: "1000000" },
    dimensions: { type: "string", default: "256" },
    queries: { type: "string", default: "1000" },
    depth: { type: "string", default: "100" },
    shards: { type: "string", default: "4,16,64" },
    folder: { type: "string", default: "/tmp/repro-bench-scale" },
    python: { type: "string", default: "python3" }
  }
})

const size: Corpus.Size = {
  documents: Number(asked.documents),
  dimensions: Number(asked.dimensions),
  queries: Number(asked.queries)
}
const depth = Number(asked.depth)
const { folder } = asked
const LIMIT_MILLIS = 3_600_000
const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

/** Runs a program in the corpus's folder; what it printed is JSON. */
const measured = Effect.fnUntraced(function*(words: ReadonlyArray<string>) {
  const fs = yield* FileSystem.FileSystem
  const output = `${folder}/printed`
  yield* fs.remove(output, { force: true })
  const environment = { PATH: process.env["PATH"] ?? "", PYTHONPATH: process.env["PYTHONPATH"] ?? "" }
  const usage = yield* Processes.timed({ words, folder, environment, output }, LIMIT_MILLIS)
  const printed = yield* fs.readFileString(output)
  return { exitCode: usage.exitCode, printed, seconds: usage.millis / 1000, maxRssBytes: usage.maxRssBytes }
})

const digest = (file: string) =>
  Effect.map(Effect.flatMap(FileSystem.FileSystem, (fs) => fs.readFile(`${folder}/${file}`)), Hash.ofBytes)

const searched = Effect.fnUntraced(function*(shards: number) {
  const fs = yield* FileSystem.FileSystem
  yield* Corpus.writeShards(Corpus.inFolder(folder), size, shards)
  const words = [process.execPath, here("retrieve.ts"), folder, `${shards}`, `${depth}`]
  const { exitCode, maxRssBytes, printed, seconds } = yield* measured(words)
  if (exitCode !== 0) return yield* Effect.die(new Error(printed))
  const result = { shards, seconds, maxRssBytes, run: yield* digest("run.arrow"), ranks: yield* digest("ranks.arrow") }
  const faiss = yield* measured([asked.python, here("flat_index.py"), folder, `${shards}`, `${depth}`, "1"])
  for (let shard = 0; shard < shards; shard++) yield* fs.remove(Corpus.inFolder(folder).shard(shard))
  return { ...result, faiss: faiss.exitCode === 0 ? JSON.parse(faiss.printed) as Faiss : undefined }
})

interface Faiss {
  readonly version: string
  readonly addSeconds: number
  readonly searchSeconds: number
  readonly maxRssBytes: number
  readonly equalQueries: number
  readonly largestScoreDifference: number
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`

const main = Effect.gen(function*() {
  const fs = yield* FileSystem.FileSystem
  yield* fs.makeDirectory(folder, { recursive: true })
  yield* Corpus.writeQueries(Corpus.inFolder(folder), size)
  const results = yield* Effect.forEach(asked.shards.split(",").map(Number), searched)
  const rows = results.flatMap(({ faiss, maxRssBytes, ranks, run, seconds, shards }) => [
    [
      `${shards}`,
      "repro",
      megabytes(maxRssBytes),
      (size.queries / seconds).toFixed(2),
      `${run.slice(0, 8)} ${ranks.slice(0, 8)}`
    ],
    ...(faiss === undefined ? [] : [[
      `${shards}`,
      `faiss ${faiss.version}, 1 thread`,
      megabytes(faiss.maxRssBytes),
      (size.queries / faiss.searchSeconds).toFixed(2),
      `${(100 * faiss.equalQueries).toFixed(1)} % of top ${depth} equal`
    ]])
  ])
  yield* Console.log(Markdown.table(["shards", "tool", "peak memory", "queries per second", "results"], rows))
  const same = new Set(results.map(({ ranks, run }) => run + ranks)).size === 1
  yield* Console.log(same ? "The results are the same for every number of shards." : "THE RESULTS DIFFER")
  const kept = { machine: Machine.here(), size, depth, results }
  yield* fs.writeFileString(here("../results/scale.json"), JSON.stringify(kept, null, 1) + "\n")
  process.exitCode = same ? 0 : 1
})

await Effect.runPromise(Effect.provide(main, NodeServices.layer))
