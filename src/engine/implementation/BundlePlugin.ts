/** How the bundler is to understand the code of stages: what an import leads to, and what of a module counts. */
import * as esbuild from "esbuild"
import { basename, dirname, extname, join, relative } from "node:path"
import * as PureValues from "./PureValues.ts"
import type { Reading } from "./Reading.ts"
import * as Resolution from "./Resolution.ts"

export interface Entry {
  /** Path of the module. */
  readonly module: string
  /** What of it is wanted; undefined for all of it. */
  readonly name: string | undefined
}

export interface Place {
  /** The folder that paths are relative to. */
  readonly root: string
  /** The engine's folder: imports of what lies in it stay as they are. */
  readonly engine: string
  readonly reading: Reading
}

/** What is seen on the way. */
export interface Sightings {
  /** Specifier of a package import → the folders of the packages it leads to. */
  readonly packages: Map<string, Set<string>>
  /** Path of a source file → its code without types, comments and formatting. */
  readonly code: Map<string, string>
}

/** Entry points are called by their place in `entries`. */
export const make = (entries: ReadonlyArray<Entry>, place: Place, { code, packages }: Sightings): esbuild.Plugin => ({
  name: "repro",
  setup: (build) => {
    const resolver = Resolution.make(build, place.engine)

    build.onResolve({ filter: /./ }, async ({ importer, kind, path, pluginData, resolveDir }) => {
      if (pluginData === Resolution.asIs) return undefined
      if (kind === "entry-point") return entryPoint(path, entries[Number(path)])
      const target = await resolver.targetOf(path, { importer, kind, resolveDir })
      if (target._tag === "Package" && target.folder !== undefined) {
        packages.set(path, (packages.get(path) ?? new Set()).add(target.folder))
      }
      return resolved(path, target)
    })

    build.onLoad({ filter: /./, namespace: entryNamespace }, ({ path }) => {
      const { module, name } = entries[Number(path)]
      const from = JSON.stringify(`./${basename(module)}`)
      return { contents: `export { ${JSON.stringify(name)} as stage } from ${from}`, resolveDir: dirname(module) }
    })

    build.onLoad({ filter: /./, namespace: "file" }, async ({ path, suffix, with: { type } }) => {
      const text = place.reading.text(path)
      if (type === "json" && text !== undefined) return { contents: compact(text), loader: "json" }
      const loader = languages[extname(path)]
      if (text === undefined || loader === undefined) return undefined
      const found = await stripped(text, { loader, sourcefile: relative(place.root, path) })
      if ("errors" in found) return found
      code.set(path, found.code)
      const linked = withProgramsOf(
        found.code,
        (specifier) => place.reading.stamp(join(path, "..", specifier)) !== undefined
      )
      return { contents: suffix === whole ? linked : await marked(linked, path, resolver), loader: "js" }
    })
  }
})

/** What every transformation of code has in common. Node knows no tsconfig.json, and keeps imports that are not used. */
export const common = {
  charset: "utf8",
  legalComments: "none",
  target: "esnext",
  tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } }
} as const satisfies esbuild.TransformOptions

/** The path within the package, of what the bundler calls `input`; undefined if it is no file. */
export const pathOf = (input: string): string | undefined =>
  input.startsWith(`${entryNamespace}:`) ? undefined : input.replace(/\?whole$| with \{.*\}$/, "")

const entryNamespace = "entry"
/** Ends the name of a module of which all counts, also what nothing uses. */
const whole = "?whole"

const entryPoint = (path: string, { module, name }: Entry): esbuild.OnResolveResult =>
  name === undefined ? { path: module, suffix: whole } : { path, namespace: entryNamespace }

const resolved = (specifier: string, target: Resolution.Target): esbuild.OnResolveResult | undefined => {
  switch (target._tag) {
    case "Engine":
      return { path: `repro:engine/${target.path}`, external: true, sideEffects: false }
    case "BuiltIn":
      return { path: specifier, external: true, sideEffects: false }
    case "Package":
      return { path: specifier, external: true, sideEffects: target.sideEffects }
    case "Source":
      return { path: target.path, sideEffects: target.sideEffects }
    case "None":
      return undefined
  }
}

/** The code without types, comments and formatting, or what is wrong with it. */
const stripped = async (text: string, options: esbuild.TransformOptions) => {
  try {
    const { code } = await esbuild.transform(text, { ...common, ...options, minifyWhitespace: true })
    return { code }
  } catch (failure) {
    const { errors } = failure as Partial<esbuild.TransformFailure>
    if (errors === undefined) throw failure
    return { errors }
  }
}

const languages: Readonly<Record<string, "js" | "ts">> = {
  ".js": "js",
  ".mjs": "js",
  ".cjs": "js",
  ".ts": "ts",
  ".mts": "ts",
  ".cts": "ts"
}

/** JSON without formatting; what is none is left to the bundler to complain of. */
const compact = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return text
  }
}

/**
 * A program for a thread or a child process is named by its URL, and so is reached where the URL is made: what is given
 * the name is given, for the bundler to see, an import of it as well.
 */
const withProgramsOf = (code: string, exists: (specifier: string) => boolean): string =>
  code.replace(
    /(?<=\b(?:new URL|import\.meta\.resolve)\()"(\.\.?\/[^"\\]+\.[cm]?[jt]s)"/g,
    (literal, specifier: string) => exists(specifier) ? `${literal},()=>import(${literal})` : literal
  )

/** The code with the values marked that count only where they are used. */
const marked = async (code: string, path: string, { isConstructor, targetOf }: Resolution.Resolver) => {
  const module = PureValues.parse(code)
  if (module === undefined) return code
  const from = { importer: path, kind: "import-statement", resolveDir: dirname(path) } as const
  const targets = new Map(
    await Promise.all(PureValues.specifiers(module).map(async (each) => [each, await targetOf(each, from)] as const))
  )
  return PureValues.mark(module, (specifier, name) => isConstructor(specifier, name, targets.get(specifier)))
}
