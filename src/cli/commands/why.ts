/** `repro why`: why one step is cached, will run or waits; what follows from it; and how long that takes. */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Capacity from "../../engine/execution/Capacity.ts"
import type { Record as JournalRecord } from "../../engine/journal/Record.ts"
import * as Reason from "../../engine/plan/Reason.ts"
import * as Why from "../../engine/plan/Why.ts"
import type { Resources, Step } from "../../engine/Stage.ts"
import { format } from "../../errors/Message.ts"
import * as Opening from "../Opening.ts"
import * as Declared from "../words/Declared.ts"
import * as Duration from "../words/Duration.ts"
import * as Expectation from "../words/Expectation.ts"

/** More steps than these are counted, not listed. */
const shownSteps = 20

export const why = Command.make(
  "why",
  {
    ...Opening.parameters,
    step: Argument.String("step").pipe(Argument.withDescription("As repro plan names the steps")),
    ...Expectation.parameters,
    json: Flag.Boolean("json").pipe(Flag.withDescription("Print the whole answer as JSON"), Flag.withDefault(false))
  },
  Effect.fnUntraced(function*(given) {
    const { graph } = yield* Opening.open(given)
    const step = yield* Opening.stepNamed(graph, given.step)
    const machine = yield* Capacity.ofMachine(given)
    const answer = yield* Effect.provide(Why.explain(graph, step, machine), Declared.layer(given.store))
    const { profile, workflow } = graph
    const text = given.json
      ? JSON.stringify({ format: "repro/why/1", workflow, profile, ...toJson(answer) }, null, 2)
      : describe(answer, machine)
    process.stdout.write(text + "\n")
  })
).pipe(
  Command.withDescription("Say why a step is cached, will run or waits, what follows from it, and how long it takes")
)

const describe = (answer: Why.Why, machine: Resources): string =>
  [
    ...describeState(answer),
    ...declared(answer),
    consequences(answer),
    ...(answer.forecast.most.steps === 0 ? [] : [Expectation.describe(answer.forecast, machine)])
  ].join("\n\n")

const describeState = ({ state, step }: Why.Why): ReadonlyArray<string> => {
  switch (state._tag) {
    case "Cached":
      return [
        format({
          title: `${step.name} is cached`,
          facts: { key: state.key.slice(0, 12), ...origin(state.record), "declared equal": declaredThen(state) }
        })
      ]
    case "WillRun":
      return [`${step.name} will run\n${reasons(state.reasons)}`, ...comparedWith(state.earlier)]
    case "Waits":
      return [
        `${step.name} waits for ${Expectation.count(state.roots.length, "step")} that will run\n${roots(state.roots)}`,
        ...own(state.own)
      ]
  }
}

/** Where a record comes from. */
const origin = (record: JournalRecord) => ({
  step: `${record.step} (${record.workflow}, ${record.profile})`,
  execution: record.execution,
  finished: `${record.finishedAt.slice(0, 19).replace("T", " ")} UTC`,
  took: Duration.format(record.durationMillis),
  code: record.fingerprint === record.manifest.implementation
    ? undefined
    : `${record.fingerprint.slice(0, 12)}, other than in its key`
})

const reasons = (given: ReadonlyArray<Reason.Reason>): string => {
  const parts = given.map(Reason.parts)
  const width = Math.max(...parts.map(({ what }) => what.length))
  return parts.map(({ how, what }) => `  ${what.padEnd(width)}  ${how}`.trimEnd()).join("\n")
}

const comparedWith = (earlier: JournalRecord | undefined): ReadonlyArray<string> =>
  earlier === undefined
    ? []
    : [format({ title: "Compared with the nearest earlier record", facts: origin(earlier) })]

/** In the plan's order, each with its reasons and the way from it. */
const roots = (given: ReadonlyArray<Why.Root>): string => {
  const shown = given.slice(0, shownSteps)
  const width = Math.max(...shown.map(({ step }) => step.name.length))
  const lines = shown.flatMap(({ reasons, step, through }) => [
    `  ${step.name.padEnd(width)}  ${reasons.map(Reason.describe).join("; ")}`,
    ...(through.length === 0
      ? []
      : [`  ${" ".repeat(width)}  by way of ${through.length > 3 ? `${through.length} steps` : through.join(", ")}`])
  ])
  const more = given.length - shown.length
  return [...lines, ...(more === 0 ? [] : [`  and ${more} more`])].join("\n")
}

const own = ({ earlier, reasons: given }: Why.Comparison): ReadonlyArray<string> =>
  earlier === undefined || given.length === 0
    ? []
    : [`Besides, it is itself another than before\n${reasons(given)}`, ...comparedWith(earlier)]

/** How the code that ran is the one in the key although its fingerprint is another. */
const declaredThen = ({ executedUnder, record: { fingerprint, manifest } }: Why.Cached): string | undefined => {
  if (fingerprint === manifest.implementation) return undefined
  return Declared.by(executedUnder)
}

const declared = ({ blessings, step }: Why.Why): ReadonlyArray<string> =>
  blessings.length === 0 ? [] : [
    [
      `The present code of stage ${step.stage.name} is declared equal to that in the key`,
      ...blessings.map((blessing) => `  ${Declared.describe(blessing)}`)
    ].join("\n")
  ]

const consequences = ({ dependents, state }: Why.Why): string => {
  if (dependents.length === 0) return "No step depends on it"
  const title = `${Expectation.count(dependents.length, "step")} ${
    dependents.length === 1 ? "depends" : "depend"
  } on it`
  return format({
    title,
    facts: perStage(dependents),
    ...(state._tag === "Cached" ? {} : { hint: "Each of them runs only if the bytes that it reads change" })
  })
}

/** Stage → how many of the steps apply it. */
const perStage = (steps: ReadonlyArray<Step>): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const { stage } of steps) counts[stage.name] = (counts[stage.name] ?? 0) + 1
  return counts
}

const toJson = ({ blessings, dependents, forecast, state, step }: Why.Why) => ({
  step: step.name,
  stage: step.stage.name,
  ...stateToJson(state),
  blessings,
  dependents: { steps: dependents.map(({ name }) => name), perStage: perStage(dependents) },
  forecast: Expectation.toJson(forecast)
})

const stateToJson = (state: Why.Why["state"]) => {
  switch (state._tag) {
    case "Cached":
      return { state: "cached", key: state.key, record: state.record, executedUnder: state.executedUnder }
    case "WillRun":
      return { state: "will run", key: state.key, reasons: state.reasons, earlier: state.earlier }
    case "Waits":
      return {
        state: "waits",
        roots: state.roots.map(({ step, ...root }) => ({ step: step.name, ...root })),
        own: state.own
      }
  }
}
