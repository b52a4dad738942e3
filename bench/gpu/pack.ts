/**
 * Packs what bench/gpu/run.ts needs, Node and Dawn for Linux on x64 included, for a machine with a GPU and no network:
 *
 * node bench/gpu/pack.ts repro-gpu.tar.xz
 *
 * There: tar -xf repro-gpu.tar.xz && cd repro-gpu && ./node_modules/.bin/node bench/gpu/run.ts
 */
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"

const root = fileURLToPath(new URL("../../", import.meta.url))

interface Package {
  readonly dependencies?: Readonly<Record<string, string>>
}
const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, "utf8")) as {
  /** By their folders. */
  readonly packages: Readonly<Record<string, Package>>
}

/** What the program imports. */
const IMPORTED = [
  "node",
  "effect",
  "@effect/platform-node",
  "@tensorflow/tfjs-core",
  "@tensorflow/tfjs-backend-cpu",
  "@tensorflow/tfjs-backend-wasm",
  "@tensorflow/tfjs-backend-webgpu",
  "webgpu"
]

/** The folder of a package as npm laid it out for one that depends on it: its own, or that of one around. */
const folderOf = (name: string, dependent: string): string | undefined => {
  const own = `${dependent}${dependent === "" ? "" : "/"}node_modules/${name}`
  if (own in packages) return own
  return dependent === ""
    ? undefined
    : folderOf(name, dependent.slice(0, Math.max(0, dependent.lastIndexOf("/node_modules/"))))
}

const closure = (): ReadonlySet<string> => {
  const found = new Set<string>()
  const visit = (name: string, dependent: string): void => {
    const folder = folderOf(name, dependent)
    if (folder === undefined || found.has(folder)) return
    found.add(folder)
    for (const dependency of Object.keys(packages[folder].dependencies ?? {})) visit(dependency, folder)
  }
  for (const name of IMPORTED) visit(name, "")
  return found
}

const TREE = [
  "package.json",
  "src",
  "schemas",
  "bench",
  "test/fixtures",
  "test/training/tiny.ts",
  "node_modules/.bin/node"
]

const LEFT_OUT = [
  "*.map",
  "*.d.ts",
  "node_modules/effect/src",
  "node_modules/@effect/*/src",
  "*.min.js",
  "*.fesm.js",
  "*es2017*"
]
const OTHER_SYSTEMS = ["darwin-universal", "linux-arm64", "win32-arm64", "win32-x64"]

const { positionals: [file] } = parseArgs({ allowPositionals: true })
if (file === undefined) throw new Error("Name the file to write, such as repro-gpu.tar.xz")
const excluded = [...LEFT_OUT, ...OTHER_SYSTEMS.map((system) => `node_modules/webgpu/dist/${system}`)]
execFileSync(
  "tar",
  [
    "--create",
    "--auto-compress",
    "--file",
    resolve(file),
    // But not where links lead.
    "--transform=s,^,repro-gpu/,S",
    ...excluded.map((pattern) => `--exclude=${pattern}`),
    ...TREE,
    ...closure()
  ],
  { cwd: root, stdio: "inherit" }
)
