import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { readdirSync } from "node:fs"
import { join } from "node:path"
import type { Digest } from "../../../src/engine/Artifact.ts"
import * as Hash from "../../../src/engine/Hash.ts"
import { effect } from "../../effect.ts"
import * as Project from "./Project.ts"

const files = {
  "use.ts": `import { far } from "./lib/far.ts"\n${Project.stage("use", "far()")}${
    Project.stage("lazy", "import(\"./late.ts\")")
  }`,
  "late.ts": "export const late = 1\n",
  "lib/far.ts": "import { rate } from \"./rate.ts\"\nexport const far = () => rate\nexport const unused = 1\n",
  "lib/rate.ts": "export const rate = 0.1\n"
}

/** The one file of the memo. */
const memoPath = (store: string) => {
  const [host] = readdirSync(join(store, "cache"))
  return join(store, "cache", host, "implementations.json")
}

effect("a fingerprint is made by Hash, so that a change of its form is seen", (t) =>
  Effect.sync(() => {
    t.is(
      Hash.implementation({ code: ["var a = 1;\n"], packages: { effect: "4.1.0" } }),
      Hash.ofText("repro/implementation/1\n{\"code\":[\"var a = 1;\\n\"],\"packages\":{\"effect\":\"4.1.0\"}}")
    )
  }))

effect(
  "details tell the files of which something is used, each by what counts of it",
  (t, folder) =>
    Effect.gen(function*() {
      const { ask, stages, write } = yield* Project.make(folder, files)
      const { use } = yield* stages("use.ts")
      const read = ask(({ details, fingerprint }) => Effect.flatMap(fingerprint(use), details)).pipe(
        Effect.map(Option.getOrThrow)
      )
      const before = yield* read
      t.like(before, { format: "repro/implementation/1", stage: "use", packages: {} })
      t.deepEqual(Object.keys(before.files).sort(), ["lib/far.ts", "lib/rate.ts", "use.ts"])
      yield* write("lib/rate.ts", "const far = 0.2\nexport const rate = far\n")
      const after = yield* read
      t.deepEqual(Project.changed(before.files, after.files), ["lib/rate.ts"])
    })
)

effect(
  "there are no details of what was never a fingerprint, nor of a damaged file",
  (t, folder) =>
    Effect.gen(function*() {
      const { ask, fingerprints, write } = yield* Project.make(folder, files)
      const { use } = yield* fingerprints("use.ts")
      yield* write(`store/journal/implementations/${use}.json`, "{")
      t.true(Option.isNone(yield* ask(({ details }) => details(use))))
      t.true(Option.isNone(yield* ask(({ details }) => details(Hash.ofText("")))))
    })
)

effect(
  "a later process believes the memo while no file has changed, and looks again when one has",
  (t, folder) =>
    Effect.gen(function*() {
      const { fingerprints, fs, store, write } = yield* Project.make(folder, files)
      const before = yield* fingerprints("use.ts")
      // A memo that tells another digest shows when it is believed.
      const told = "0".repeat(64) as Digest
      const memo = yield* fs.readFileString(memoPath(store))
      yield* fs.writeFileString(memoPath(store), memo.replaceAll(before["use"], told))
      yield* write(`store/journal/implementations/${told}.json`, "{}")
      t.is((yield* fingerprints("use.ts"))["use"], told)
      yield* write("lib/rate.ts", files["lib/rate.ts"])
      t.deepEqual(yield* fingerprints("use.ts"), before)
      yield* write("lib/rate.ts", "export const rate = 0.3\n")
      t.deepEqual(Project.changed(before, yield* fingerprints("use.ts")), ["use"])
    })
)

effect(
  "a fingerprint is made again when its details are gone or its files were removed",
  (t, folder) =>
    Effect.gen(function*() {
      const { fingerprints, fs, store } = yield* Project.make(folder, files)
      const before = yield* fingerprints("use.ts")
      yield* fs.remove(`${store}/journal`, { recursive: true })
      t.deepEqual(yield* fingerprints("use.ts"), before)
      t.deepEqual((yield* fs.readDirectory(`${store}/journal/implementations`)).length, 2)
      yield* fs.remove(`${folder}/lib/rate.ts`)
      t.is((yield* Effect.flip(fingerprints("use.ts")))._tag, "WorkflowInvalid")
    })
)

effect("a store that cannot be written to is no failure", (t, folder) =>
  Effect.gen(function*() {
    const { fingerprints, fs, store, write } = yield* Project.make(folder, files)
    yield* write("store", "a file where a folder is needed")
    t.is((yield* fingerprints("use.ts"))["use"].length, 64)
    t.is(yield* fs.readFileString(store), "a file where a folder is needed")
  }))

