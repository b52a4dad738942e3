/** `repro plan`: what a run would do, why, and how long that takes. Changes no result. */
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Capacity from "../../engine/execution/Capacity.ts"
import type { Blessing } from "../../engine/implementation/Blessing.ts"
import * as Forecast from "../../engine/plan/Forecast.ts"
import * as Plan from "../../engine/plan/Plan.ts"
import * as Reason from "../../engine/plan/Reason.ts"
import * as Reliance from "../../engine/plan/Reliance.ts"
import type { AnyStage, Resources, Step } from "../../engine/Stage.ts"
import { Memo } from "../../engine/store/Memo.ts"
import type { Graph } from "../../engine/Workflow.ts"
import * as Opening from "../Opening.ts"
import * as Declared from "../words/Declared.ts"
import * as Downloads from "../words/Downloads.ts"
import * as Expectation from "../words/Expectation.ts"

/** More steps than these are counted, not listed, unless they are asked for. */
const shownSteps = 40

/** Reasons are read from disk. */
const atOnce = { concurrency: 16 }

export const plan = Command.make(
  "plan",
  {
    ...Opening.parameters,
    ...Expectation.parameters,
    all: Flag.Boolean("all").pipe(
      Flag.withDescription(`List every step. Default: up to ${shownSteps} of those that are not cached`),
      Flag.withDefault(false)
    ),
    params: Flag.Boolean("params").pipe(
      Flag.withDescription("Print the params of every step that is listed"),
      Flag.withDefault(false)
    ),
    json: Flag.Boolean("json").pipe(Flag.withDescription("Print the whole plan as JSON"), Flag.withDefault(false))
  },
  Effect.fnUntraced(function*(given) {
    const { graph } = yield* Opening.open(given)
    const machine = yield* Capacity.ofMachine(given)
    const text = Effect.gen(function*() {
      const planned = yield* Plan.make(graph)
      yield* (yield* Memo).flush
      const forecast = yield* Forecast.read(graph, planned, machine)
      const reliance = yield* Reliance.of(graph.steps)
      const view: View = { graph, planned, forecast, reliance, capacity: Capacity.make(machine) }
      if (given.json) return JSON.stringify(yield* toJson(view), null, 2)
      const lines = yield* list(view, given)
      const expectation = forecast.most.steps === 0 ? [] : [Expectation.describe(forecast, machine)]
      return [...lines, summary(view), ...expectation, ...notices(view)].join("\n")
    })
    process.stdout.write((yield* Effect.provide(text, Declared.layer(given.store))) + "\n")
  })
).pipe(
  Command.withDescription("Say for every step whether its result is known, why it would run, or what it waits for")
)

interface View {
  readonly graph: Graph
  readonly capacity: Capacity.Capacity
  readonly planned: ReadonlyArray<Plan.Planned>
  readonly forecast: Forecast.Forecast
  /** Stage → the blessings that its steps' keys rely on, if any. */
  readonly reliance: ReadonlyMap<AnyStage, ReadonlyArray<Blessing>>
}

interface Listing {
  readonly all: boolean
  readonly params: boolean
}

/** The steps to be listed, each in a line, and how many more there are. */
const list = Effect.fnUntraced(function*(view: View, { all, params }: Listing) {
  const { planned } = view
  const open = planned.filter(({ state }) => state._tag !== "Cached")
  const willRun = open.filter(({ state }) => state._tag === "WillRun")
  const shown = all ? planned : open.length <= shownSteps ? open : willRun.slice(0, shownSteps)
  const width = Math.max(0, ...shown.map(({ step }) => step.name.length))
  const line = (one: Plan.Planned) =>
    Effect.map(describe(view, one), (state) => {
      const named = `${one.step.name.padEnd(width)}  ${state}`
      return params ? `${named}\n    ${JSON.stringify(one.step.params)}` : named
    })
  const lines = yield* Effect.forEach(shown, line, atOnce)
  if (!all && shown.length < open.length) {
    lines.push(`and ${open.length - shown.length} more, which repro plan --all lists`)
  }
  return lines.length === 0 ? [] : [...lines, ""]
})

