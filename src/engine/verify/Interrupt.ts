/**
 * Does a computation that is interrupted end in the same result? It is executed again, killed at random moments after
 * its first checkpoint and begun once more each time, and what comes out at last is compared with what was recorded.
 * That it went on from the checkpoint, and did not just begin anew, is seen from what it reports first.
 */
import * as Clock from "effect/Clock"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Random from "effect/Random"
import { Event, type Progress } from "../Event.ts"
import * as Checkpoint from "../execution/Checkpoint.ts"
import { Executor, type Produced, type Task } from "../execution/Executor.ts"
import type { Emit } from "../execution/Production.ts"
import type { Step } from "../Stage.ts"
import * as CheckpointFolder from "../store/CheckpointFolder.ts"
import type { Graph } from "../Workflow.ts"
import type { Finding } from "./Finding.ts"
import * as Rebuild from "./Rebuild.ts"
import type { Result } from "./Recorded.ts"
import { Scratch } from "./Scratch.ts"

export interface Options extends Rebuild.Options {
  /** The moments are drawn from it, for each step others. */
  readonly seed: number
  /** How often each computation is killed, if it does not end before. */
  readonly times: number
}

export interface Outcome extends Rebuild.Outcome {
  readonly kills: ReadonlyArray<Kill>
}

export interface Kill {
  /** What it had reported last. */
  readonly at: Progress
  /** The newest whole checkpoint then. */
  readonly checkpoint: number
  /** How far it was by its first report after that; absent if it had nothing left to report. */
  readonly resumedAt: number | undefined
}

export const check = (graph: Graph, computations: ReadonlyArray<Rebuild.Computation>, options: Options) =>
  Effect.forEach(
    computations,
    (computation, order) =>
      Effect.suspend(() => {
        const kills: Array<Kill> = []
        const execute: Rebuild.Execute<Executor | Path.Path | Scratch | FileSystem.FileSystem> = (step, task, emit) =>
          attempts(step, task, { ...options, emit, kills })
        return Effect.map(
          Rebuild.settle(graph, computation, { ...options, order, execute }),
          (outcome): Outcome => ({ ...outcome, kills })
        )
      }),
    { concurrency: "unbounded" }
  )

/** When to kill an attempt, as two shares: of the way from the first checkpoint to the end, and of the next report. */
interface Moment {
  readonly share: number
  readonly delay: number
}

interface Story {
  readonly emit: Emit
  readonly seed: number
  readonly times: number
  readonly kills: Array<Kill>
}

/** Attempts at the task, all but the last one killed. */
const attempts = Effect.fnUntraced(function*(step: Step, task: Task, { emit, kills, seed, times }: Story) {
  const moments = yield* drawn(`${seed} ${step.name}`, times)
  const findings: Array<Finding> = []
  let begin: number | undefined
  let origin: number | undefined
  let checkpoint: number | undefined
  for (let epoch = 1;; epoch++) {
    const ended = yield* attempt({ ...task, epoch }, { emit, moment: moments.at(epoch - 1), origin })
    if (checkpoint !== undefined) {
      kills[kills.length - 1] = { ...kills[kills.length - 1], resumedAt: ended.first }
      const anew = ended.first !== undefined && begin !== undefined && ended.first <= begin
      if (anew) findings.push({ _tag: "NotResumed", step: step.name, checkpoint })
    }
    begin ??= ended.first
    origin ??= ended.origin
    if (ended.outputs !== undefined) {
      if (kills.length === 0) findings.push(notInterrupted(step, origin))
      return { outputs: ended.outputs, findings }
    }
    checkpoint = Option.getOrUndefined(yield* newestCheckpoint({ ...task, epoch }))
    if (ended.last === undefined || checkpoint === undefined) continue
    kills.push({ at: ended.last, checkpoint, resumedAt: undefined })
    yield* emit((at) => Event.cases.StepRetried.make({ at, step: step.name, key: task.key, message: words(kills) }))
  }
})

