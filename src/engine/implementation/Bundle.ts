/**
 * The code that stages reach, without types, comments, formatting and what they do not use. This module loads the
 * bundler, so it is itself loaded only when something must be bundled.
 *
 * Reached is what import statements and `import("./literal.ts")` lead to. Not seen are files read at run time, imports
 * of a computed path, and what createRequire loads.
 */
import * as esbuild from "esbuild"
import { createRequire } from "node:module"
import { dirname, join, resolve } from "node:path"
import * as BundlePlugin from "./BundlePlugin.ts"
import * as Packages from "./Packages.ts"
import type { Reading } from "./Reading.ts"

export interface Bundle {
  /** All code that counts, in the order of evaluation. */
  readonly code: ReadonlyArray<string>
  /** The same by the path of its file within the package, as far as it comes from one. */
  readonly files: Readonly<Record<string, string>>
  /** The npm packages imported, also by each other; see `Packages.Closure`. */
  readonly packages: Packages.Closure["versions"]
  /** The paths of all files on which this depends, also those of which nothing counts. */
  readonly dependencies: ReadonlyArray<string>
}

/** One bundle an entry, in their order. Rejects with esbuild's BuildFailure. */
export const make = async (
  entries: ReadonlyArray<BundlePlugin.Entry>,
  place: BundlePlugin.Place
): Promise<ReadonlyArray<Bundle>> => {
  const { reading, root } = place
  const seen: BundlePlugin.Sightings = { packages: new Map(), code: new Map() }
  const { metafile, outputFiles } = await running(() =>
    esbuild.build({
      ...options,
      absWorkingDir: root,
      outdir: root,
      entryPoints: entries.map((_, i) => ({ in: String(i), out: String(i) })),
      plugins: [BundlePlugin.make(entries, place, seen)]
    })
  )
  const textOf = new Map(outputFiles.map(({ path, text }) => [path, text]))
  const closureOf = Packages.make(reading)
  const manifestOf = manifests(reading)
  return entries.map((_, i) => {
    const { entryPoint = "", imports } = metafile.outputs[`${i}.js`]
    const inputs = reached(metafile, entryPoint)
    const sources = inputs.flatMap((input) => BundlePlugin.pathOf(input) ?? []).map((path) => resolve(root, path))
    const pieces = piecesOf(textOf.get(join(root, `${i}.js`)) as string, new Set(inputs))
    const packages = closureOf(imports.flatMap(({ path }) => [...seen.packages.get(path) ?? []]))
    return {
      code: pieces.map(({ code }) => code),
      files: filesOf(pieces, (path) => seen.code.get(resolve(root, path)) ?? ""),
      packages: packages.versions,
      dependencies: [...new Set([...sources, ...sources.flatMap(manifestOf), ...packages.files, ...tools])]
    }
  })
}

/** One bundle as a text of modern JavaScript, with nothing in it but what an entry uses. */
const options = {
  ...BundlePlugin.common,
  allowOverwrite: true,
  bundle: true,
  conditions: ["node-addons", "module-sync"],
  format: "esm",
  loader: { ".wasm": "binary" },
  logLevel: "silent",
  mainFields: ["main"],
  metafile: true,
  platform: "node",
  treeShaking: true,
  write: false
} as const satisfies esbuild.BuildOptions

/** A new bundler may print the same code otherwise. */
const tools = [createRequire(import.meta.url).resolve("esbuild/package.json")]

/** esbuild is a process of its own, which is stopped when nothing is being bundled. */
const running = async <A>(build: () => Promise<A>): Promise<A> => {
  builds++
  try {
    return await build()
  } finally {
    if (--builds === 0) await esbuild.stop()
  }
}
let builds = 0

/** The inputs that an entry's imports lead to, as the bundler calls them. */
const reached = ({ inputs }: esbuild.Metafile, entry: string): ReadonlyArray<string> => {
  const found = new Set([entry])
  for (const input of found) {
    for (const { external, path } of inputs[input]?.imports ?? []) if (external !== true) found.add(path)
  }
  return [...found]
}

interface Piece {
  /** Undefined for what the bundler adds, and for nothing else. */
  readonly path: string | undefined
  code: string
}

/** The bundler begins what it took from an input with a comment that names it, and leaves no other comment. */
const piecesOf = (text: string, inputs: ReadonlySet<string>): ReadonlyArray<Piece> => {
  const pieces: Array<Piece> = []
  let piece: Piece = { path: undefined, code: "" }
  let wrapping: string | undefined
  for (const line of text.split("\n")) {
    const input = line.startsWith("// ") ? line.slice(3) : undefined
    if (input !== undefined && inputs.has(input)) {
      pieces.push(piece)
      piece = { path: BundlePlugin.pathOf(input), code: "" }
      wrapping = `${JSON.stringify(input)}(`
    } else if (wrapping !== undefined && line.startsWith(wrapping, line.startsWith("  async ") ? 8 : 2)) {
      // A module that is imported dynamically is a function named by its path; where it lies does not count.
      piece.code += `${line.replace(wrapping, "\"\"(")}\n`
      wrapping = undefined
    } else piece.code += `${line}\n`
  }
  return [...pieces, piece]
}

/** What counts of each file, in the file's own names. */
const filesOf = (pieces: ReadonlyArray<Piece>, written: (path: string) => string): Bundle["files"] => {
  const files = new Map<string, string>()
  for (const { code, path } of pieces) {
    if (path !== undefined) files.set(path, (files.get(path) ?? "") + inOwnNames(code, written(path)))
  }
  return Object.fromEntries(files)
}

/**
 * Where two files use one name the bundler adds a number to one of them: to which depends on all other files. Without
 * such numbers a file's code is the same until the file is edited.
 */
const inOwnNames = (code: string, written: string): string => {
  const name = /(?<![\w$])[A-Za-z_$][\w$]*\d(?![\w$])/g
  const own = new Set(written.match(name))
  return code.replace(name, (found) => own.has(found) ? found : found.replace(/\d+$/, ""))
}

/** The package.json that says how a file is to be understood, each folder's looked for once. */
const manifests = (reading: Reading) => {
  const known = new Map<string, ReadonlyArray<string>>()
  const nearest = (folder: string): ReadonlyArray<string> => {
    const at = Packages.upward(folder, (above) => reading.stamp(join(above, "package.json")) !== undefined)
    return at === undefined ? [] : [join(at, "package.json")]
  }
  return (file: string): ReadonlyArray<string> => {
    const folder = dirname(file)
    const found = known.get(folder) ?? nearest(folder)
    known.set(folder, found)
    return found
  }
}
