import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Result from "effect/Result"
import { join } from "node:path"
import * as Evaluation from "../../../src/retrieval/Evaluation.ts"
import * as Measures from "../../../src/retrieval/Measures.ts"
import * as Trec from "../../../src/retrieval/Trec.ts"
import { serial } from "../../effect.ts"
import { run } from "../../engine/Run.ts"
import searching from "../../fixtures/searching.ts"
import { repro } from "../Terminal.ts"

const file = "test/fixtures/searching.ts"

/** Exports the score; gives what was printed, and the exported files. */
const exported = Effect.fnUntraced(function*(folder: string, ...flags: ReadonlyArray<string>) {
  const fs = yield* FileSystem.FileSystem
  const store = join(folder, "store")
  yield* run(store, searching)
  const at = join(folder, "trec")
  const told = yield* repro("export", file, "score", at, "--store", store, "--trec", ...flags)
  const names = (yield* fs.readDirectory(at, { recursive: true })).sort()
  const read = (name: string) => fs.readFileString(join(at, name))
  return { ...told, names, read }
})

serial(
  "the numbers of our tables are those of the runs and qrels that are exported, by trec_eval's arithmetic",
  (t, folder) =>
    Effect.gen(function*() {
      const { code, read } = yield* exported(folder, "--depth", "all")
      t.is(code, 0)
      const [, ...lines] = (yield* read("expected.tsv")).trimEnd().split("\n").map((line) => line.split("\t"))
      const compared = lines.filter(([, , measure]) => !/^(RankDistance|SameLanguage)/.test(measure))
      // Three languages: monolingual, six pairs and the pool, of frames; pairs and the pool of translations; five measures.
      t.is(compared.length, 5 * (3 + 6 + 3 + 6 + 3))
      for (const [runFile, qrelsFile, name, value, queries] of compared) {
        const measure = Result.getOrThrow(Measures.parse(name))
        const trec = Result.getOrThrow(Trec.parseRun(yield* read(runFile)))
        const qrels = Result.getOrThrow(Trec.parseQrels(yield* read(qrelsFile)))
        const evaluated = Evaluation.evaluate(trec, qrels, [measure])
        t.is(evaluated.length, Number(queries))
        t.true(Math.abs(Evaluation.means(evaluated)[0] - Number(value)) < 1e-12, `${runFile} ${name}`)
      }
    })
)

serial(
  "a run is cut at the depth asked for, tagged, and plain unless a header is asked for",
  (t, folder) =>
    Effect.gen(function*() {
      const { names, read, stderr } = yield* exported(folder, "--depth", "4")
      t.regex(stderr, /^12 runs, each with its qrels/)
      t.is(names.filter((name) => name.endsWith(".run")).length, 3 * 4)
      t.is(names.filter((name) => name.endsWith(".qrels")).length, 2 * 3 * 4)
      const lines = (yield* read("multilingual/de.run")).trimEnd().split("\n")
      t.is(lines.length, 12 * 4)
      t.true(lines.every((line) => /^de:\d+ Q0 (de|en|hi):\d+ [1-4] -?[\d.]+ searching\.score$/.test(line)), lines[0])
    })
)

serial("with the header of ir_metadata a run is still read", (t, folder) =>
  Effect.gen(function*() {
    const { read } = yield* exported(folder, "--ir-metadata")
    const text = yield* read("monolingual/en.run")
    t.regex(text, /^# ir_metadata\.start\n(# .*\n)+# ir_metadata\.end\nen:0 Q0 /)
    t.regex(text, /^# tag: "?searching\.score"?$/m)
    t.is(Result.getOrThrow(Trec.parseRun(text)).size, 12)
  }))

serial("a step that scores nothing is refused", (t, folder) =>
  Effect.gen(function*() {
    const at = ["--store", join(folder, "store"), "--trec"]
    const { code, stderr } = yield* repro("export", file, "retrieve", join(folder, "trec"), ...at)
    t.is(code, 2)
    t.regex(stderr, /Step retrieve scores no ranking\nName a score step/)
  }))
