/** `repro run`: executes what is not known yet, then prints the workflow's result. */
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Clock from "effect/Clock"
import * as Config from "effect/Config"
import * as DateTime from "effect/DateTime"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Capacity from "../../engine/execution/Capacity.ts"
import * as Execution from "../../engine/execution/Execution.ts"
import { Executor } from "../../engine/execution/Executor.ts"
import { Journal } from "../../engine/journal/Journal.ts"
import * as Log from "../../engine/journal/Log.ts"
import type { Outputs } from "../../engine/plan/Plan.ts"
import { Latest } from "../../engine/store/Latest.ts"
import { Store } from "../../engine/store/Store.ts"
import * as LockFile from "../../engine/verify/LockFile.ts"
import * as Outside from "../../engine/verify/Outside.ts"
import type { Graph } from "../../engine/Workflow.ts"
import * as Display from "../display/Display.ts"
import { Interrupted } from "../ExitCode.ts"
import * as Machine from "../Machine.ts"
import * as Opening from "../Opening.ts"
import * as Signals from "../Signals.ts"

export const run = Command.make(
  "run",
  {
    ...Opening.parameters,
    ...Machine.parameters,
    mirror: Flag.String("mirror").pipe(
      Flag.withDescription(
        "A folder that holds downloads under <host>/<path>, or an http(s) URL, used in place of their publishers"
      ),
      Flag.withFallbackConfig(Config.String("REPRO_MIRROR")),
      Flag.withDefault("")
    ),
    force: Flag.String("force").pipe(
      Flag.withDescription("Execute this step even if its result is known. May be repeated"),
      Flag.atLeast(0)
    ),
    failFast: Flag.Boolean("fail-fast").pipe(
      Flag.withDescription("Once a step has failed, start no other. Default: go on with all that do not depend on it"),
      Flag.withDefault(false)
    ),
    json: Flag.Boolean("json").pipe(
      Flag.withDescription("Print every event as a line of JSON"),
      Flag.withDefault(false)
    )
  },
  Effect.fnUntraced(function*(given) {
    const { resolve } = yield* Path.Path
    const { assignment, file, graph } = yield* Opening.open(given)
    for (const name of given.force) yield* Opening.stepNamed(graph, name)
    const env = given.mirror === "" ? {} : {
      REPRO_MIRROR: /^https?:/.test(given.mirror) ? given.mirror : resolve(given.mirror)
    }
    const executor = Machine.executor(given, { graph, assignment, env })
    const lock = LockFile.pathFor(file, graph.profile)
    yield* Effect.scoped(execute({ graph, lock }, given)).pipe(
      Effect.onInterrupt(() => Effect.sync(() => process.stderr.write(`\n${interrupted}\n`))),
      Effect.provide(Layer.provideMerge(executor, Opening.layer(given.store)))
    )
  })
).pipe(Command.withDescription("Execute a workflow's steps, except those whose results are known"))

interface Given extends Machine.Given {
  readonly workflow: string
  readonly profile: Option.Option<string>
  readonly set: Readonly<Record<string, string>>
  readonly force: ReadonlyArray<string>
  readonly failFast: boolean
  readonly json: boolean
}

interface Work {
  readonly graph: Graph
  /** The path of the lock file, there or not. */
  readonly lock: string
}

