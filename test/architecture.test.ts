/** The direction of imports, read from the import lines of every source file; and what may stand in none of them. */
import test from "ava"
import { readdirSync, readFileSync } from "node:fs"
import { posix } from "node:path"
import { fileURLToPath } from "node:url"

interface Rule {
  /** Folders, or single files, of ours. */
  readonly ours: ReadonlyArray<string>
  /** Packages by the beginning of their specifier. */
  readonly packages: ReadonlyArray<string>
}

const effect = "effect/"
const node = "node:"
const tfjs = "@tensorflow/"
/** Data types of Effect that pure code may use: it has no Effect in its types. */
const pure = ["effect/Result", "effect/Schema"]
const islands = ["datasets", "sampling", "tensors", "models", "training", "retrieval", "analysis", "report"]
const floor = ["errors", "random", "numerics", "statistics"]
/** Modules of Effect that reading and writing files takes; none of the network. */
const disk = ["Effect", "FileSystem", "Layer", "PlatformError", "Schema", "Stream"]

/** What each folder may import besides itself. */
const rules: Readonly<Record<string, Rule>> = {
  errors: { ours: [], packages: [] },
  numerics: { ours: [], packages: [] },
  random: { ours: ["numerics"], packages: [node] },
  statistics: { ours: ["numerics", "random"], packages: [] },
  files: {
    ours: ["errors"],
    packages: [...disk.map((module) => effect + module), "node:fs", "node:zlib", "@effect/platform-node/Node"]
  },
  engine: { ours: ["errors"], packages: [effect, node, "esbuild", "acorn"] },
  executors: { ours: ["engine", "errors", "files"], packages: [effect, node, "@effect/platform-node/"] },
  schemas: {
    ours: ["errors", "src/engine/Artifact.ts", "src/engine/Comparison.ts", "src/files/FileRange.ts"],
    packages: [effect, "apache-arrow"]
  },
  setup: { ours: ["errors"], packages: [effect, node] },
  sources: { ours: ["errors"], packages: [effect, node, "@effect/platform-node/"] },
  datasets: { ours: ["schemas", "files", "sources", ...floor], packages: [effect, node] },
  sampling: { ours: ["schemas", ...floor], packages: pure },
  tensors: { ours: ["schemas", "setup", ...floor], packages: [effect, node, tfjs, "onnxruntime-node", "webgpu"] },
  models: { ours: ["schemas", "tensors", "files", "sources", ...floor], packages: [effect, node, tfjs, "tokenizers"] },
  training: { ours: ["schemas", "models", "tensors", ...floor], packages: [effect, node, tfjs] },
  retrieval: { ours: ["schemas", ...floor], packages: pure },
  analysis: { ours: ["schemas", ...floor], packages: pure },
  report: { ours: ["schemas", "analysis", ...floor], packages: ["vega"] },
  stages: { ours: ["schemas", "engine", "sources", ...islands, ...floor], packages: [effect] },
  exports: { ours: ["schemas", "retrieval", ...floor], packages: [effect] },
  provenance: { ours: ["engine", "errors"], packages: [effect, node] },
  cli: {
    ours: [
      "engine",
      "provenance",
      "exports",
      "executors",
      "errors",
      "files",
      "schemas",
      "setup",
      "statistics",
      "src/tensors/Probe.ts",
      "src/models/SentenceTransformerFolder.ts",
      "src/report/delivery/Delivery.ts",
      ...["Evaluation", "Measures", "Trec", "TrecEval"].map((file) => `src/retrieval/${file}.ts`),
      "package.json"
    ],
    packages: [effect, node, "@effect/platform-node/"]
  },
  recipes: { ours: ["schemas", "engine", "stages", ...islands, ...floor], packages: [effect] },
  index: { ours: ["engine", "schemas", "stages", "recipes", ...islands], packages: [] },
  workflows: { ours: [], packages: [effect, "#repro"] }
}

/** Folders whose files are each on their own. */
const apart = ["stages", "workflows"]

/** The files that run an Effect: where a process begins. */
const beginnings = ["src/cli/main.ts", "src/executors/serve.ts", "src/tensors/probing.ts"]

const running = /\bEffect\.run[A-Z]\w*|\brunMain\b|\bManagedRuntime\b/
const unrepeatable = /\bMath\.random\b|\bDate\.now\b|\bnew Date\b|\bperformance\.now\b|\blocaleCompare\b|\btoLocale\w+/

