/**
 * A project of a user's own: a workflow whose stage `scale` uses code two imports away, which tests edit. Steps are
 * executed in child processes, as they are by the command line, so that edits count.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { repro } from "./Terminal.ts"

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const engine = path("../../src/engine")

/** write → scale/2, scale/3 → sum. Numerals are compared as numbers, and may differ by 0.5. */
const workflow = `
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import * as Artifact from "${engine}/Artifact.ts"
import * as Stage from "${engine}/Stage.ts"
import * as Workflow from "${engine}/Workflow.ts"
import { scaled } from "./lib/scaled.ts"

const read = (path) => Effect.flatMap(FileSystem.FileSystem, (fs) => Effect.map(fs.readFileString(path), Number))
const write = (path, number) => Effect.flatMap(FileSystem.FileSystem, (fs) => fs.writeFileString(path, String(number)))

const compare = (expected, actual) =>
  Effect.map(Effect.all([read(expected), read(actual)]), ([a, b]) => ({
    within: Math.abs(a - b) <= 0.5,
    difference: a + ", now " + b,
    numbers: { absolute: Math.abs(a - b) }
  }))
const Numeral = Artifact.file("numeral", 1, ".txt", { name: "numeric", tolerances: { absolute: 0.5 }, compare })

export const Write = Stage.make({
  name: "write",
  module: import.meta.url,
  params: Schema.Struct({ number: Schema.Finite }),
  inputs: {},
  outputs: { numeral: Numeral },
  *run({ outputs, params }) {
    yield* write(outputs.numeral.path, params.number)
  }
})

export const Scale = Stage.make({
  name: "scale",
  module: import.meta.url,
  params: Schema.Struct({ by: Schema.Finite }),
  inputs: { numeral: Numeral },
  outputs: { numeral: Numeral },
  *run({ inputs, outputs, params }) {
    yield* write(outputs.numeral.path, scaled(yield* read(inputs.numeral.path), params.by))
  }
})

export const Sum = Stage.make({
  name: "sum",
  module: import.meta.url,
  params: Schema.Struct({ start: Schema.Finite }),
  inputs: { numerals: Stage.many(Numeral) },
  outputs: { numeral: Numeral },
  *run({ inputs, outputs, params }) {
    let sum = params.start
    for (const { path } of Object.values(inputs.numerals)) sum += yield* read(path)
    yield* write(outputs.numeral.path, sum)
  }
})

export default Workflow.make("numerals", {
  config: Schema.Struct({ number: Schema.Finite, start: Schema.Finite, by: Schema.Array(Schema.Finite) }),
  profiles: { one: { number: 1, start: 0, by: [2, 3] }, ten: { number: 10, start: 0, by: [2, 3] } },
  steps: ({ by, number, start }) => {
    const written = Write.step("write", { params: { number }, inputs: {} })
    const scaled = by.map((by, i) =>
      Scale.step("scale/" + i, { params: { by }, inputs: { numeral: written.outputs.numeral } })
    )
    const numerals = Object.fromEntries(scaled.map(({ name, outputs }) => [name, outputs.numeral]))
    return { steps: [Sum.step("sum", { params: { start }, inputs: { numerals } })] }
  }
})
`

export const files = {
  "package.json": JSON.stringify({ name: "numerals", type: "module" }),
  "workflow.ts": workflow,
  "lib/scaled.ts": "import { unit } from \"./unit.ts\"\nexport const scaled = (a: number, b: number) => a * b * unit\n",
  "lib/unit.ts": "export const unit = 1\n"
}

export const make = Effect.fnUntraced(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  yield* fs.makeDirectory(join(folder, "lib"))
  yield* fs.symlink(path("../../node_modules"), join(folder, "node_modules"))
  const edit = (file: keyof typeof files, text: string) => fs.writeFileString(join(folder, file), text)
  for (const [file, text] of Object.entries(files)) yield* edit(file as keyof typeof files, text)
  const store = join(folder, "store")
  /** A command on this workflow and store. */
  const command = (name: string, ...given: ReadonlyArray<string>) =>
    repro(name, join(folder, "workflow.ts"), "--store", store, ...given)
  return {
    edit,
    store,
    plan: (...given: ReadonlyArray<string>) => command("plan", "--jobs", "2", ...given),
    why: (...given: ReadonlyArray<string>) => command("why", "--jobs", "2", ...given),
    verify: (...given: ReadonlyArray<string>) => command("verify", ...given),
    bless: (...given: ReadonlyArray<string>) => command("bless", ...given),
    run: (...given: ReadonlyArray<string>) => command("run", "--jobs", "1", ...given)
  }
})

/** What is other from run to run: names of executions, dates, times, digests. */
export const masked = (text: string): string =>
  text
    .replaceAll(/\d{4}-\d\d-\d\dT[\d-]+/g, "EXECUTION")
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/g, "TIME")
    .replaceAll(/\b\d+\.\d s\b/g, "SECONDS")
    .replaceAll(/\b[0-9a-f]{12}\b/g, "DIGEST")
