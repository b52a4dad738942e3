import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import { serial } from "../../effect.ts"
import { golden } from "../../retrieval/golden.ts"
import { repro } from "../Terminal.ts"

const write = Effect.fnUntraced(function*(folder: string, files: Readonly<Record<string, string>>) {
  const fs = yield* FileSystem.FileSystem
  for (const [name, text] of Object.entries(files)) yield* fs.writeFileString(join(folder, name), text)
})

/** Paths are long and other in each test. */
const evaluate = (folder: string, ...given: ReadonlyArray<string>) =>
  Effect.map(
    repro("evaluate", ...given.map((word) => /\.(?:run|qrels)$/.test(word) ? join(folder, word) : word)),
    ({ code, stderr, stdout }) => ({
      code,
      stdout: stdout.replaceAll(`${folder}/`, "").replaceAll(/ +/g, " "),
      stderr: stderr.replaceAll(`${folder}/`, "")
    })
  )

/** Queries q1 to q6, each with the relevant document at the rank given, of two ranks; 0 if it is not ranked. */
const runOf = (ranks: ReadonlyArray<number>): string =>
  ranks.map((rank, i) => {
    const found = rank === 0 ? ["x", "y"] : rank === 1 ? ["d", "x"] : ["x", "d"]
    return found.map((doc, place) => `q${i + 1} Q0 ${doc} ${place + 1} ${9 - place} tag\n`).join("")
  }).join("")

const files = {
  "test.qrels": [1, 2, 3, 4, 5, 6, 7].map((i) => `q${i} 0 d 1\n`).join(""),
  "first.run": runOf([2, 2, 2, 2, 2, 0]),
  "second.run": runOf([1, 1, 1, 1, 1, 1]),
  "short.run": runOf([1, 2]),
  "stranger.run": "other Q0 d 1 1 tag\n"
}

serial("means of the default measures over the queries of both files", (t, folder) =>
  Effect.gen(function*() {
    yield* write(folder, files)
    const { code, stderr, stdout } = yield* evaluate(folder, "test.qrels", "first.run")
    t.is(stdout, " run queries AP nDCG@10 R@100 RR@10\n first.run 6/7 0.4167 0.5258 0.8333 0.4167\n")
    t.deepEqual([code, stderr], [0, ""])
  }))

serial(
  "judged queries that a run lacks count with --complete, and each query is told with --per-query",
  (t, folder) =>
    Effect.gen(function*() {
      yield* write(folder, files)
      const options = ["--complete", "--per-query", "-m", "RR", "--measure", "P(rel=2)@1"]
      const { stdout } = yield* evaluate(folder, "test.qrels", "short.run", ...options)
      t.is(
        stdout,
        " run queries RR P(rel=2)@1\n short.run 7/7 0.2143 0.0000\n\n query RR P(rel=2)@1\n"
          + " q1 1.0000 0.0000\n q2 0.5000 0.0000\n" + [3, 4, 5, 6, 7].map((i) => ` q${i} 0.0000 0.0000\n`).join("")
      )
    })
)

serial("with --trec the output is trec_eval's to the letter", (t, folder) =>
  Effect.gen(function*() {
    yield* write(folder, { "a.qrels": golden("missing.qrels"), "a.run": golden("missing.run") })
    const cut = [1, 5, 10, 100].flatMap((k) => [`nDCG@${k}`, `R@${k}`])
    const names = [
      "AP",
      "Rprec",
      "RR",
      "nDCG",
      "AP@10",
      "AP@100",
      ...cut,
      ...[1, 5, 10].flatMap((k) => [
        `P@${k}`,
        `Success@${k}`
      ])
    ]
    const given = [join(folder, "a.qrels"), join(folder, "a.run"), ...names.flatMap((name) => ["-m", name])]
    t.is((yield* repro("evaluate", ...given, "--trec", "--per-query")).stdout, golden("missing.out"))
    const complete = yield* repro("evaluate", ...given, "--trec", "--per-query", "--complete")
    t.is(complete.stdout, golden("missing.complete.out"))
  }))