/** "src/engine/Store.ts" → "engine" */
const folderOf = (path: string): string => {
  const [top, second] = path.split("/")
  return top === "src" ? posix.parse(second).name : top
}

/** Static, type-only and dynamic imports and re-exports; a dynamic import of no literal has no specifier. */
const specifiers = (text: string): ReadonlyArray<string> => {
  const names = String.raw`(?:type\s+)?(?:[\w$]+\s*,\s*)?(?:[\w$]+|\*(?:\s+as\s+[\w$]+)?|\{[^}]*\})`
  const pattern = String.raw`^(?:import|export)\s+(?:${names}\s*from\s*)?"([^"\n]+)"|\bimport\(\s*"([^"\n]+)"`
  return Array.from(text.matchAll(new RegExp(pattern, "gm")), ([, direct, dynamic]) => direct ?? dynamic)
}

/** What is wrong with a file, in words. */
const breaches = (file: string, text: string): ReadonlyArray<string> => [
  ...specifiers(text).filter((specifier) => !mayImport(file, specifier)).map((specifier) => `imports ${specifier}`),
  ...(beginnings.includes(file) ? [] : running.exec(text) ?? []).map((found) => `runs an Effect: ${found}`),
  ...(unrepeatable.exec(text) ?? []).map((found) => `is not repeatable: ${found}`)
]

const mayImport = (file: string, specifier: string): boolean => {
  const folder = folderOf(file)
  const { ours, packages } = rules[folder] ?? { ours: [], packages: [] }
  if (!specifier.startsWith(".")) return packages.some((start) => specifier.startsWith(start))
  const target = posix.join(posix.dirname(file), specifier)
  // Data beside a file that bear its name are a part of it.
  const isOwnData = target.startsWith(file.replace(/ts$/, "")) && target.endsWith(".json")
  if (folderOf(target) === folder) return !apart.includes(folder) || isOwnData
  return ours.includes(folderOf(target)) || ours.includes(target)
}

const root = fileURLToPath(new URL("../", import.meta.url))

