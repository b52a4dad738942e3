/**
 * One attempt at a step, in this process: inputs are laid out, the stage runs and writes into a folder of its own, and
 * its outputs are taken into the store. Nothing outside that folder is touched before; a dead attempt leaves nothing
 * that counts.
 */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import type { Digest, Kind, Located, Output, Target } from "./Artifact.ts"
import * as Checkpoint from "./Checkpoint.ts"
import { OutputInvalid, StepFailed, StoreFailed } from "./Errors.ts"
import type { Progress } from "./Event.ts"
import type { Produced, Task } from "./Executor.ts"
import type { InputKinds, LocatedInputs, Step } from "./Stage.ts"
import { Store } from "./Store.ts"
import { isRef } from "./Workflow.ts"

type OnProgress = (progress: Progress) => Effect.Effect<void>

/** Executes `task`, which is `step` on known inputs. */
export const perform = (step: Step, task: Task, onProgress: OnProgress) =>
  Effect.scoped(attempt(step, task, onProgress)).pipe(
    Effect.catchCause((cause): Effect.Effect<never, StepFailed | StoreFailed> => {
      if (Cause.hasInterruptsOnly(cause)) return Effect.interrupt
      const error = Cause.squash(cause)
      if (error instanceof StoreFailed) return Effect.fail(error)
      return Effect.fail(new StepFailed({ step: step.name, key: task.key, reason: reasonOf(error) }))
    })
  )

/** Where the checkpoints of a key lie. */
export const checkpointFolder = (root: string, key: Digest, join: Path.Path["join"]): string =>
  join(root, "checkpoints", key)

const attempt = Effect.fnUntraced(function*(step: Step, task: Task, onProgress: OnProgress) {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const store = yield* Store
  const folder = yield* workFolder(task.key)
  const outputs: Record<string, Target> = {}
  for (const [name, kind] of Object.entries(step.stage.outputs)) {
    outputs[name] = { kind, path: paths.join(folder, "outputs", name + kind.extension) }
  }
  yield* fs.makeDirectory(paths.join(folder, "outputs"), { recursive: true })
  yield* step.stage.run({
    params: yield* Schema.decodeUnknownEffect(step.stage.params)(step.params),
    options: yield* Schema.decodeUnknownEffect(step.stage.options)(step.options),
    inputs: yield* layOut(step, task, paths.join(folder, "inputs")),
    outputs,
    progress: onProgress,
    checkpoint: yield* Checkpoint.slot(checkpointFolder(store.root, task.key, paths.join))
  })
  return yield* takeIn(outputs)
})

/** A folder of this attempt alone, removed when the scope ends. */
const workFolder = Effect.fnUntraced(function*(key: Digest) {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const store = yield* Store
  const folder = paths.join(store.root, "work", `${key.slice(0, 16)}-${process.pid}`)
  const remove = fs.remove(folder, { recursive: true, force: true })
  return yield* Effect.acquireRelease(
    Effect.as(Effect.andThen(remove, fs.makeDirectory(folder, { recursive: true })), folder),
    () => Effect.ignore(remove)
  ).pipe(Effect.mapError((error) => new StoreFailed({ operation: "begin a step", path: folder, cause: error.message })))
})

const layOut = Effect.fnUntraced(function*(step: Step, task: Task, folder: string) {
  const paths = yield* Path.Path
  const store = yield* Store
  const locate = (kind: Kind, digest: Digest, at: string): Effect.Effect<Located, StoreFailed> =>
    Effect.map(store.materialise(kind, digest, paths.join(folder, at)), (path) => ({ kind, path, digest }))
  const located: Record<string, Located | Readonly<Record<string, Located>>> = {}
  for (const [name, input] of Object.entries(step.inputs)) {
    const digests = task.inputs[name]
    if (typeof digests === "string") {
      if (isRef(input)) located[name] = yield* locate(input.kind, digests, name)
    } else if (!isRef(input)) {
      const labelled = Object.entries(input).map(([label, ref], i) =>
        Effect.map(locate(ref.kind, digests[label], `${name}/${i}`), (at) => [label, at] as const)
      )
      located[name] = Object.fromEntries(yield* Effect.all(labelled))
    }
  }
  return located as LocatedInputs<InputKinds>
})

const takeIn = Effect.fnUntraced(function*(outputs: Readonly<Record<string, Target>>) {
  const store = yield* Store
  const produced: Record<string, Output> = {}
  for (const [name, { kind, path }] of Object.entries(outputs)) {
    yield* checkForm(name, kind, path)
    produced[name] = yield* store.put(kind, path)
  }
  return produced as Produced
})

const checkForm = Effect.fnUntraced(function*(name: string, kind: Kind, path: string) {
  const fs = yield* FileSystem.FileSystem
  const found = yield* fs.stat(path).pipe(Effect.map(({ type }) => type), Effect.orElseSucceed(() => "nothing"))
  const expected = kind.form === "folder" ? "Directory" : "File"
  if (found !== expected) {
    return yield* new OutputInvalid({ output: name, kind: `${kind.name} (a ${kind.form})`, found: found.toLowerCase() })
  }
})

/** A tagged error speaks for itself; of anything else the stack says where it came from. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return "_tag" in error ? error.message : error.stack ?? error.message
}