const notInterrupted = ({ name }: Step, origin: number | undefined): Finding => ({
  _tag: "NotInterrupted",
  step: name,
  why: origin === undefined ? "no checkpoint" : "ended before"
})

const words = (kills: ReadonlyArray<Kill>): string => {
  const { at: { done, total, unit }, checkpoint } = kills[kills.length - 1]
  return `killed at ${done}/${total} ${unit}, after checkpoint ${checkpoint}`
}

/** In the order of their shares, so that each kill finds the attempt as far as the one before, or further. */
const drawn = (seed: string, times: number): Effect.Effect<ReadonlyArray<Moment>> =>
  Effect.forEach(Array.from({ length: times }), () => Effect.all({ share: Random.next, delay: Random.next })).pipe(
    Random.withSeed(seed),
    Effect.map((moments) => moments.sort((a, b) => a.share - b.share))
  )

interface Ended {
  /** What it had done by its first report, if it gave one. */
  readonly first: number | undefined
  readonly last: Progress | undefined
  /** What had been done when the first checkpoint was seen. */
  readonly origin: number | undefined
  /** Absent if it was killed. */
  readonly outputs: Produced | undefined
}

interface Watched extends Pick<Story, "emit"> {
  /** Not killed without. */
  readonly moment: Moment | undefined
  readonly origin: number | undefined
}

const attempt = Effect.fnUntraced(function*(task: Task, { emit, moment, origin }: Watched) {
  const executor = yield* Executor
  const services = yield* Effect.context<FileSystem.FileSystem | Path.Path | Scratch>()
  const dueIn = yield* Deferred.make<number>()
  const seen = { first: undefined as number | undefined, last: undefined as Progress | undefined, origin, at: 0 }
  const onProgress = Effect.fnUntraced(
    function*(progress: Progress) {
      yield* emit((at) => Event.cases.StepProgress.make({ at, step: task.step, progress }))
      const now = yield* Clock.currentTimeMillis
      const sinceLast = seen.last === undefined ? 0 : now - seen.at
      Object.assign(seen, { first: seen.first ?? progress.done, last: progress, at: now })
      if (moment === undefined) return
      if (seen.origin === undefined && Option.isSome(yield* newestCheckpoint(task))) seen.origin = progress.done
      if (seen.origin === undefined) return
      const due = seen.origin + moment.share * (progress.total - 1 - seen.origin)
      if (progress.done >= due) yield* Deferred.succeed(dueIn, moment.delay * sinceLast)
    },
    Effect.provide(services),
    Effect.orDie
  )
  const killed = Effect.as(Effect.flatMap(Deferred.await(dueIn), (millis) => Effect.sleep(millis)), undefined)
  const outputs = yield* Effect.raceFirst(executor.execute(task, onProgress), killed)
  const ended: Ended = { first: seen.first, last: seen.last, origin: seen.origin, outputs }
  return ended
})

/** The number of the newest checkpoint that is whole. */
const newestCheckpoint = Effect.fnUntraced(function*({ epoch, key }: Task) {
  const { join } = yield* Path.Path
  const { root } = (yield* Scratch).store
  const slot = yield* Checkpoint.slot(CheckpointFolder.of(root, key, join), {
    epoch,
    isDraining: () => false,
    stop: () => Effect.never
  })
  return yield* slot.load((_, number) => Effect.succeed(number))
})

/** Of each stage the step that took longest: one that takes no time can hardly be interrupted. */
export const longest = (results: ReadonlyArray<Result>): ReadonlyArray<Result> => {
  const byStage = new Map<string, Result>()
  for (const result of results) {
    const known = byStage.get(result.step.stage.name)
    if (known === undefined || result.record.durationMillis > known.record.durationMillis) {
      byStage.set(result.step.stage.name, result)
    }
  }
  return [...byStage.values()]
}
