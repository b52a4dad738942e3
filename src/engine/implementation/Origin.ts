/** Where the code of a stage begins. */
import * as Effect from "effect/Effect"
import { existsSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { WorkflowInvalid } from "../Errors.ts"
import type { AnyStage } from "../Stage.ts"
import { upward } from "./Packages.ts"

export interface Origin {
  readonly stage: AnyStage
  /** Path of the module that defines the stage. */
  readonly module: string
  /** The name under which the module exports the stage; undefined if it does not. */
  readonly name: string | undefined
  /** The folder of the package: the nearest with a package.json, else the module's own. */
  readonly root: string
}

/** Looks into the module, which is loaded already: it made the stage. */
export const of = Effect.fnUntraced(function*(stage: AnyStage) {
  const { exports, module } = yield* Effect.tryPromise({
    try: async () => ({
      module: fileURLToPath(stage.module),
      exports: await import(stage.module) as Readonly<Record<string, unknown>>
    }),
    catch: (error) =>
      new WorkflowInvalid({
        title: "The module of a stage cannot be read",
        facts: { stage: stage.name, module: String(stage.module), cause: String(error) },
        hint: "Give the stage module: import.meta.url, in the file that defines it"
      })
  })
  const folder = dirname(module)
  const name = Object.keys(exports).find((name) => exports[name] === stage)
  const root = upward(folder, (above) => existsSync(join(above, "package.json"))) ?? folder
  return { stage, module, name, root } satisfies Origin
})
