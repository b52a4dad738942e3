/** Small projects on disk whose modules export stages, and their fingerprints as a new process would find them. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import { pathToFileURL } from "node:url"
import type { Digest } from "../../../src/engine/Artifact.ts"
import * as ImplementationModule from "../../../src/engine/implementation/Implementation.ts"
import type { AnyStage } from "../../../src/engine/Stage.ts"
import * as Memo from "../../../src/engine/store/Memo.ts"

const { Implementation } = ImplementationModule

export type Files = Readonly<Record<string, string>>

/** Stages by the name that their module exports them under. */
export type Stages = Readonly<Record<string, AnyStage>>

/** `engine` is the folder of the engine, within the project unless another is given. */
export const make = Effect.fnUntraced(function*(folder: string, files: Files, engine = `${folder}/program/src/engine`) {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const write = Effect.fnUntraced(function*(path: string, text: string) {
    const at = paths.join(folder, path)
    yield* fs.makeDirectory(paths.dirname(at), { recursive: true })
    yield* fs.writeFileString(at, text)
  })
  for (const [path, text] of Object.entries({ "package.json": manifest, ...files })) yield* write(path, text)

  /** The stages that a module exports. */
  const stages = (path: string): Effect.Effect<Stages> =>
    Effect.promise(() => import(pathToFileURL(paths.join(folder, path)).href)).pipe(
      Effect.map((exports: object) => Object.fromEntries(Object.entries(exports).filter(([, value]) => isStage(value))))
    )

  const store = paths.join(folder, "store")

  /** Lets `use` ask the service of a process that has just begun. */
  const ask = <A, E>(use: (service: Service) => Effect.Effect<A, E>) =>
    Effect.gen(function*() {
      return yield* use(yield* Implementation)
    }).pipe(
      Effect.provide(Layer.provide(ImplementationModule.layer(store, engine), Memo.layerFileSystem(store)), {
        local: true
      })
    )

  /** Export name → fingerprint, of all stages that the modules export. */
  const fingerprints = Effect.fnUntraced(function*(...modules: ReadonlyArray<string>) {
    const all = Object.assign({}, ...yield* Effect.forEach(modules, stages)) as Stages
    return yield* ask(Effect.fnUntraced(function*({ fingerprint, prepare }) {
      yield* prepare(Object.values(all))
      const found: Record<string, Digest> = {}
      for (const [name, stage] of Object.entries(all)) found[name] = yield* fingerprint(stage)
      return found
    }))
  })

  return { fs, store, write, stages, ask, fingerprints }
})

type Service = ImplementationModule.Implementation["Service"]

/** The names whose fingerprints differ, sorted. */
export const changed = (before: Readonly<Record<string, Digest>>, after: Readonly<Record<string, Digest>>) =>
  Object.keys(before).filter((name) => before[name] !== after[name]).sort()

/** Source of a stage: what the engine looks at, without the engine. */
export const stage = (name: string, body: string): string =>
  `export const ${name} = { name: "${name}", module: import.meta.url, run: () => ${body} }\n`

const manifest = JSON.stringify({ name: "project", type: "module", imports: { "#lib": "./lib/index.ts" } })

const isStage = (value: unknown): value is AnyStage => typeof value === "object" && value !== null && "module" in value
