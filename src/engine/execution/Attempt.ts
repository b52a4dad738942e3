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
import { type Digest, type Kind, kindId, type Located, type Output, type Target } from "../Artifact.ts"
import { OutputInvalid, StepFailed, StepStopped, StoreFailed, WorkflowInvalid } from "../Errors.ts"
import type { Progress } from "../Event.ts"
import * as Hash from "../Hash.ts"
import { Implementation } from "../implementation/Implementation.ts"
import * as Manifest from "../Manifest.ts"
import { type InputKinds, isMany, type LocatedInputs, type Step } from "../Stage.ts"
import * as AtomicFile from "../store/AtomicFile.ts"
import * as CheckpointFolder from "../store/CheckpointFolder.ts"
import { Store } from "../store/Store.ts"
import type { Graph } from "../Workflow.ts"
import * as Checkpoint from "./Checkpoint.ts"
import type { Produced, Task } from "./Executor.ts"

/** What an attempt says and asks while it lasts. */
export interface Contact {
  readonly onProgress: (progress: Progress) => Effect.Effect<void>
  /** Whether the step is to stop once it has saved a checkpoint. */
  readonly isDraining: () => boolean
}

/** Executes `task`, which is a step of `graph` on known inputs. */
export const perform = (graph: Graph, task: Task, contact: Contact) =>
  Effect.suspend(() => {
    let checkpoint: number | undefined
    const stop = (number: number) =>
      Effect.suspend(() => {
        checkpoint = number
        return Effect.interrupt
      })
    return Effect.flatMap(stepOf(graph, task), (step) => Effect.scoped(attempt(step, task, { ...contact, stop }))).pipe(
      Effect.catchCause((cause) => unfinished(task, cause, checkpoint))
    )
  })

const unfinished = Effect.fnUntraced(function*(
  { key, step }: Task,
  cause: Cause.Cause<unknown>,
  checkpoint: number | undefined
) {
  if (checkpoint !== undefined) return yield* new StepStopped({ step, checkpoint })
  if (Cause.hasInterruptsOnly(cause)) return yield* Effect.interrupt
  const error = Cause.squash(cause)
  if (error instanceof StoreFailed) return yield* error
  if (error instanceof PlatformError && (yield* isOfStore(error))) return yield* diskFailed(error)
  return yield* new StepFailed({ step, key, how: "failed", reason: reasonOf(error) })
})

/**
 * The step that the task means. A process that loads the workflow after its file or its code was edited builds another
 * step, and code that a stage loads late is that of now: what they would produce does not belong under the task's key.
 */
const stepOf = Effect.fnUntraced(function*(graph: Graph, task: Task) {
  const { declared, isCurrent } = yield* Implementation
  const step = graph.steps.find(({ name }) => name === task.step)
  if (step !== undefined && (yield* isCurrent(step.stage))) {
    const meant = task.params === undefined ? step : yield* withParams(step, task.params)
    if (Hash.key(Manifest.make(meant, yield* declared(step.stage), task.inputs)) === task.key) return meant
  }
  return yield* new WorkflowInvalid({
    title: "The workflow changed while it was executed",
    facts: { workflow: graph.workflow, step: task.step },
    hint: "Run it again"
  })
})

/** The step as it would be with the params of an earlier computation of its stage. */
const withParams = Effect.fnUntraced(function*(step: Step, params: Step["params"]) {
  const decoded = yield* Schema.decodeUnknownEffect(step.stage.params)(params)
  const changed: Step = { ...step, params, environment: step.stage.environment?.(decoded) ?? {} }
  return changed
})

const attempt = Effect.fnUntraced(function*(
  { options, params, stage }: Step,
  task: Task,
  { isDraining, onProgress, stop }: Contact & Pick<Checkpoint.Options, "stop">
) {
  const paths = yield* Path.Path
  const { root, workFolder } = yield* Store
  const folder = yield* workFolder
  const outputs: Record<string, Target> = {}
  for (const [name, kind] of Object.entries(stage.outputs)) {
    outputs[name] = { kind, path: paths.join(folder, name + kind.extension) }
  }
  const checkpoints = CheckpointFolder.of(root, task.key, paths.join)
  yield* stage.run({
    params: yield* Schema.decodeUnknownEffect(stage.params)(Hash.ordered(params)),
    options: yield* Schema.decodeUnknownEffect(stage.options)(options),
    inputs: yield* layOut(stage.inputs, Hash.ordered(task.inputs), paths.join(folder, inputsName)),
    outputs,
    progress: onProgress,
    checkpoint: yield* Checkpoint.slot(checkpoints, { epoch: task.epoch, isDraining, stop })
  })
  return yield* takeIn(outputs)
})

