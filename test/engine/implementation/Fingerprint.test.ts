import * as Effect from "effect/Effect"
import { effect } from "../../effect.ts"
import * as Project from "./Project.ts"

/** Two stages over three layers of helpers, of which `train` alone reaches `rate`. */
const files = {
  "train.ts": `import { schedule } from "./lib/schedule.ts"\n${Project.stage("train", "schedule(1)")}`,
  "score.ts": `import { mean } from "./lib/mean.ts"\n${Project.stage("score", "mean([1, 2])")}`,
  "lib/schedule.ts": `import { rate } from "./rate.ts"
import { mean } from "./mean.ts"
export const schedule = (step: number) => rate * mean([step])
export const unused = (step: number) => step + 1
`,
  "lib/rate.ts": "export const rate = 0.1\n",
  "lib/mean.ts": `import type { Numbers } from "./types.ts"
export const mean = (values: Numbers) => values.reduce((a, b) => a + b, 0) / values.length
`,
  "lib/types.ts": "export type Numbers = ReadonlyArray<number>\n"
}
const modules = ["train.ts", "score.ts"]

interface Edit {
  readonly title: string
  readonly files: Project.Files
  readonly changed: ReadonlyArray<string>
}

const edits: ReadonlyArray<Edit> = [
  {
    title: "a comment, a blank line and other formatting in a helper change nothing",
    files: {
      "lib/mean.ts": `/** Arithmetic mean. */\n${files["lib/mean.ts"].replaceAll(" => ", " =>\n\n    // why\n    ")}`
    },
    changed: []
  },
  {
    title: "a legal comment changes nothing",
    files: { "lib/rate.ts": `/*! @license MIT */\n${files["lib/rate.ts"]}` },
    changed: []
  },
  {
    title: "a constant two imports away changes the stage that reaches it, and no other",
    files: { "lib/rate.ts": "export const rate = 0.2\n" },
    changed: ["train"]
  },
  {
    title: "a helper that both reach changes both",
    files: { "lib/mean.ts": files["lib/mean.ts"].replace("a + b, 0", "a + b, 1") },
    changed: ["score", "train"]
  },
  {
    title: "a function that nothing uses changes nothing",
    files: { "lib/schedule.ts": files["lib/schedule.ts"].replace("step + 1", "step + 2") },
    changed: []
  },
  {
    title: "a type changes nothing, neither where it is declared nor where it is used",
    files: {
      "lib/types.ts":
        "export type Numbers = Iterable<number> & Array<number>\nexport interface More { readonly a: 1 }\n",
      "lib/rate.ts": "export const rate: number = 0.1\n"
    },
    changed: []
  },
  {
    title: "a helper that moves to another file as it is changes nothing",
    files: {
      "lib/schedule.ts": files["lib/schedule.ts"].replace("./rate.ts", "./rates/all.ts"),
      "lib/rates/all.ts": files["lib/rate.ts"]
    },
    changed: []
  },
  {
    title: "something that a reached module does when it is loaded counts, also where no name of it is used",
    files: { "lib/rate.ts": `globalThis.rounding = "up"\n${files["lib/rate.ts"]}` },
    changed: ["train"]
  },
  {
    title: "a module that is imported for what it does counts",
    files: { "lib/mean.ts": `import "./setup.ts"\n${files["lib/mean.ts"]}`, "lib/setup.ts": "globalThis.mode = 1\n" },
    changed: ["score", "train"]
  },
  {
    title: "a value whose making may do more counts, also where it is not used",
    files: { "lib/rate.ts": `const registered = [1].push(2)\n${files["lib/rate.ts"]}` },
    changed: ["train"]
  },
  {
    title: "the stage's own code counts",
    files: { "score.ts": files["score.ts"].replace("[1, 2]", "[1, 3]") },
    changed: ["score"]
  }
]

for (const edit of edits) {
  effect(edit.title, (t, folder) =>
    Effect.gen(function*() {
      const { fingerprints, write } = yield* Project.make(folder, files)
      const before = yield* fingerprints(...modules)
      t.deepEqual(Object.keys(before), ["train", "score"])
      for (const [path, text] of Object.entries(edit.files)) yield* write(path, text)
      t.deepEqual(Project.changed(before, yield* fingerprints(...modules)), edit.changed)
    }))
}

/** Each way to reach a file, and an edit of it. */
const ways: Readonly<Record<string, { readonly module: string; readonly file: string; readonly edit: string }>> = {
  "a dynamic import of a literal path": {
    module: Project.stage("use", "import(\"./far.ts\")"),
    file: "far.ts",
    edit: "export const far = 2"
  },
  "an import of an import map": {
    module: `import { near } from "#lib"\n${Project.stage("use", "near")}`,
    file: "lib/near.ts",
    edit: "export const near = 2"
  },
  "an imported JSON file": {
    module: `import pins from "./pins.json" with { type: "json" }\n${Project.stage("use", "pins")}`,
    file: "pins.json",
    edit: "{ \"a\": 2 }"
  },
  "the program of a thread, named by its URL": {
    module: Project.stage("use", "new Worker(new URL(\"./far.ts\", import.meta.url))"),
    file: "far.ts",
    edit: "export const far = 2"
  },
  "a re-export": {
    module: `import { renamed } from "./lib/index.ts"\n${Project.stage("use", "renamed")}`,
    file: "lib/index.ts",
    edit: "export { near } from \"./near.ts\"\nexport { other as renamed } from \"./near.ts\""
  }
}

