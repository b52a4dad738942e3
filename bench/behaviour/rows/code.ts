/** Tasks that run a script which imports a helper, which imports what is edited: code, environment, packages. */
import * as Effect from "effect/Effect"
import * as Graph from "../../Graph.ts"
import type { Package } from "../../Project.ts"
import * as Project from "../../Project.ts"
import * as Site from "../../Site.ts"
import type { Cell } from "../Matrix.ts"
import { afterChange, counted, type Row, run, small } from "../Row.ts"

/** Where the text comes from that the helper appends. */
type Origin = "constants" | "environment" | "package"

const appended: Readonly<Record<Origin, string>> = {
  constants: `import { mark } from "./constants.mjs"\n`,
  environment: `const mark = process.env.BENCH_MARK ?? "no mark"\n`,
  package: `import { mark } from "bench-constants"\n`
}

const task = `import { readFileSync } from "node:fs"
import { append } from "./helper.mjs"

process.stdout.write(append(readFileSync(process.argv[2], "utf8")))
`
const helper = (origin: Origin): string => `${appended[origin]}\nexport const append = (text) => text + mark + "\\n"\n`
const constants = (mark: string): string => `export const mark = "${mark}"\n`

const first: Package = { name: "bench-constants", version: "1.0.0", integrity: "sha512-Zmlyc3Q=", groups: ["c0", "c1"] }
const second: Package = { ...first, version: "1.1.0", integrity: "sha512-c2Vjb25k" }

const installed = ({ name, version }: Package, mark: string): Readonly<Record<string, string>> => ({
  [`node_modules/${name}/package.json`]: Project.json({ name, version, type: "module", main: "index.js" }),
  [`node_modules/${name}/index.js`]: constants(mark)
})

/** The first tasks of two chains run scripts of `uses`, whose helper appends; that of the third has a helper of its own. */
const content = (origin: Origin, declared: ReadonlyArray<string>): Site.Content => ({
  graph: small,
  work: ({ group, inputs }) =>
    inputs.length > 0 ? { kind: "copy" } : { kind: "script", folder: group === "c2" ? "plain" : "uses" },
  files: {
    ...Project.sources(small),
    "scripts/uses/task.mjs": task,
    "scripts/uses/helper.mjs": helper(origin),
    "scripts/uses/constants.mjs": constants("first"),
    "scripts/plain/task.mjs": task,
    "scripts/plain/helper.mjs": helper("constants"),
    "scripts/plain/constants.mjs": constants("plain"),
    ...(origin === "package" ? installed(first, "first") : {})
  },
  scripts: ({ group, inputs }) =>
    inputs.length > 0 ? [] : declared.map((file) => `scripts/${group === "c2" ? "plain" : "uses"}/${file}`),
  packages: origin === "package" ? [first] : []
})

const everyFile = ["task.mjs", "helper.mjs", "constants.mjs"]

/** Success with an old result deserves its own word. */
const stale = (cell: Cell): Cell => cell.right === false ? { ...cell, text: `${cell.executed}, stale` } : cell

const comment = afterChange(
  {
    id: "S11a",
    title: "a comment in a helper module, every module declared",
    content: content("constants", everyFile)
  },
  0,
  ({ project }) => Site.write(project, "scripts/uses/helper.mjs", `// Appends a mark.\n${helper("constants")}`)
)

const constant = (id: string, title: string, declared: ReadonlyArray<string>): Row =>
  afterChange(
    { id, title, content: content("constants", declared) },
    8,
    ({ project }) => Site.write(project, "scripts/uses/constants.mjs", constants("second")),
    stale
  )

const environment: Row = {
  id: "S12a",
  title: "an environment variable that a helper reads, not declared",
  ideal: "8, or not visible",
  content: content("environment", everyFile),
  ask: Effect.fnUntraced(function*(site) {
    const under = (mark: string): Site.Site => ({
      ...site,
      peer: { ...site.peer, environment: (p) => ({ ...site.peer.environment(p), BENCH_MARK: mark }) }
    })
    const before = yield* run(under("morning"))
    const [chain] = Graph.finals(site.project.graph)
    const seen = ((yield* Site.result(site, chain)) ?? "").includes("morning")
    const after = yield* run(under("evening"))
    // Of a variable that it does not see, a task says that there is none.
    const { digest } = yield* Site.byHand(seen ? under("evening") : site)
    if (!seen) {
      const cell = counted(after, before.ok && digest === (yield* Site.digest(site)), 0)
      return { ...cell, text: `${cell.text}, not visible` }
    }
    return stale(counted(after, digest === (yield* Site.digest(site)), 8))
  })
}

/** Installs the second version of the package, and locks it. */
const upgrade = Effect.fnUntraced(function*(site: Site.Site) {
  const project = { ...site.project, packages: [second] }
  for (const [path, text] of Object.entries(installed(second, "second"))) yield* Site.write(project, path, text)
  const lock = site.peer.files(project)[Project.lockFile] ?? Project.packageLock(project, [])
  yield* Site.write(project, Project.lockFile, lock)
})

const bump = afterChange(
  {
    id: "S12b",
    title: "a new version of an npm package that a helper imports, the lock file declared if need be",
    content: content("package", everyFile)
  },
  8,
  upgrade,
  stale
)

export const code: ReadonlyArray<Row> = [
  comment,
  constant("S11b", "a constant two imports away, every module declared", everyFile),
  constant("S11c", "the same, only the entry script declared", ["task.mjs"]),
  environment,
  bump
]