effect(
  "in one process a fingerprint stays that of the code as first seen, and it is told when that changed",
  (t, folder) =>
    Effect.gen(function*() {
      const { ask, stages, write } = yield* Project.make(folder, files)
      const { use } = yield* stages("use.ts")
      yield* ask(Effect.fnUntraced(function*({ fingerprint, isCurrent }) {
        const before = yield* fingerprint(use)
        t.true(yield* isCurrent(use))
        yield* write("lib/rate.ts", `// why\n${files["lib/rate.ts"]}`)
        t.true(yield* isCurrent(use))
        yield* write("lib/rate.ts", "export const rate = 0.2\n")
        t.is(yield* fingerprint(use), before)
        t.false(yield* isCurrent(use))
      }))
    })
)

effect("asked many times at once it is made once", (t, folder) =>
  Effect.gen(function*() {
    const { ask, stages } = yield* Project.make(folder, files)
    const { use } = yield* stages("use.ts")
    const found = yield* ask(({ fingerprint }) =>
      Effect.all(Array.from({ length: 20 }, () => fingerprint(use)), { concurrency: "unbounded" })
    )
    t.is(new Set(found).size, 1)
  }))

/** What is wrong with code that is loaded later than the stage. */
const errors: Readonly<Record<string, { readonly late: string; readonly says: ReadonlyArray<RegExp> }>> = {
  "a syntax error is told with file and line": {
    late: "export const late = 1\n\nexport const = 2\n",
    says: [/file +\S+late\.ts/, /line +3: export const = 2/, /cause +Expected identifier/]
  },
  "an import of nothing is told with the file that imports": {
    late: "import \"./nowhere.ts\"\n",
    says: [/file +\S+late\.ts/, /cause +Could not resolve "\.\/nowhere\.ts"/]
  },
  "an import of a name that is not exported is told": {
    late: "import { nothing } from \"./lib/far.ts\"\nexport const late = nothing\n",
    says: [/file +\S+late\.ts/, /cause +No matching export in "lib\/far\.ts" for import "nothing"/]
  },
  "an unreadable JSON file is told": {
    late: "import far from \"./far.json\" with { type: \"json\" }\nexport const late = far\n",
    says: [/file +\S+far\.json/]
  }
}

for (const [title, { late, says }] of Object.entries(errors)) {
  effect(title, (t, folder) =>
    Effect.gen(function*() {
      const { fingerprints } = yield* Project.make(folder, { ...files, "late.ts": late, "far.json": "{ a: 1" })
      const error = yield* Effect.flip(fingerprints("use.ts"))
      t.is(error._tag, "WorkflowInvalid")
      t.regex(error.message, /^The code of a stage cannot be read\n/)
      for (const said of says) t.regex(error.message, said)
    }))
}

effect("a stage whose module is no file is told", (t, folder) =>
  Effect.gen(function*() {
    const { ask, stages } = yield* Project.make(folder, files)
    const { use } = yield* stages("use.ts")
    const error = yield* Effect.flip(ask(({ fingerprint }) => fingerprint({ ...use, module: "use.ts" })))
    t.regex(error.message, /^The module of a stage cannot be read\n {2}stage +use\n/)
  }))

effect(
  "a blessed fingerprint gives way in keys to the one it was declared equal to",
  (t, folder) =>
    Effect.gen(function*() {
      const { ask, fs, stages, store } = yield* Project.make(folder, files)
      const { lazy, use } = yield* stages("use.ts")
      const from = Hash.ofText("earlier")
      yield* ask(Effect.fnUntraced(function*({ declared, fingerprint }) {
        const to = yield* fingerprint(use)
        t.is(yield* declared(use), to)
        const blessing = {
          format: "repro/blessing/1",
          id: "abc",
          stage: "use",
          from,
          to,
          reason: "renamed",
          at: "2030-01-01T00:00:00.000Z",
          by: "me@here",
          checked: []
        }
        yield* fs.makeDirectory(`${store}/journal/blessings`)
        yield* fs.writeFileString(`${store}/journal/blessings/${to}.json`, JSON.stringify(blessing))
        t.is(yield* declared(use), from)
        t.is(yield* fingerprint(use), to)
        t.is(yield* declared(lazy), yield* fingerprint(lazy))
      }))
    })
)

effect(
  "the stages of this program have fingerprints, none of which reaches engine, executors or cli",
  (t, folder) =>
    Effect.gen(function*() {
      const { FineTune } = yield* Effect.promise(() => import("../../../src/stages/FineTune.ts"))
      const { ask } = yield* Project.make(folder, {}, join(import.meta.dirname, "../../../src/engine"))
      const { files, packages } = yield* ask(({ details, fingerprint }) =>
        Effect.flatMap(fingerprint(FineTune as never), details)
      ).pipe(Effect.map(Option.getOrThrow))
      t.true(["src/stages/FineTune.ts", "src/models/t5/T5.ts", "schemas/Batches.ts"].every((file) => file in files))
      t.deepEqual(Object.keys(files).filter((file) => /^(?:\.\.|src\/(?:engine|executors|cli)\/)/.test(file)), [])
      t.true("@tensorflow/tfjs-core" in packages && "effect" in packages)
    })
)