for (const [way, { edit, file, module }] of Object.entries(ways)) {
  effect(`a file reached through ${way} counts`, (t, folder) =>
    Effect.gen(function*() {
      const { fingerprints, write } = yield* Project.make(folder, {
        "use.ts": module,
        "far.ts": "export const far = 1",
        "pins.json": "{ \"a\": 1 }",
        "lib/index.ts": "export { near } from \"./near.ts\"\nexport { near as renamed } from \"./near.ts\"",
        "lib/near.ts": "export const near = 1\nexport const other = 1"
      })
      const before = yield* fingerprints("use.ts")
      yield* write(file, edit)
      t.deepEqual(Project.changed(before, yield* fingerprints("use.ts")), ["use"])
    }))
}

effect("white space in an imported JSON file changes nothing", (t, folder) =>
  Effect.gen(function*() {
    const module = `import pins from "./pins.json" with { type: "json" }\n${Project.stage("use", "pins")}`
    const { fingerprints, write } = yield* Project.make(folder, { "use.ts": module, "pins.json": "{\"a\":1}" })
    const before = yield* fingerprints("use.ts")
    yield* write("pins.json", "{\n  \"a\": 1\n}\n")
    t.deepEqual(yield* fingerprints("use.ts"), before)
  }))

effect("what tsconfig.json says changes nothing, as Node does not read it", (t, folder) =>
  Effect.gen(function*() {
    const { fingerprints, write } = yield* Project.make(folder, files)
    const before = yield* fingerprints(...modules)
    yield* write("tsconfig.json", JSON.stringify({ compilerOptions: { target: "es5", paths: { "*": ["./lib/*"] } } }))
    yield* write("train.ts", `${files["train.ts"]}// read again\n`)
    t.deepEqual(yield* fingerprints(...modules), before)
  }))

effect("the same project elsewhere has the same fingerprints", (t, folder) =>
  Effect.gen(function*() {
    const lazy = { "lazy.ts": Project.stage("lazy", "import(\"./lib/schedule.ts\")") }
    const one = yield* Project.make(`${folder}/one`, { ...files, ...lazy })
    const two = yield* Project.make(`${folder}/some/where/deeper/two`, { ...files, ...lazy })
    t.deepEqual(yield* one.fingerprints(...modules, "lazy.ts"), yield* two.fingerprints(...modules, "lazy.ts"))
  }))

effect("code in a linked folder counts, wherever the folder lies", (t, folder) =>
  Effect.gen(function*() {
    const linked = Effect.fnUntraced(function*(at: string, library: string) {
      const project = yield* Project.make(at, {
        "use.ts": `import { near } from "library"\n${Project.stage("use", "near")}${
          Project.stage("lazy", "import(\"library\")")
        }`
      })
      yield* Project.make(library, {
        "package.json": JSON.stringify({ name: "library", type: "module", exports: "./index.ts" }),
        "index.ts": "export const near = 1"
      })
      yield* project.fs.makeDirectory(`${at}/node_modules`)
      yield* project.fs.symlink(library, `${at}/node_modules/library`)
      return project
    })
    const one = yield* linked(`${folder}/one`, `${folder}/library`)
    const two = yield* linked(`${folder}/two`, `${folder}/far/off/library`)
    const before = yield* one.fingerprints("use.ts")
    t.deepEqual(yield* two.fingerprints("use.ts"), before)
    yield* one.write("../library/index.ts", "export const near = 2")
    t.deepEqual(Project.changed(before, yield* one.fingerprints("use.ts")), ["lazy", "use"])
  }))

effect("an edit of the engine changes nothing", (t, folder) =>
  Effect.gen(function*() {
    const make = (body: string) => `export const make = (definition) => (${body})\n`
    const { fingerprints, write } = yield* Project.make(folder, {
      "program/src/engine/Stage.ts": make("definition"),
      "use.ts": `import * as Stage from "./program/src/engine/Stage.ts"
export const use = Stage.make({ name: "use", module: import.meta.url, run: () => 1 })
`
    })
    const before = yield* fingerprints("use.ts")
    yield* write("program/src/engine/Stage.ts", make("{ ...definition, more: 1 }"))
    t.deepEqual(yield* fingerprints("use.ts"), before)
  }))

effect(
  "a stage has one fingerprint, whether it is asked for alone or with others",
  (t, folder) =>
    Effect.gen(function*() {
      const { fingerprints } = yield* Project.make(folder, files)
      const alone = { ...yield* fingerprints("train.ts"), ...yield* fingerprints("score.ts") }
      const { fingerprints: together } = yield* Project.make(`${folder}/copy`, files)
      t.deepEqual(yield* together(...modules), alone)
    })
)
