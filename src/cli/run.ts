/** `repro run`: executes what is not known yet, then prints the workflow's result. */
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Clock from "effect/Clock"
import * as Config from "effect/Config"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { availableParallelism } from "node:os"
import * as Execution from "../engine/Execution.ts"
import { Journal } from "../engine/Journal.ts"
import { Latest } from "../engine/Latest.ts"
import { Store } from "../engine/Store.ts"
import type { Graph } from "../engine/Workflow.ts"
import * as LocalProcesses from "../executors/LocalProcesses.ts"
import * as Display from "./Display.ts"
import * as Opening from "./Opening.ts"

const Jobs = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1024 }))

export const run = Command.make(
  "run",
  {
    ...Opening.parameters,
    jobs: Flag.Int("jobs").pipe(
      Flag.withAlias("j"),
      Flag.withDescription("Steps executed at once. Default: the number of cores"),
      Flag.withSchema(Jobs),
      Flag.withDefault(availableParallelism())
    ),
    mirror: Flag.String("mirror").pipe(
      Flag.withDescription("A folder that holds downloads under <host>/<path>, used in place of the network"),
      Flag.withFallbackConfig(Config.String("REPRO_MIRROR")),
      Flag.withDefault("")
    ),
    force: Flag.String("force").pipe(
      Flag.withDescription("Execute this step even if its result is known. May be repeated"),
      Flag.atLeast(0)
    ),
    json: Flag.Boolean("json").pipe(
      Flag.withDescription("Print every event as a line of JSON"),
      Flag.withDefault(false)
    )
  },
  Effect.fnUntraced(function*(given) {
    const { resolve } = yield* Path.Path
    const { assignment, graph } = yield* Opening.open(given)
    for (const name of given.force) yield* Opening.stepNamed(graph, name)
    const env = given.mirror === "" ? {} : { REPRO_MIRROR: resolve(given.mirror) }
    const executor = LocalProcesses.layer({ jobs: given.jobs, assignment, env })
    yield* Effect.scoped(execute(graph, new Set(given.force), given.json)).pipe(
      Effect.onInterrupt(() => Effect.sync(() => process.stderr.write(`\n${interrupted}\n`))),
      Effect.provide(Layer.merge(executor, Opening.layer(given.store)))
    )
  })
).pipe(Command.withDescription("Execute a workflow's steps, except those whose results are known"))

const execute = Effect.fnUntraced(function*(graph: Graph, force: ReadonlySet<string>, json: boolean) {
  const journal = yield* Journal
  const id = executionId(yield* DateTime.now, yield* Clock.currentTimeMillis)
  const display = yield* Display.make({ json, graph })
  const summary = yield* Execution.run(graph, {
    id,
    force,
    emit: (event) =>
      Effect.andThen(
        event._tag === "StepProgress" ? Effect.void : Effect.ignore(journal.append(id, event)),
        display.show(event)
      )
  })
  yield* display.close
  if (summary.firstFailure === undefined && !json) yield* printResult(graph, summary)
  yield* display.outcome(summary, journal.logPath(id))
  if (summary.firstFailure !== undefined) return yield* summary.firstFailure
})

const interrupted = "Interrupted. Nothing is lost: the same command goes on from the last checkpoints"

/** Sortable, readable, and unlike that of any other execution started in this second. */
const executionId = (now: DateTime.DateTime, millis: number): string =>
  `${DateTime.formatIso(now).slice(0, 19).replaceAll(":", "-")}-${process.pid}-${millis % 1000}`

const printResult = Effect.fnUntraced(function*(graph: Graph, summary: Execution.Summary) {
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
    process.stdout.write(`Report: ${paths.relative(process.cwd(), paths.join(page, "report.html"))}\n`)
  }
})
