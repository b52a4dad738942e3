/** What an import leads to, and whether it belongs to a stage's own code. */
import type * as esbuild from "esbuild"
import { isBuiltin } from "node:module"
import { join, relative, sep } from "node:path"
import { fileURLToPath } from "node:url"
import * as Packages from "./Packages.ts"

export type Target =
  /** Part of this program's engine. What it does is no part of any stage. */
  | { readonly _tag: "Engine"; readonly path: string }
  | { readonly _tag: "BuiltIn" }
  /** An npm package; without a folder if it is not installed, as optional ones may be. */
  | { readonly _tag: "Package"; readonly folder: string | undefined; readonly sideEffects: boolean }
  | { readonly _tag: "Source"; readonly path: string; readonly sideEffects: boolean }
  /** Nothing. The bundler finds the words for it. */
  | { readonly _tag: "None" }

export interface Resolver {
  readonly targetOf: (specifier: string, from: esbuild.ResolveOptions) => Promise<Target>
  /** Whether what is imported under `name` ("*" for all) of a target makes values and does nothing else. */
  readonly isConstructor: (specifier: string, name: string, target: Target | undefined) => boolean
}

/** Resolves as Node does, each specifier of a folder once. `engine` is the folder that is nobody's own code. */
export const make = (build: esbuild.PluginBuild, engine: string): Resolver => {
  const known = new Map<string, Promise<Target>>()
  const barrel = join(engine, "../index.ts")
  // No module of this program does anything when it is loaded, so that its public API brings only what is used of it.
  const inert = [join(engine, ".."), join(engine, "../../schemas")]
  const lookUp = async (specifier: string, from: esbuild.ResolveOptions): Promise<Target> => {
    if (isBuiltin(specifier)) return { _tag: "BuiltIn" }
    const isPath = /^(?:file:|[./])/.test(specifier)
    const wanted = specifier.startsWith("file:") ? fileURLToPath(specifier) : specifier
    const { errors, namespace, path, sideEffects } = await build.resolve(wanted, { ...from, pluginData: asIs })
    if (errors.length > 0 && !isPath && !specifier.startsWith("#")) {
      return { _tag: "Package", folder: undefined, sideEffects: true }
    }
    if (errors.length > 0 || namespace !== "file") return { _tag: "None" }
    if (path.startsWith(engine + sep)) return { _tag: "Engine", path: relative(engine, path).split(sep).join("/") }
    const folder = isPath ? undefined : Packages.folderOf(path)
    if (folder !== undefined) return { _tag: "Package", folder, sideEffects }
    return { _tag: "Source", path, sideEffects: sideEffects && !inert.some((own) => path.startsWith(own + sep)) }
  }
  return {
    targetOf: (specifier, from) => {
      const name = `${from.kind}\n${from.resolveDir}\n${specifier}`
      const target = known.get(name) ?? lookUp(specifier, from)
      known.set(name, target)
      return target
    },
    isConstructor: (specifier, name, target) => {
      if (target?._tag === "Engine") return engineConstructors.includes(target.path)
      if (target?._tag === "Source" && target.path === barrel) return engineConstructors.includes(`${name}.ts`)
      return specifier === "effect"
        ? constructors.includes(name)
        : constructors.includes(specifier.replace(/^effect\//, ""))
    }
  }
}

/** Marks a question of ours to the bundler, so that it is not put to us again. */
export const asIs = "as it is"

const engineConstructors = ["Artifact.ts", "Stage.ts", "Workflow.ts"]
/** Modules of Effect whose functions make values, and call what they are given later if at all. */
const constructors = ["Config", "Context", "Data", "Duration", "Effect", "Layer", "Schedule", "Schema"]
