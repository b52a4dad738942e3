/** `repro log`: the executions there were, or what happened in one of them. */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Event } from "../../engine/Event.ts"
import { Journal } from "../../engine/journal/Journal.ts"
import * as Reason from "../../engine/plan/Reason.ts"
import * as History from "../../engine/upkeep/History.ts"
import * as Tags from "../../engine/upkeep/Tags.ts"
import * as Choosing from "../Choosing.ts"
import * as Opening from "../Opening.ts"
import * as Duration from "../words/Duration.ts"
import * as Table from "../words/Table.ts"

export const log = Command.make(
  "log",
  {
    execution: Argument.String("execution").pipe(
      Argument.withDescription("Its name, the beginning of it, a tag, or last. Without it, all executions are listed"),
      Argument.optional
    ),
    store: Opening.parameters.store,
    json: Flag.Boolean("json").pipe(
      Flag.withDescription("Print JSON: the list of executions, or one event a line"),
      Flag.withDefault(false)
    )
  },
  Effect.fnUntraced(function*({ execution, json, store }) {
    const told = Option.match(execution, { onNone: () => list(json), onSome: (typed) => events(typed, json) })
    yield* Effect.provide(told, Opening.layer(store))
  })
).pipe(Command.withDescription("List the executions, or tell what happened in one of them"))

const columns: ReadonlyArray<Table.Column> = [
  { title: "execution" },
  { title: "workflow" },
  { title: "executed", align: "right" },
  { title: "cached", align: "right" },
  { title: "failed", align: "right" },
  { title: "skipped", align: "right" },
  { title: "duration", align: "right" },
  { title: "outcome" },
  { title: "tags" }
]

const list = Effect.fnUntraced(function*(json: boolean) {
  const history = yield* History.executions
  const tags = yield* Tags.all
  const tagsOf = ({ id }: History.Execution) => [...tags].flatMap(([tag, execution]) => execution === id ? [tag] : [])
  if (json) {
    const all = history.map((execution) => ({ ...execution, tags: tagsOf(execution) }))
    return void process.stdout.write(JSON.stringify(all, null, 2) + "\n")
  }
  if (history.length === 0) return void process.stdout.write("Nothing was executed in this store yet\n")
  const rows = history.map((execution) => [...cells(execution), tagsOf(execution).join(" ")])
  process.stdout.write(Table.format(columns, rows))
})

const cells = (execution: History.Execution): ReadonlyArray<string> => {
  const { cached, executed, failed, profile, skipped, workflow } = execution
  return [
    execution.id,
    `${workflow} (${profile})`,
    ...[executed, cached, failed, skipped].map(String),
    Duration.format(execution.durationMillis),
    execution.outcome
  ]
}

const events = Effect.fnUntraced(function*(typed: string, json: boolean) {
  const { id } = yield* Choosing.execution(typed)
  const all = yield* (yield* Journal).events(id)
  const lines = json ? all.map((event) => JSON.stringify(event)) : [id, ...all.map(line)]
  process.stdout.write(lines.map((line) => line + "\n").join(""))
})

/** The time of day is UTC, as in the names of executions. */
const line = (event: Event): string => `  ${event.at.slice(11, 19)}  ${describe(event)}`

const describe = (event: Event): string => {
  switch (event._tag) {
    case "ExecutionStarted":
      return `${event.workflow} (${event.profile}): ${event.steps} steps, ${event.jobs} at once`
    case "StepCached":
      return step("cached", event.step)
    case "StepStarted":
      return step("start", event.step, `(${event.reasons.map(Reason.describe).join("; ")})`)
    case "StepWaiting":
      return step("wait", event.step, `for process ${event.pid} on ${event.host}`)
    case "StepRetried":
      return step("retry", event.step, event.message.split("\n", 1)[0])
    case "StepStopped":
      return step("stop", event.step, `at checkpoint ${event.checkpoint}`)
    case "ObjectQuarantined":
      return step("damaged", `${event.step}:${event.output}`, `put aside as ${event.path}`)
    case "StepProgress":
      return step("at", event.step, `${event.progress.done}/${event.progress.total} ${event.progress.unit}`)
    case "StepDone":
      return step("done", event.step, Duration.format(event.durationMillis))
    case "StepDiverged":
      return step("differs", event.step, "other outputs than before")
    case "StepFailed":
      return [step("failed", event.step), ...event.message.split("\n").slice(1)].join("\n" + " ".repeat(12))
    case "StepSkipped":
      return step("skipped", event.step, `waits for ${event.because}`)
    case "ExecutionFinished":
      return `${finished(event)}; ${Duration.format(event.durationMillis)}`
  }
}

const step = (what: string, name: string, more = ""): string => `${what.padEnd(7)}  ${name}  ${more}`.trimEnd()

const finished = (event: Extract<Event, { _tag: "ExecutionFinished" }>): string =>
  [
    `${event.done} executed`,
    `${event.cached} cached`,
    ...(["failed", "skipped", "stopped"] as const).flatMap((what) => event[what] > 0 ? [`${event[what]} ${what}`] : [])
  ].join(", ")
