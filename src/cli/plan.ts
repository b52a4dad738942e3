/** `repro plan`: what a run would do, and why. Changes nothing. */
import * as Command from "effect/cli/Command"
import * as Effect from "effect/Effect"
import * as Plan from "../engine/Plan.ts"
import * as Reason from "../engine/Reason.ts"
import * as Opening from "./Opening.ts"

export const plan = Command.make(
  "plan",
  Opening.parameters,
  Effect.fnUntraced(function*(given) {
    const { graph } = yield* Opening.open(given)
    const planned = yield* Effect.provide(Plan.make(graph), Opening.layer(given.store))
    const width = Math.max(...planned.map(({ step }) => step.name.length))
    for (const { state, step } of planned) process.stdout.write(`${step.name.padEnd(width)}  ${describe(state)}\n`)
    const cached = planned.filter(({ state }) => state._tag === "Cached").length
    const waiting = planned.filter(({ state }) => state._tag === "Waits").length
    const running = planned.length - cached - waiting
    process.stdout.write(
      `\n${planned.length} steps: ${cached} cached, ${running} will run, ${waiting} wait for a result\n`
    )
  })
).pipe(
  Command.withDescription("Say for every step whether its result is known, why it would run, or what it waits for")
)

const describe = (state: Plan.Planned["state"]): string => {
  switch (state._tag) {
    case "Cached":
      return `cached    ${state.key.slice(0, 12)}`
    case "WillRun":
      return `will run  ${state.reasons.map(Reason.describe).join("; ")}`
    case "Waits":
      return `waits     on ${state.on.length > 3 ? `${state.on.length} steps` : state.on.join(", ")}`
  }
}