serial("several runs are tested against the first, and corrected together", (t, folder) =>
  Effect.gen(function*() {
    yield* write(folder, files)
    const runs = ["test.qrels", "first.run", "second.run", "short.run", "stranger.run"]
    const given = [...runs.slice(0, 4), "-m", "RR", "-m", "R@100"]
    const { stdout } = yield* evaluate(folder, ...given)
    // Six differences of one sign: of the 64 ways to set the signs two are as far from zero. Of (1/2, 0) two of four,
    // and of differences that are all 0 every one.
    t.is(
      stdout.slice(stdout.indexOf("Differences")),
      "Differences to first.run, over the queries that both have\n"
        + " run measure queries difference 95 % interval p p (Holm) d_z\n"
        + " second.run RR 6 +0.5833 +0.5000 +0.7500 0.0313 0.1250 2.86\n"
        + " second.run R@100 6 +0.1667 0.0000 +0.5000 1.0000 1.0000 0.41\n"
        + " short.run RR 2 +0.2500 0.0000 +0.5000 1.0000 1.0000 0.71\n"
        + " short.run R@100 2 0.0000 0.0000 0.0000 1.0000 1.0000\n"
        + " p: paired randomisation test over queries, two-sided (10000 draws, seed 1; exact where fewer are all there are);"
        + " Holm over 4 comparisons\n"
        + " interval: percentile bootstrap of the mean over queries; d_z: mean difference in its standard deviations\n"
    )
    const { stdout: text } = yield* evaluate(folder, ...given, "--json", "--per-query", "--seed", "7")
    const json = JSON.parse(text)
    t.like(json, { format: "repro/evaluation/1", judged: 7, comparedWith: "first.run", seed: 7, draws: 10000 })
    t.like(json.comparisons[0], { run: "second.run", measure: "RR", units: 6, p: 2 / 64, pHolm: 8 / 64, isExact: true })
    t.is(json.comparisons[3].effectSize, null)
    t.deepEqual(json.runs[2], {
      run: "short.run",
      queries: 2,
      missing: 0,
      means: { RR: 0.75, "R@100": 1 },
      values: [{ query: "q1", RR: 1, "R@100": 1 }, { query: "q2", RR: 0.5, "R@100": 1 }]
    })
  }))

serial("what cannot be evaluated is refused", (t, folder) =>
  Effect.gen(function*() {
    yield* write(folder, { ...files, "broken.run": "q1 Q0 d 1 0.5 tag\nq1 Q0 e 2 tag\n" })
    const refusal = (...given: ReadonlyArray<string>) =>
      Effect.map(evaluate(folder, ...given), ({ code, stderr }) => [code, stderr.split("\n").slice(1, 4).join(" | ")])
    t.deepEqual(yield* refusal("test.qrels", "broken.run"), [
      2,
      "The run file has an unreadable line |   file      broken.run |   line      2"
    ])
    t.deepEqual(yield* refusal("test.qrels", "stranger.run"), [
      2,
      "No query is in both files |   qrels  test.qrels |   run    stranger.run"
    ])
    t.regex(String(yield* refusal("test.qrels", "absent.run")), /^2,absent\.run cannot be read/)
    t.regex(String(yield* refusal("test.qrels", "first.run", "-m", "MAP")), /^2,No measure is called MAP/)
    t.regex(String(yield* refusal("test.qrels", "first.run", "first.run")), /^2,first\.run is named twice/)
    t.regex(String(yield* refusal("test.qrels", "first.run", "short.run", "--trec")), /^2,trec_eval prints one run/)
    t.regex(String(yield* refusal("test.qrels", "first.run", "--json", "--trec")), /^2,Output has one form/)
    t.is((yield* evaluate(folder, "test.qrels")).code, 2)
  }))
