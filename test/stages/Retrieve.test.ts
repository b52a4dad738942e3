import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import { join } from "node:path"
import { Embeddings } from "../../schemas/Embeddings.ts"
import { Qrels } from "../../schemas/Qrels.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import type { Kind } from "../../src/engine/Artifact.ts"
import type { Slot } from "../../src/engine/execution/Checkpoint.ts"
import * as Stream from "../../src/random/Stream.ts"
import { Retrieve } from "../../src/stages/Retrieve.ts"
import { effect } from "../effect.ts"

const langs = ["de", "en", "hi"]
const ids = Array.from({ length: 120 }, (_, i) => `${langs[i % 3]}:${i}`)

/** Small whole numbers, so that many scores are equal. */
const embeddings = (ids: ReadonlyArray<string>) => ({
  id: ids,
  lang: ids.map((id) => id.slice(0, 2)),
  embedding: {
    dimensions: 2,
    values: Float32Array.from(
      ids.flatMap((id) => [0, 1].map((i) => Stream.integer(Stream.make(1, "vectors"), 2 * Number(id.slice(3)) + i, 3)))
    )
  }
})

const located = <K extends Kind>(kind: K, path: string) => ({ kind, path, digest: "" as never })

const noCheckpoints: Slot = {
  load: () => Effect.succeed(Option.none()),
  save: () => Effect.void,
  isWanted: Effect.succeed(false),
  scratch: ""
}

/** The bytes of both results, documents in the given shards, labelled in reverse. */
const retrieved = Effect.fnUntraced(function*(folder: string, shards: ReadonlyArray<ReadonlyArray<string>>) {
  const fs = yield* FileSystem.FileSystem
  const path = (name: string) => join(folder, `${name}.arrow`)
  yield* TableFile.writeColumns(Embeddings, path("queries"), embeddings(ids.slice(0, 30)))
  yield* TableFile.writeColumns(Qrels, path("qrels"), {
    queryId: ["de:0", "de:0", "en:1", "no query", "en:1", "en:1"],
    docId: ["en:1", "hi:8", "de:9", "de:0", "no document", "en:4"],
    relevance: [1, 2, 1, 1, 1, 0]
  })
  for (const [i, shard] of shards.entries()) {
    yield* TableFile.writeColumns(Embeddings, path(`documents-${i}`), embeddings(shard))
  }
  const labelled = shards.map((_, i) => [`shard ${shards.length - i}`, located(Embeddings, path(`documents-${i}`))])
  const done: Array<number> = []
  yield* Retrieve.run({
    params: { depth: 10 },
    options: {},
    inputs: {
      queries: located(Embeddings, path("queries")),
      documents: Object.fromEntries(labelled),
      qrels: { all: located(Qrels, path("qrels")) }
    },
    outputs: {
      run: { kind: Retrieve.outputs.run, path: path("run") },
      ranks: { kind: Retrieve.outputs.ranks, path: path("ranks") },
      languages: { kind: Retrieve.outputs.languages, path: path("languages") }
    },
    progress: (progress) => Effect.sync(() => done.push(progress.done)),
    checkpoint: noCheckpoints
  })
  const ranks = yield* TableFile.read(Retrieve.outputs.ranks, path("ranks"))
  return {
    run: yield* fs.readFile(path("run")),
    ranks: yield* fs.readFile(path("ranks")),
    languages: yield* TableFile.read(Retrieve.outputs.languages, path("languages")),
    kept: yield* TableFile.read(Retrieve.outputs.run, path("run")),
    judged: ranks,
    done
  }
})

effect("shards of a corpus, in any order, are retrieved from as one table is", (t, folder) =>
  Effect.gen(function*() {
    const whole = yield* retrieved(folder, [ids])
    t.deepEqual(
      whole.judged.map(({ docId, docLang, queryId }) => [queryId, docId, docLang]).toSorted(),
      [["de:0", "en:1", "en"], ["de:0", "hi:8", "hi"], ["en:1", "de:9", "de"]]
    )
    t.is(whole.done.at(-1), ids.length)
    for (const { cutoff, documents, queryId, sameLanguage } of whole.languages) {
      const best = whole.kept.filter((row) => row.queryId === queryId).map(({ docId }) => docId)
      // Every query is a document, too, and left out.
      t.is(documents, cutoff === 0 ? 119 : 10)
      t.is(sameLanguage, cutoff === 0 ? 39 : best.filter((id) => id.slice(0, 2) === queryId.slice(0, 2)).length)
    }
    t.is(whole.languages.length, 2 * 30)
    const cuts = [
      [ids.slice(0, 1), ids.slice(1)],
      [ids.slice(60), [], ids.slice(0, 60)],
      [ids.toReversed()],
      ids.map((id) => [id])
    ]
    for (const shards of cuts) {
      const { languages, ranks, run } = yield* retrieved(folder, shards)
      t.deepEqual(run, whole.run)
      t.deepEqual(ranks, whole.ranks)
      t.deepEqual(languages, whole.languages)
    }
  }))

effect("a document that is in two shards is refused", (t, folder) =>
  Effect.gen(function*() {
    const error = yield* Effect.flip(retrieved(folder, [ids, ["en:4"]]))
    t.regex(String(error), /vectors of the documents cannot be searched\n.*ids\n.*each once\n.*en:4 twice/)
  }))
