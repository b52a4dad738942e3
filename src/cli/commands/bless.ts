/** `repro bless`: declares a stage's changed code equal to what it was; lists such declarations; takes them back. */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as Capacity from "../../engine/execution/Capacity.ts"
import type { Check } from "../../engine/implementation/Blessing.ts"
import { Blessings } from "../../engine/implementation/Blessings.ts"
import * as Equality from "../../engine/plan/Equality.ts"
import * as Why from "../../engine/plan/Why.ts"
import { format } from "../../errors/Message.ts"
import { UsageError } from "../ExitCode.ts"
import * as Machine from "../Machine.ts"
import * as Opening from "../Opening.ts"
import * as Declared from "../words/Declared.ts"
import { count } from "../words/Expectation.ts"
import * as Sampling from "./Sampling.ts"

const Samples = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 10_000 }))

export const bless = Command.make(
  "bless",
  {
    ...Opening.parameters,
    step: Argument.String("step").pipe(
      Argument.withDescription("A step of the stage whose code changed: it is compared with the step's nearest record"),
      Argument.optional
    ),
    reason: Flag.String("reason").pipe(
      Flag.withDescription("Why the changed code yields the same results. Kept with the blessing"),
      Flag.optional
    ),
    check: Flag.Int("check").pipe(
      Flag.withDescription("First execute so many earlier computations again, and refuse if a result differs"),
      Flag.withSchema(Samples),
      Flag.optional
    ),
    list: Flag.Boolean("list").pipe(
      Flag.withDescription("List the store's blessings, also those that were revoked"),
      Flag.withDefault(false)
    ),
    revoke: Flag.String("revoke").pipe(
      Flag.withDescription("The id of a blessing that shall count no more"),
      Flag.optional
    ),
    ...Machine.parameters
  },
  Effect.fnUntraced(function*(given) {
    const opened = yield* Opening.open(given)
    yield* Effect.provide(carryOut(given, opened), Declared.layer(given.store))
  })
).pipe(Command.withDescription("Declare a stage's changed code equal to what it was, so that its results still count"))

interface Given extends Machine.Given {
  readonly step: Option.Option<string>
  readonly reason: Option.Option<string>
  readonly check: Option.Option<number>
  readonly list: boolean
  readonly revoke: Option.Option<string>
}

const carryOut = Effect.fnUntraced(function*(given: Given, opened: Sampling.Opened) {
  const asked = [given.list, Option.isSome(given.revoke), Option.isSome(given.step)].filter(Boolean).length
  if (asked !== 1) {
    return yield* new UsageError({
      message: format({
        title: asked === 0 ? "It is not said what to bless" : "Only one thing can be done at a time",
        hint: "Give a step and --reason, or --list, or --revoke"
      })
    })
  }
  if (given.list) yield* list
  if (Option.isSome(given.revoke)) yield* revoke(given.revoke.value)
  if (Option.isSome(given.step)) yield* declare(given, opened, given.step.value)
})

const list = Effect.gen(function*() {
  const { active, revoked, unreadable } = yield* (yield* Blessings).list
  process.stdout.write(Declared.table({ active, revoked }))
  for (const path of unreadable) process.stdout.write(`${path} is no blessing, and counts as none\n`)
})

const revoke = Effect.fnUntraced(function*(id: string) {
  const blessing = yield* (yield* Blessings).revoke(id)
  process.stdout.write(`Revoked blessing ${Declared.describe(blessing)}\n`)
})

const declare = Effect.fnUntraced(function*(given: Given, opened: Sampling.Opened, typed: string) {
  const { graph } = opened
  const step = yield* Opening.stepNamed(graph, typed)
  const reason = Option.getOrElse(given.reason, () => "").trim()
  if (reason === "") return yield* new UsageError({ message: noReason })
  const equality = yield* Equality.between(yield* Why.explain(graph, step, yield* Capacity.ofMachine(given)))
  const checked = Option.isNone(given.check)
    ? []
    : yield* Sampling.check(given, opened, { equality, samples: given.check.value })
  const { from, stage, to } = equality
  const blessing = yield* (yield* Blessings).add({ stage: stage.name, from, to, reason, checked })
  const steps = graph.steps.filter((one) => one.stage === stage).length
  process.stdout.write(
    format({
      title: `Blessing ${blessing.id}: the code of stage ${stage.name} counts as what it was`,
      facts: {
        implementation: `${to.slice(0, 12)} counts as ${from.slice(0, 12)}`,
        reason,
        checked: checkedInWords(checked),
        "applies to": `${count(steps, "step")} of this workflow`
      },
      hint: `Take it back with --revoke ${blessing.id}`
    }) + "\n"
  )
})

const checkedInWords = (checked: ReadonlyArray<Check>): string => {
  const computations = new Set(checked.map(({ key }) => key)).size
  if (computations === 0) return "nothing"
  return `${count(computations, "earlier computation")} executed again, all outputs equal`
}

const noReason = format({
  title: "A blessing needs a reason",
  hint: "Say why the results stay the same: --reason \"…\""
})