/** Beside the outputs, whose names are like those of variables. */
const inputsName = ".inputs"

const layOut = Effect.fnUntraced(function*(kinds: InputKinds, digests: Manifest.InputDigests, folder: string) {
  const paths = yield* Path.Path
  const store = yield* Store
  const locate = (kind: Kind, digest: Digest, at: string): Effect.Effect<Located, StoreFailed> =>
    Effect.map(store.materialise(kind, digest, paths.join(folder, at)), (path) => ({ kind, path, digest }))
  const located: Record<string, Located | Readonly<Record<string, Located>>> = {}
  for (const [name, kind] of Object.entries(kinds)) {
    const given = digests[name]
    if (typeof given === "string") {
      if (!isMany(kind)) located[name] = yield* locate(kind, given, name)
    } else if (isMany(kind)) {
      const labelled = Object.entries(given).map(([label, digest], i) =>
        Effect.map(locate(kind.many, digest, `${name}/${i}`), (at) => [label, at] as const)
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
    if (kind.check !== undefined) {
      yield* Effect.mapError(kind.check(path), ({ message }) => invalid(name, kind, message))
    }
    produced[name] = yield* store.put(kind, path)
  }
  return produced as Produced
})

const invalid = (output: string, kind: Kind, found: string): OutputInvalid =>
  new OutputInvalid({ output, kind: `${kindId(kind)} (a ${kind.form})`, found })

/** A link would leave the store with a path instead of content. */
const checkForm = Effect.fnUntraced(function*(name: string, kind: Kind, path: string) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const typeAt = (at: string) =>
    fs.lstat(at).pipe(Effect.map(({ type }) => type), Effect.orElseSucceed(() => "Nothing" as const))
  const found = yield* typeAt(path)
  if (found !== (kind.form === "folder" ? "Directory" : "File")) return yield* invalid(name, kind, words(found))
  if (kind.form === "file") return
  for (const entry of yield* fs.readDirectory(path, { recursive: true })) {
    const type = yield* typeAt(join(path, entry))
    if (type !== "File" && type !== "Directory") return yield* invalid(name, kind, `${words(type)} ${entry}`)
  }
})

/** "SymbolicLink" → "symbolic link" */
const words = (type: string): string => type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase()

/** Whether the disk failed, or a file of the store; any other file is the stage's own affair. */
const isOfStore = Effect.fnUntraced(function*(error: PlatformError) {
  const fs = yield* FileSystem.FileSystem
  const { resolve, sep } = yield* Path.Path
  const { root } = yield* Store
  const { cause } = error
  if (cause instanceof Error && "code" in cause && diskCodes.has(cause.code)) return true
  if (!(resolve(pathOf(error)) + sep).startsWith(root + sep)) return false
  // Unless the whole store is gone, it is the stage that looks for what is not there.
  return !AtomicFile.notFound(error) || !(yield* Effect.orElseSucceed(fs.exists(root), () => false))
})

/** Full, over the user's quota, read-only, broken. */
const diskCodes: ReadonlySet<unknown> = new Set(["ENOSPC", "EDQUOT", "EROFS", "EIO"])

/** Met by the stage itself. */
const diskFailed = (error: PlatformError): StoreFailed =>
  StoreFailed.because("read or write a file", pathOf(error))(error)

/** A number where the file was open. */
const pathOf = ({ reason }: PlatformError): string =>
  "pathOrDescriptor" in reason ? String(reason.pathOrDescriptor) : "unknown"

/** A tagged error speaks for itself, the system for a platform error; of anything else the stack says from where. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof PlatformError && error.cause instanceof Error) return error.cause.message
  return "_tag" in error ? error.message : error.stack ?? error.message
}