const files = ["src", "schemas", "workflows"].flatMap((top) =>
  readdirSync(root + top, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${top}/${name}`)
)

test("there are files to look at, in every folder that has a rule, and no others", (t) => {
  t.deepEqual([...new Set(files.map(folderOf))].sort(), Object.keys(rules).sort())
})

test("imports are found in the files", (t) => {
  const found = files.flatMap((file) => specifiers(readFileSync(root + file, "utf8")))
  t.true(found.length > 3 * files.length)
  t.true(
    found.includes("@tensorflow/tfjs-core") && found.includes("#repro") && found.includes("../models/TextEncoder.ts")
  )
})

test("no file breaches a rule", (t) => {
  t.deepEqual(
    files.flatMap((file) => breaches(file, readFileSync(root + file, "utf8")).map((breach) => `${file} ${breach}`)),
    []
  )
})

test("every way to import is seen", (t) => {
  const text = `import "./a.ts"
import * as B from "./b.ts"
import type { C } from "./c.ts"
import d, { e } from "./d.ts"
import {
  F,
  type G
} from "./f.ts"
export * from "./g.ts"
export * as H from "./h.ts"
export { I } from "./i.ts"
export type { J } from "./j.ts"
const K = await import("./k.ts")
const load = () =>
  import(
    "./l.ts"
  )
type M = typeof import("./m.ts")
import json from "./n.json" with { type: "json" }
export const text = "from './x.ts'"
const other = () => import(name)
`
  t.deepEqual(specifiers(text).map((specifier) => specifier.slice(2, 3)), [..."abcdfghijklmn"])
})

type Case = readonly [file: string, text: string]

const imports = (file: string, ...specifiers: ReadonlyArray<string>): ReadonlyArray<Case> =>
  specifiers.map((specifier) => [file, `import * as X from "${specifier}"`])

const refused: Readonly<Record<string, ReadonlyArray<Case>>> = {
  "the engine imports only itself, errors, Effect and Node": [
    ...imports("src/engine/Store.ts", "../executors/Protocol.ts", "../stages/Encode.ts", "../cli/run.ts"),
    ...imports("src/engine/Store.ts", "../random/Stream.ts", "../../schemas/Table.ts", "../index.ts"),
    ...imports("src/engine/Store.ts", "@effect/platform-node/NodeServices", "apache-arrow")
  ],
  "schemas import, of the engine, only what an artifact is and how two compare": [
    ...imports("schemas/Table.ts", "../src/engine/Store.ts", "../src/random/Stream.ts", "../src/stages/Encode.ts"),
    ...imports(
      "schemas/comparison/Tensors.ts",
      "../../src/models/weights/Safetensors.ts",
      "../../src/engine/verify/Lock.ts"
    )
  ],
  "random, numerics and errors import nothing of the folders above": [
    ...imports("src/random/Stream.ts", "../errors/Message.ts", "../engine/Hash.ts"),
    ...imports("src/numerics/NormalQuantile.ts", "../random/Stream.ts", "../errors/Message.ts"),
    ...imports("src/random/Stream.ts", "../statistics/Moments.ts"),
    ...imports("src/errors/Message.ts", "../random/Stream.ts", "../numerics/NormalQuantile.ts", "effect/Schema")
  ],
  "statistics import only random and numerics": [
    ...imports("src/statistics/Bootstrap.ts", "../errors/Message.ts", "../retrieval/Means.ts", "../../schemas/Run.ts"),
    ...imports("src/statistics/Bootstrap.ts", "effect/Schema", "node:crypto")
  ],
  "datasets, sampling, retrieval and analysis import none of the other islands": [
    "datasets",
    "sampling",
    "retrieval",
    "analysis"
  ]
    .flatMap((island) =>
      imports(`src/${island}/X.ts`, ...islands.filter((other) => other !== island).map((other) => `../${other}/Y.ts`))
    ),
  "report imports none of the other islands but analysis": imports(
    "src/report/X.ts",
    ...islands.filter((other) => other !== "report" && other !== "analysis").map((other) => `../${other}/Y.ts`)
  ),
  "no island imports what uses it": islands.flatMap((island) =>
    imports(
      `src/${island}/deep/X.ts`,
      ...["engine", "executors", "cli", "stages"].map((other) => `../../${other}/Y.ts`)
    )
  ),
  "tensors, models and training import each other downward only, and no other island": [
    ...imports("src/tensors/Attention.ts", "../models/T5.ts", "../training/Trainer.ts", "../sampling/Sample.ts"),
    ...imports("src/models/T5.ts", "../training/Trainer.ts", "../sampling/Sample.ts", "../retrieval/Search.ts"),
    ...imports("src/training/Trainer.ts", "../sampling/Sample.ts", "../retrieval/Search.ts", "../datasets/Mtop.ts")
  ],
  "stages never import each other, nor what executes them": [
    ...imports("src/stages/Encode.ts", "./Download.ts", "../cli/run.ts", "../executors/InProcess.ts", "../index.ts")
  ],
  "files know the disk, not the network nor what is in them": [
    ...imports("src/files/Zip.ts", "effect/http/HttpClient", "node:http", "../engine/Hash.ts", "../datasets/Mtop.ts")
  ],
  "executors import only the engine and errors": [
    ...imports("src/executors/InProcess.ts", "../cli/run.ts", "../stages/Encode.ts"),
    ...imports("src/executors/InProcess.ts", "../../schemas/Table.ts")
  ],
  "what is set up knows nothing of who uses it": [
    ...imports("src/setup/TensorFlow.ts", "../tensors/Backend.ts", "../cli/run.ts", "../engine/Hash.ts"),
    ...imports(
      "src/setup/TensorFlow.ts",
      "../models/T5.ts",
      "../../schemas/Table.ts",
      "@effect/platform-node/NodeServices"
    )
  ],
  "what is told of results is told from what is recorded of them": [
    ...imports("src/provenance/Account.ts", "../cli/Opening.ts", "../stages/Download.ts", "../sources/Source.ts"),
    ...imports(
      "src/provenance/Card.ts",
      "../report/html/Html.ts",
      "../../schemas/Table.ts",
      "@effect/platform-node/NodeServices"
    )
  ],
  "only the command line asks what is told of results": [
    ...["engine", "executors", "stages", "report", "recipes"].flatMap((folder) =>
      imports(`src/${folder}/X.ts`, "../provenance/Account.ts")
    ),
    ...imports("src/index.ts", "./provenance/Account.ts")
  ],
  "the command line knows nothing of what is computed": [
    ...imports("src/cli/run.ts", "../stages/Encode.ts", "../random/Stream.ts", "../report/Page.ts", "../index.ts")
  ],
  "the public API is no way to the command line": imports("src/index.ts", "./cli/run.ts", "./executors/InProcess.ts"),
  "workflows import only the public API and Effect": [
    ...imports("workflows/scaling.ts", "../src/index.ts", "../src/stages/Encode.ts", "../schemas/Run.ts"),
    ...imports("workflows/scaling.ts", "./mini.ts", "node:fs", "@tensorflow/tfjs-core")
  ],
  "only tensors, models and training import tfjs": Object.keys(rules)
    .filter((folder) => !["tensors", "models", "training", "schemas", "workflows", "index"].includes(folder))
    .flatMap((folder) => imports(`src/${folder}/X.ts`, "@tensorflow/tfjs-core")),
  "sampling, retrieval, analysis and report have no Effect in their types": [
    "sampling",
    "retrieval",
    "analysis",
    "report"
  ]
    .flatMap((folder) => imports(`src/${folder}/X.ts`, "effect/Effect")),
  "a folder without a rule imports nothing": imports("src/unheard/X.ts", "../errors/Message.ts", "effect/Effect"),
  "dynamic imports, imported types and re-exports count": [
    ["src/stages/Encode.ts", "const load = () => import(\"./Download.ts\")"],
    ["src/report/Page.ts", "type Row = typeof import(\"../retrieval/Means.ts\")"],
    ["src/index.ts", "export * as Run from \"./cli/run.ts\""]
  ],
  "only the beginning of a process runs an Effect": [
    ["src/stages/Encode.ts", "Effect.runSync(program)"],
    ["src/cli/run.ts", "yield* Effect.promise(() => Effect.runPromise(program))"],
    ["src/cli/bin.ts", "NodeRuntime.runMain(program)"],
    ["src/cli/Opening.ts", "const runtime = ManagedRuntime.make(layer)"]
  ],
  "nothing depends on chance, the time or the locale": [
    ["src/sampling/Sample.ts", "const x = Math.random()"],
    ["src/cli/main.ts", "const x = Date.now()"],
    ["src/engine/Journal.ts", "const x = new Date()"],
    ["src/tensors/MatMul.ts", "const x = performance.now()"],
    ["schemas/Table.ts", "names.sort((a, b) => a.localeCompare(b))"],
    ["workflows/scaling.ts", "const x = (1000).toLocaleString()"]
  ]
}

for (const [rule, cases] of Object.entries(refused)) {
  test(`${rule}: a breach is found`, (t) => {
    t.true(cases.length > 0)
    for (const [file, text] of cases) t.is(breaches(file, text).length, 1, `${file}: ${text}`)
  })
}

test("what is no breach is not found", (t) => {
  const allowed: ReadonlyArray<Case> = [
    ...imports("src/engine/Store.ts", "./Hash.ts", "../errors/Message.ts", "effect/Effect", "node:crypto"),
    ...imports("schemas/Table.ts", "./Column.ts", "../src/engine/Artifact.ts", "apache-arrow"),
    ...imports("schemas/comparison/Tensors.ts", "../Table.ts", "../../src/engine/Comparison.ts"),
    ...imports("src/models/tokenizer/Unigram.ts", "./training/Corpus.ts", "../../tensors/MatMul.ts"),
    ...imports("src/training/Trainer.ts", "../models/T5.ts", "../tensors/Attention.ts", "@tensorflow/tfjs-core"),
    ...imports("src/stages/Encode.ts", "../../schemas/Embeddings.ts", "../engine/Stage.ts", "../models/T5.ts"),
    ...imports("src/cli/repro.ts", "../../package.json", "../executors/LocalProcesses.ts"),
    ...imports("src/index.ts", "./stages/Encode.ts", "./engine/Stage.ts"),
    ...imports("src/tensors/backends/TensorFlow.ts", "../../setup/Manifest.ts", "node:module"),
    ...imports("src/cli/commands/setup.ts", "../../setup/TensorFlow.ts", "../../statistics/PairedT.ts"),
    ...imports("src/statistics/Bootstrap.ts", "./Moments.ts", "../random/Stream.ts", "../numerics/Exponential.ts"),
    ...imports("workflows/scaling.ts", "#repro", "effect/Schema"),
    ["src/cli/main.ts", "program.pipe(NodeRuntime.runMain)"],
    ["src/executors/serve.ts", "Effect.runFork(main)"],
    ["src/engine/Execution.ts", "const summary = yield* Execution.run(graph)"]
  ]
  for (const [file, text] of allowed) t.deepEqual(breaches(file, text), [], `${file}: ${text}`)
})
