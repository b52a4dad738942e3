/** Damaged files of every form: each is read, or refused by an error that names it; nothing crashes, hangs or dies. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FileSystem from "effect/FileSystem"
import * as Stream from "effect/Stream"
import * as Datasets from "../../src/datasets/Datasets.ts"
import type { DatasetUnreadable } from "../../src/datasets/Errors.ts"
import * as Files from "../../src/datasets/reading/Files.ts"
import * as Source from "../../src/sources/Source.ts"
import { effect } from "../effect.ts"
import { write } from "../fixtures/hubData.ts"
import { mutate } from "../fuzz.ts"

const CASES = 260

type Read = (files: Files.Files) => Effect.Effect<unknown, DatasetUnreadable>

/** Reads variants of one file among the whole ones; all of them must not be errors, nor all be fine. */
const survives = (title: string, url: string, read: Read) =>
  effect(`${title}: ${CASES} damaged files are read or refused`, (t, folder) =>
    Effect.gen(function*() {
      write(folder)
      const fs = yield* FileSystem.FileSystem
      const path = Source.path(url)
      const original = yield* fs.readFile(`${folder}/${path}`)
      const whole = yield* Files.inFolders([folder])
      const damaged = yield* Files.inFolders([`${folder}/damaged`, folder])
      yield* fs.makeDirectory(`${folder}/damaged/${path.slice(0, path.lastIndexOf("/"))}`, { recursive: true })
      let refused = 0
      for (let i = 0; i < CASES; i++) {
        const bytes = mutate(original, 1, i)
        const inMemory: Files.Files = {
          ...whole,
          bytes: (name) => name === path ? Stream.make(bytes) : whole.bytes(name)
        }
        const isArchive = path.endsWith(".zip")
        if (isArchive) yield* fs.writeFile(`${folder}/damaged/${path}`, bytes)
        const exit = yield* Effect.exit(Effect.timeout(read(isArchive ? damaged : inMemory), "10 seconds"))
        if (Exit.isSuccess(exit)) continue
        refused++
        const error = Cause.squash(exit.cause) as DatasetUnreadable
        t.is(error._tag, "DatasetUnreadable", `case ${i}: ${String(error)}`)
        t.true(error.file.startsWith(path), `case ${i}: ${error.file}`)
      }
      t.true(refused > 0 && refused < CASES, `${refused} refused`)
    }))

const training = (name: string, lang: string): Read => (files) =>
  Effect.flatMap(Effect.orDie(Datasets.trainingSet(name)), (set) => set.load(files, { languages: [lang] }))

const retrieval = (name: string, lang: string): Read => (files) =>
  Effect.flatMap(Effect.orDie(Datasets.retrievalSet(name)), (set) => set.load(files, [lang]))

const url = (name: string, lang: string, part: string): string =>
  Datasets.sources(name, [lang]).find((source) => source.url.includes(part))!.url

survives("TSV of numbers", url("mmarco", "de", "triples"), training("mmarco", "de"))
survives("TSV of texts", url("mmarco", "de", "collection"), training("mmarco", "de"))
survives("topics", url("miracl-th-dev", "th", "topics"), retrieval("miracl-th-dev", "th"))
survives("qrels", url("miracl-th-dev", "th", "qrels"), retrieval("miracl-th-dev", "th"))
survives("JSON", url("xquad-r", "zh", "zh.json"), retrieval("xquad-r", "zh"))
survives("streamed JSON", url("xtreme-squad", "hi", "en-hi"), training("xtreme-squad", "hi"))
survives("packed lines of JSON", url("mr-tydi", "ar", "arabic"), training("mr-tydi", "ar"))
survives("zip archive", url("mtop-official-train", "th", "zip"), training("mtop-official-train", "th"))
survives(
  "word lists",
  url("muse", "el", "en-el"),
  (files) => Effect.flatMap(Effect.orDie(Datasets.lexicon("muse")), (set) => set.load(files, ["el"]))
)
