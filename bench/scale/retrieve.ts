/** The retrieve stage, in a process of its own: node bench/scale/retrieve.ts FOLDER SHARDS DEPTH, results beside it. */
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { performance } from "node:perf_hooks"
import type { Kind } from "../../src/engine/Artifact.ts"
import type { Slot } from "../../src/engine/execution/Checkpoint.ts"
import { Retrieve } from "../../src/stages/Retrieve.ts"
import * as Corpus from "./Corpus.ts"

const [folder = "", shards = "1", depth = "100"] = process.argv.slice(2)
const corpus = Corpus.inFolder(folder)

const located = <K extends Kind>(kind: K, path: string) => ({ kind, path, digest: "" as never })

const noCheckpoints: Slot = {
  load: () => Effect.succeed(Option.none()),
  save: () => Effect.void,
  isWanted: Effect.succeed(false),
  scratch: `${folder}/scratch`
}

const { documents, qrels, queries } = Retrieve.inputs
const started = performance.now()
await Retrieve.run({
  params: { depth: Number(depth) },
  options: {},
  inputs: {
    queries: located(queries, corpus.queries),
    documents: Object.fromEntries(
      Array.from({ length: Number(shards) }, (_, i) => [`${i}`, located(documents.many, corpus.shard(i))])
    ),
    qrels: { all: located(qrels.many, corpus.qrels) }
  },
  outputs: {
    run: { kind: Retrieve.outputs.run, path: `${folder}/run.arrow` },
    ranks: { kind: Retrieve.outputs.ranks, path: `${folder}/ranks.arrow` },
    languages: { kind: Retrieve.outputs.languages, path: `${folder}/languages.arrow` }
  },
  progress: () => Effect.void,
  checkpoint: noCheckpoints
}).pipe(
  Effect.andThen(Effect.suspend(() =>
    Console.log(JSON.stringify({
      millis: performance.now() - started,
      maxRssBytes: process.resourceUsage().maxRSS * 1024
    }))
  )),
  Effect.provide(NodeServices.layer),
  Effect.runPromise
)
