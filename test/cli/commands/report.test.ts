import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import { serial } from "../../effect.ts"
import { run } from "../../engine/Run.ts"
import paged from "../../fixtures/paged.ts"
import { repro } from "../Terminal.ts"

const file = "test/fixtures/paged.ts"

serial(
  "the page is written with its card and its steps, with all files beside it, and its path is printed",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const store = join(folder, "store")
      yield* run(store, paged)
      const { code, stderr, stdout } = yield* repro("report", file, "--store", store)
      t.is(stderr, "")
      t.is(stdout, `${store}/reports/paged/only/report.html\n`)
      t.is(code, 0)
      const page = yield* fs.readFileString(stdout.trimEnd())
      t.regex(page, /^<main>a[^]*Results[^]*all 1 step[^]*Rebuilt[^]*not tried/)
      t.regex(page, /href="\.\.\/\.\.\/\.\.\/latest\/paged\/only\/print\/page\/"/)
      t.false(page.includes("<!--repro:"))
      t.is(yield* fs.readFileString(join(store, "reports/paged/only/figures/one.svg")), "<svg>a</svg>")
      // The artifact itself stays as it is.
      t.regex(yield* fs.readFileString(join(store, "latest/paged/only/print/page/report.html")), /<!--repro:card-->/)
    })
)

serial(
  "the page it writes is the one of this config, whatever ran last, over what was there",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const store = join(folder, "store")
      yield* run(store, paged)
      yield* run(store, paged, { set: { text: "b" } })
      const shown = (...set: ReadonlyArray<string>) =>
        repro("report", file, "--store", store, ...set).pipe(
          Effect.flatMap(({ stdout }) => fs.readFileString(stdout.trimEnd()))
        )
      t.regex(yield* shown("--set", "text=b"), /^<main>b/)
      t.regex(yield* shown(), /^<main>a/)
      t.deepEqual(yield* fs.readDirectory(join(store, "reports/paged")), ["only"])
    })
)

serial(
  "a page that is not made yet is refused with how to make it, and a workflow without one",
  (t, folder) =>
    Effect.gen(function*() {
      const at = ["--store", join(folder, "store")]
      const { code, stderr } = yield* repro("report", file, ...at)
      t.regex(stderr, /^\nThe page is not made yet\n +workflow +paged\n +profile +only\n +step +print\n/)
      t.true(stderr.includes(`npx repro run ${file} --profile only`))
      t.is(code, 2)
      const without = yield* repro("report", "test/fixtures/letters.ts", ...at)
      t.is(without.stderr, "\nWorkflow letters makes no page\n")
      t.is(without.code, 2)
    })
)
