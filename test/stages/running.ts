/** Running a stage on its own, in a folder. */
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import type * as Path from "effect/Path"
import type { Progress } from "../../src/engine/Event.ts"
import type * as Stage from "../../src/engine/Stage.ts"

/** Gives the paths of the outputs, and what the stage said of its progress. */
export const run = <
  P extends Stage.Fields,
  O extends Stage.Fields,
  I extends Stage.InputKinds,
  Out extends Stage.OutputKinds
>(
  stage: Stage.Stage<P, O, I, Out>,
  given: { readonly params: P["Type"]; readonly inputs: Readonly<Record<string, unknown>>; readonly folder: string }
): Effect.Effect<
  {
    readonly outputs: { readonly [N in keyof Out]: { readonly path: string } }
    readonly said: ReadonlyArray<Progress>
  },
  Error,
  FileSystem.FileSystem | Path.Path
> => {
  const said: Array<Progress> = []
  const outputs = Object.fromEntries(
    Object.entries(stage.outputs).map(([name, kind]) => [name, { kind, path: `${given.folder}/${name}` }])
  )
  const context = {
    params: given.params,
    options: {},
    inputs: given.inputs,
    outputs,
    progress: (progress: Progress) => Effect.sync(() => void said.push(progress))
  }
  return Effect.map(
    stage.run(context as unknown as Parameters<typeof stage.run>[0]),
    () => ({ outputs: outputs as never, said })
  )
}
