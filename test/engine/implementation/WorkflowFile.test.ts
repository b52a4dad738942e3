/** Stages that stand in a user's workflow file, beside what wires them. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { fileURLToPath } from "node:url"
import { effect } from "../../effect.ts"
import * as Project from "./Project.ts"

const engine = fileURLToPath(new URL("../../../src/engine", import.meta.url))
const nodeModules = fileURLToPath(new URL("../../../node_modules", import.meta.url))

const workflow = `import * as Schema from "effect/Schema"
import { Artifact, Stage, Workflow } from "./program/src/index.ts"
import { describe } from "./wiring.ts"
import { twice } from "./twice.ts"

const Text = Artifact.file("text", 1, ".txt")
const Count = Schema.Int.check(Schema.isGreaterThan(0)).pipe(Schema.brand("Count"))
const config = Schema.Struct({ count: Count, suffix: Schema.String }).check(Schema.makeFilter(() => true))

const mini = { count: 1, suffix: "!" }
const large = { ...mini, count: 2 / 1, names: new Map([["a", mini.suffix]]) }

class Wrong extends Schema.TaggedError()("Wrong", { count: Count }) {
  static example = { count: 1 }
}

export const Repeat = Stage.make({
  name: "repeat",
  module: import.meta.url,
  params: Schema.Struct({ count: Count }),
  inputs: {},
  outputs: { text: Text },
  *run({ params }) { if (twice(params.count) > 10) yield* new Wrong({ count: 1 }) }
})

export const Other = Stage.make({
  name: "other",
  module: import.meta.url,
  params: Schema.Struct({}),
  inputs: {},
  outputs: { text: Text },
  *run() {}
})

const Local = Stage.make({
  name: "local",
  module: import.meta.url,
  params: Schema.Struct({}),
  inputs: {},
  outputs: { text: Text },
  *run() {}
})

export const local = () => Local

export default Workflow.make("mine", {
  config,
  profiles: { mini, large },
  steps: (config) => ({ steps: [Repeat.step(describe("one"), { params: { count: config.count }, inputs: {} })] })
})
`

const files = {
  "workflow.ts": workflow,
  "wiring.ts": "export const describe = (name: string) => name + \"/x\"\n",
  "twice.ts": "export const twice = (n: number) => n * 2\n"
}

interface Edit {
  readonly title: string
  readonly file?: keyof typeof files
  readonly from: string
  readonly to: string
  readonly changed: ReadonlyArray<string>
}

const edits: ReadonlyArray<Edit> = [
  {
    title: "a profile changes only the stage that is not exported",
    from: "count: 1,",
    to: "count: 3,",
    changed: ["local"]
  },
  { title: "a profile that is computed, likewise", from: "2 / 1", to: "4 / 1", changed: ["local"] },
  {
    title: "the config's schema, likewise",
    from: "suffix: Schema.String",
    to: "suffix: Schema.Int",
    changed: ["local"]
  },
  { title: "the wiring, likewise", from: "describe(\"one\")", to: "describe(\"two\")", changed: ["local"] },
  {
    title: "what only the wiring uses, likewise",
    file: "wiring.ts",
    from: "/x",
    to: "/y",
    changed: ["local"]
  },
  { title: "the run of a stage changes this stage", from: "> 10", to: "> 11", changed: ["Repeat", "local"] },
  {
    title: "what a stage uses changes this stage",
    from: "isGreaterThan(0)",
    to: "isGreaterThan(1)",
    changed: ["Repeat", "local"]
  },
  {
    title: "what a stage calls changes this stage",
    file: "twice.ts",
    from: "n * 2",
    to: "n + n",
    changed: ["Repeat", "local"]
  },
  { title: "what all stages use changes all", from: "\".txt\"", to: "\".text\"", changed: ["Other", "Repeat", "local"] }
]

/** The program as users have it, in a folder of theirs. */
const make = Effect.fnUntraced(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  const program = `${folder}/program/src`
  yield* fs.makeDirectory(program, { recursive: true })
  yield* fs.symlink(nodeModules, `${folder}/node_modules`)
  yield* fs.copy(engine, `${program}/engine`)
  yield* fs.copy(`${engine}/../errors`, `${program}/errors`)
  const names = ["Artifact", "Stage", "Workflow"]
  yield* fs.writeFileString(
    `${program}/index.ts`,
    names.map((name) => `export * as ${name} from "./engine/${name}.ts"\n`).join("")
  )
  const project = yield* Project.make(folder, files)
  const fingerprints = Effect.gen(function*() {
    const { local, ...exported } = yield* Effect.promise(() => import(`${folder}/workflow.ts`))
    const stages = { Repeat: exported.Repeat, Other: exported.Other, local: local() }
    return yield* project.ask(({ fingerprint }) =>
      Effect.all({
        Repeat: fingerprint(stages.Repeat),
        Other: fingerprint(stages.Other),
        local: fingerprint(stages.local)
      })
    )
  })
  return { ...project, fingerprints }
})

for (const { changed, file = "workflow.ts", from, title, to } of edits) {
  effect(title, (t, folder) =>
    Effect.gen(function*() {
      const { fingerprints, write } = yield* make(folder)
      const before = yield* fingerprints
      t.true(files[file].includes(from))
      yield* write(file, files[file].replace(from, to))
      t.deepEqual(Project.changed(before, yield* fingerprints), changed)
    }))
}
