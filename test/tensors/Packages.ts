/** Packages that are missing, or that fail in one of the ways in which native packages do. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"

/** What stands in the place of a module; null for nothing. */
export type Instead = Readonly<Record<string, string | null>>

const folder = mkdtempSync(join(tmpdir(), "repro-packages-"))
export { folder as temporary }

const written = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return pathToFileURL(path).href
}

/** A native library cut off after its first bytes. */
mkdirSync(join(folder, "dist"))
export const library = join(folder, "dist/library.node")
writeFileSync(library, "\u007fELF\u0002\u0001\u0001")

const loading = (path: string): string => `
  import { createRequire } from "node:module"
  export const { create, globals, binding, initOrt } = createRequire(import.meta.url)(${JSON.stringify(path)})`

export const corrupt = written("corrupt.mjs", loading(library))

/** What loads another native library, such as one that is whole but for its end. */
export const loads = (path: string): string => written("loads.mjs", loading(path))

export const wrongNode = written(
  "wrongNode.mjs",
  `throw Object.assign(
    new Error("The module was compiled against a different Node.js version using NODE_MODULE_VERSION 108."),
    { code: "ERR_DLOPEN_FAILED" }
  )`
)

/** As a library that does what this processor cannot do, or reads what its file does not hold. */
export const crashing = written("crashing.mjs", "process.kill(process.pid, 'SIGSEGV')\nwhile (true);")

/** A Dawn that finds so many devices. */
export const dawn = (devices: 0 | 1): string =>
  written(
    `dawn${devices}.mjs`,
    `const info = { vendor: "none", architecture: "", device: "", description: "" }
     export const globals = {}
     export const create = () => ({ requestAdapter: async () => ${devices === 0 ? "null" : "({ info })"} })`
  )

/** The environment variables of a process that sees these modules, and a machine on which nothing is set up. */
export const seeing = (instead: Instead): NodeJS.ProcessEnv => ({
  ...process.env,
  REPRO_SETUP: join(folder, "setup"),
  REPRO_INSTEAD: JSON.stringify(instead),
  NODE_OPTIONS: `--import ${hooks}`
})

const hooks = new URL("../fixtures/instead.ts", import.meta.url).href

export const starting = fileURLToPath(new URL("../fixtures/starting.ts", import.meta.url))