const execute = Effect.fnUntraced(function*({ graph, lock }: Work, given: Given) {
  const journal = yield* Journal
  const id = executionId(yield* DateTime.now, yield* Clock.currentTimeMillis)
  const log = yield* Log.open(id)
  const display = yield* Display.make({ json: given.json, graph })
  const isDraining = yield* drainOnInterrupt
  const outside = yield* Outside.open(lock, graph)
  // The lock file is the profile's, so a changed config is held to it and leaves it as it is.
  const isProfile = Object.keys(given.set).length === 0
  const services = yield* Effect.context<FileSystem.FileSystem | Path.Path>()
  const steps = new Map(graph.steps.map((step) => [step.name, step]))
  const record = (name: string, outputs: Outputs) => {
    const step = steps.get(name)
    return step === undefined || !isProfile
      ? Effect.void
      : Effect.provide(outside.record(step, outputs), services)
  }
  const summary = yield* Execution.run(graph, {
    id,
    force: new Set(given.force),
    capacity: Capacity.make(yield* Capacity.ofMachine(given)),
    failFast: given.failFast,
    isDraining,
    admit: outside.admit,
    emit: Effect.fnUntraced(function*(event) {
      if (event._tag !== "StepProgress") yield* log(event)
      if (event._tag === "StepDone") yield* record(event.step, event.outputs)
      yield* display.show(event)
    })
  })
  for (const [step, outputs] of summary.outputs) yield* record(step, outputs)
  yield* display.close
  yield* tellRecorded(outside, lock)
  if (summary.firstFailure === undefined && summary.stopped === 0 && !given.json) {
    yield* printResult(graph, summary, given)
  }
  yield* display.outcome(summary, journal.logPath(id))
  if (summary.firstFailure !== undefined) return yield* summary.firstFailure
  if (summary.stopped > 0) return yield* new Interrupted({ message: leftToDo(summary) })
})

/** To stderr, since it is no result; what could not be recorded is no reason to fail. */
const tellRecorded = Effect.fnUntraced(function*({ told }: Outside.Outside, lock: string) {
  const { relative } = yield* Path.Path
  const { steps, trouble } = told()
  const path = relative(process.cwd(), lock)
  if (steps.length > 0) {
    process.stderr.write(`Recorded in ${path} what unpinned sources hold, which pins them: ${steps.join(", ")}\n`)
  }
  if (trouble !== undefined) process.stderr.write(`Warning: what unpinned sources hold is not recorded. ${trouble}\n`)
})

const interrupted = "Interrupted. Nothing is lost: the same command goes on from the last checkpoints"

const leftToDo = ({ resumes, stopped }: Execution.Summary): string =>
  [
    `Stopped with ${stopped} ${stopped === 1 ? "step" : "steps"} to go. The same command goes on`,
    ...Array.from(resumes, ([step, checkpoint]) => `  ${step}  from checkpoint ${checkpoint}`)
  ].join("\n")

const draining = "Stopping: running steps go on to their next checkpoint or their end. Interrupt again to stop at once"

/** At the first interrupt no further step is started, and those that run are asked to stop at a checkpoint. */
const drainOnInterrupt = Effect.gen(function*() {
  const executor = yield* Executor
  const asked = yield* Deferred.make<void>()
  yield* Signals.onFirstInterrupt(() => Deferred.doneUnsafe(asked, Effect.void))
  let isDraining = false
  yield* Effect.forkScoped(Effect.gen(function*() {
    yield* Deferred.await(asked)
    isDraining = true
    process.stderr.write(`\n${draining}\n`)
    yield* executor.drain
  }))
  return () => isDraining
})

/** Sortable, readable, and unlike that of any other execution started in this second. */
const executionId = (now: DateTime.DateTime, millis: number): string =>
  `${DateTime.formatIso(now).slice(0, 19).replaceAll(":", "-")}-${process.pid}-${millis % 1000}`

const printResult = Effect.fnUntraced(function*(graph: Graph, summary: Execution.Summary, given: Given) {
  const fs = yield* FileSystem.FileSystem
  const store = yield* Store
  const latest = yield* Latest
  const paths = yield* Path.Path
  if (graph.print !== undefined) {
    const output = summary.outputs.get(graph.print.step.name)?.[graph.print.output]
    if (output !== undefined) process.stdout.write("\n" + (yield* fs.readFileString(store.path(output.digest))) + "\n")
  }
  if (graph.page !== undefined) {
    const page = latest.path(graph, graph.page.step, graph.page.output)
    const profile = Option.isSome(given.profile) ? ` --profile ${graph.profile}` : ""
    process.stdout.write(
      `Report: ${paths.relative(process.cwd(), paths.join(page, "report.html"))}\n`
        + `With where every number comes from: npx repro report ${given.workflow}${profile} --open\n`
    )
  }
})
