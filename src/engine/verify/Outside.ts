/**
 * What the outside world gave: nobody can say before the first download what an unpinned source holds, so the lock file
 * beside the workflow records it then, and from then on the source is pinned.
 */
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import type * as Path from "effect/Path"
import * as Semaphore from "effect/Semaphore"
import { format } from "../../errors/Message.ts"
import { type FileUnreadable, StepFailed } from "../Errors.ts"
import type { Admit } from "../execution/Production.ts"
import type { Outputs } from "../plan/Plan.ts"
import type { Step } from "../Stage.ts"
import type { Graph } from "../Workflow.ts"
import * as LockFile from "./LockFile.ts"

export interface Outside {
  /** Fails where a step gave something else than is recorded. */
  readonly admit: Admit
  /** Records what the step gave, unless something is recorded. */
  readonly record: (step: Step, outputs: Outputs) => Effect.Effect<void, never, FileSystem.FileSystem | Path.Path>
  /** The steps that were recorded, and why some could not be, if any. */
  readonly told: () => { readonly steps: ReadonlyArray<string>; readonly trouble: string | undefined }
}

/** By the lock file at `path`, which is not read for a graph without such steps, and need not exist. */
export const open: (
  path: string,
  graph: Graph
) => Effect.Effect<Outside, FileUnreadable, FileSystem.FileSystem | Path.Path> = Effect.fnUntraced(
  function*(path, graph) {
    const atFirst = graph.steps.some(({ isOutside }) => isOutside) ? yield* LockFile.read(path) : null
    const turn = Semaphore.makeUnsafe(1)
    const steps: Array<string> = []
    let trouble: string | undefined
    const add = Effect.fnUntraced(function*(step: Step, outputs: Outputs) {
      const lock = (yield* LockFile.read(path)) ?? LockFile.make(graph, [])
      if (LockFile.recordedOf(lock, step) !== undefined) return
      yield* LockFile.write(path, LockFile.withRecorded(lock, step, outputs))
      steps.push(step.name)
    })
    return {
      admit: (step, outputs, key) => {
        const recorded = atFirst === null ? undefined : LockFile.recordedOf(atFirst, step)
        const differing = Object.entries(recorded ?? {}).find(([output, digest]) => outputs[output]?.digest !== digest)
        return differing === undefined ? Effect.void : new StepFailed({
          step: step.name,
          key,
          how: "failed",
          reason: message({ output: differing[0], expected: differing[1], path, step, outputs })
        })
      },
      record: (step, outputs) =>
        !step.isOutside ? Effect.void : turn.withPermit(
          Effect.catch(add(step, outputs), (error) =>
            Effect.sync(() => {
              trouble = error.message
            }))
        ),
      told: () => ({ steps, trouble })
    }
  }
)

interface Differing {
  readonly output: string
  readonly expected: string
  readonly outputs: Outputs
  readonly path: string
  readonly step: Step
}

const message = ({ expected, output, outputs, path, step }: Differing): string =>
  format({
    title: "It got other content than was recorded when it was first executed",
    facts: { output, expected, actual: outputs[output]?.digest ?? "nothing", "lock file": path },
    hint: `Run again; to accept the new content, remove ${JSON.stringify(step.name)} under "recorded" in the lock file`
  })