const describe = Effect.fnUntraced(function*({ capacity, graph, reliance }: View, { state, step }: Plan.Planned) {
  const blessings = reliance.get(step.stage)
  const takes = () => room(step.resources, capacity) + downloading(step)
  const mark = blessings === undefined ? "" : `  ${Declared.by(blessings)}`
  switch (state._tag) {
    case "Cached":
      return `cached    ${state.key.slice(0, 12)}${mark}`
    case "WillRun":
      return `will run  ${(yield* Plan.reasons(graph, step, state)).map(Reason.describe).join("; ")}${mark}${takes()}`
    case "Waits":
      return `waits     on ${state.on.length > 3 ? `${state.on.length} steps` : state.on.join(", ")}${takes()}`
  }
})

/** What a step takes of the machine, where that is known or more than there is. */
const room = (resources: Resources, capacity: Capacity.Capacity): string => {
  const lacking = capacity.lacks(resources)
  if (lacking.length > 0) return `  does not fit: ${lacking.map(([what, how]) => `${what} ${how}`).join("; ")}`
  return resources.memory === 0 ? "" : `  takes ${Capacity.gibibytes(resources.memory)}`
}

/** What a step gets over the network, if anything. */
const downloading = ({ downloads }: Step): string => {
  const described = downloads === undefined ? undefined : Downloads.describe(downloads)
  return described === undefined ? "" : `  downloads ${described}`
}

/** By all steps that are not cached. */
const toDownload = ({ planned }: View) =>
  planned.flatMap(({ state, step: { downloads, name } }) =>
    state._tag === "Cached" || downloads === undefined ? [] : [{ name, downloads }]
  )

const totalDownloads = (view: View) => Downloads.total(toDownload(view).map(({ downloads }) => downloads))

/** What is to be known before something is downloaded. */
const notices = (view: View): ReadonlyArray<string> =>
  toDownload(view).flatMap(({ downloads: { notice }, name }) => notice === undefined ? [] : [`${name}: ${notice}`])

const summary = (view: View): string => {
  const { planned, reliance } = view
  const of = (tag: Plan.Planned["state"]["_tag"]) => planned.filter(({ state }) => state._tag === tag)
  const [cached, running, waiting] = [of("Cached"), of("WillRun").length, of("Waits").length]
  const bytes = Downloads.describe(totalDownloads(view))
  const blessed = cached.filter(({ step }) => reliance.has(step.stage)).length
  return [
    `${Expectation.count(planned.length, "step")}: ${cached.length} cached`
    + (blessed === 0 ? "" : ` (${blessed} of code declared equal)`),
    ...(running === 0 ? [] : [`${running} will run`]),
    ...(waiting === 0 ? [] : [`${waiting} ${waiting === 1 ? "waits" : "wait"} for a result`]),
    ...(bytes === undefined ? [] : [`${bytes} to download`])
  ].join(", ")
}

const toJson = Effect.fnUntraced(function*(view: View) {
  const { forecast, graph: { profile, workflow }, planned, reliance } = view
  const toJson = (one: Plan.Planned) =>
    Effect.map(stateToJson(view.graph, one), (state) => ({
      step: one.step.name,
      stage: one.step.stage.name,
      params: one.step.params,
      ...state,
      blessings: reliance.get(one.step.stage)?.map(({ id }) => id),
      resources: one.step.resources,
      downloads: one.state._tag === "Cached" ? undefined : one.step.downloads,
      fits: view.capacity.lacks(one.step.resources).length === 0,
      expectedMillis: forecast.millis.get(one.step)
    }))
  const steps = yield* Effect.forEach(planned, toJson, atOnce)
  return {
    format: "repro/plan/1",
    workflow,
    profile,
    steps,
    downloads: totalDownloads(view),
    forecast: Expectation.toJson(forecast)
  }
})

const stateToJson = Effect.fnUntraced(function*(graph: Graph, { state, step }: Plan.Planned) {
  switch (state._tag) {
    case "Cached": {
      const { durationMillis, execution, finishedAt } = state.record
      return { state: "cached", key: state.key, execution, finishedAt, durationMillis }
    }
    case "WillRun":
      return { state: "will run", key: state.key, reasons: yield* Plan.reasons(graph, step, state) }
    case "Waits":
      return { state: "waits", on: state.on }
  }
})
