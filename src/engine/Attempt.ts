/**
 * One attempt at a step, in this process: inputs are laid out, the stage runs and writes into a folder of its own, and
 * its outputs are taken into the store. Nothing outside that folder is touched before; a dead attempt leaves nothing
 * that counts.
 */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import { PlatformError } from "effect/PlatformError"
import * as Schema from "effect/Schema"
import type { Digest, Kind, Located, Output, Target } from "./Artifact.ts"
import * as AtomicFile from "./AtomicFile.ts"
import * as Checkpoint from "./Checkpoint.ts"
import { OutputInvalid, StepFailed, StoreFailed, WorkflowInvalid } from "./Errors.ts"
import type { Progress } from "./Event.ts"
import type { Produced, Task } from "./Executor.ts"
import * as Hash from "./Hash.ts"
import * as Manifest from "./Manifest.ts"
import type { InputKinds, LocatedInputs, Step } from "./Stage.ts"
import { Store } from "./Store.ts"
import { type Graph, isRef } from "./Workflow.ts"

type OnProgress = (progress: Progress) => Effect.Effect<void>

/** Executes `task`, which is a step of `graph` on known inputs. */
export const perform = (graph: Graph, task: Task, onProgress: OnProgress) =>
  Effect.flatMap(stepOf(graph, task), (step) => Effect.scoped(attempt(step, task, onProgress))).pipe(
    Effect.catchCause((cause): Effect.Effect<never, StepFailed | StoreFailed> => {
      if (Cause.hasInterruptsOnly(cause)) return Effect.interrupt
      const error = Cause.squash(cause)
      if (error instanceof StoreFailed) return Effect.fail(error)
      if (error instanceof PlatformError) return Effect.fail(diskFailed(error))
      return Effect.fail(new StepFailed({ step: task.step, key: task.key, reason: reasonOf(error) }))
    })
  )

/** Where the checkpoints of a key lie. */
export const checkpointFolder = (root: string, key: Digest, join: Path.Path["join"]): string =>
  join(root, "checkpoints", key)

/**
 * The step that the task means. A process that loads the workflow after its file was edited builds another one: what it
 * would produce does not belong under the task's key.
 */
const stepOf = (graph: Graph, task: Task): Effect.Effect<Step, WorkflowInvalid> => {
  const step = graph.steps.find(({ name }) => name === task.step)
  if (step !== undefined && Hash.key(Manifest.make(step, task.inputs)) === task.key) return Effect.succeed(step)
  return Effect.fail(
    new WorkflowInvalid({
      title: "The workflow changed while it was executed",
      facts: { workflow: graph.workflow, step: task.step },
      hint: "Run it again"
    })
  )
}

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
  const folder = AtomicFile.temporaryName(paths.join(store.root, "work", key.slice(0, 16)))
  const remove = fs.remove(folder, { recursive: true, force: true })
  return yield* Effect.acquireRelease(
    Effect.as(Effect.andThen(remove, fs.makeDirectory(folder, { recursive: true })), folder),
    () => Effect.ignore(remove)
  ).pipe(Effect.mapError(StoreFailed.because("begin a step", folder)))
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

/** A link would leave the store with a path instead of content. */
const checkForm = Effect.fnUntraced(function*(name: string, kind: Kind, path: string) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const invalid = (found: string) => new OutputInvalid({ output: name, kind: `${kind.name} (a ${kind.form})`, found })
  const typeAt = (at: string) =>
    fs.lstat(at).pipe(Effect.map(({ type }) => type), Effect.orElseSucceed(() => "Nothing" as const))
  const found = yield* typeAt(path)
  if (found !== (kind.form === "folder" ? "Directory" : "File")) return yield* invalid(words(found))
  if (kind.form === "file") return
  for (const entry of yield* fs.readDirectory(path, { recursive: true })) {
    const type = yield* typeAt(join(path, entry))
    if (type !== "File" && type !== "Directory") return yield* invalid(`${words(type)} ${entry}`)
  }
})

/** "SymbolicLink" → "symbolic link" */
const words = (type: string): string => type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase()

/** A full or broken disk, met by the stage itself. */
const diskFailed = (error: PlatformError): StoreFailed => {
  const { reason } = error
  const path = "pathOrDescriptor" in reason ? String(reason.pathOrDescriptor) : "unknown"
  return StoreFailed.because("read or write a file", path)(error)
}

/** A tagged error speaks for itself; of anything else the stack says where it came from. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return "_tag" in error ? error.message : error.stack ?? error.message
}
