import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import * as WorkflowFile from "../../../src/engine/WorkflowFile.ts"
import { serial } from "../../effect.ts"
import { run } from "../../engine/Run.ts"
import { repro } from "../Terminal.ts"

const lettersFile = fileURLToPath(new URL("../../fixtures/letters.ts", import.meta.url))

/** The letters with their folder as a page. */
const paged = Effect.fnUntraced(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  const file = join(folder, "paged.ts")
  yield* fs.writeFileString(
    file,
    `import letters from ${JSON.stringify(lettersFile)}
const steps = (config) => {
  const outline = letters.steps(config)
  return { ...outline, page: outline.steps[0].outputs.texts }
}
export default { ...letters, steps }
`
  )
  return { file, workflow: yield* WorkflowFile.load(file) }
})

serial("it prints where the page is", (t, folder) =>
  Effect.gen(function*() {
    const { file, workflow } = yield* paged(folder)
    const store = join(folder, "store")
    yield* run(store, workflow)
    const { code, stdout } = yield* repro("report", file, "--store", store)
    t.is(stdout, `${store}/latest/letters/small/collect/texts/report.html\n`)
    t.is(code, 0)
  }))

serial("the page it names is the one of this config, whatever ran last", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const { file, workflow } = yield* paged(folder)
    const store = join(folder, "store")
    yield* run(store, workflow)
    yield* run(store, workflow, { set: { suffix: "?" } })
    const left = fs.readFileString(join(store, "latest/letters/small/collect/texts/left.txt"))
    t.is(yield* left, "A?")
    yield* repro("report", file, "--store", store)
    t.is(yield* left, "A!")
  }))

serial("a page that is not made yet is refused with how to make it", (t, folder) =>
  Effect.gen(function*() {
    const { file } = yield* paged(folder)
    const { code, stderr } = yield* repro("report", file, "--store", join(folder, "store"))
    t.regex(stderr, /^\nThe page is not made yet\n +workflow +letters\n +profile +small\n +step +collect\n/)
    t.true(stderr.includes(`npx repro run ${file} --profile small`))
    t.is(code, 2)
  }))

serial("a workflow without a page is refused", (t, folder) =>
  Effect.gen(function*() {
    const { code, stderr } = yield* repro("report", lettersFile, "--store", join(folder, "store"))
    t.is(stderr, "\nWorkflow letters makes no page\n")
    t.is(code, 2)
  }))
