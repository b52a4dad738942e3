/** `repro verify`: are my artifacts whole, are they the published ones, and would they come out the same again? */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Recorded from "../../engine/verify/Recorded.ts"
import { format, type Message } from "../../errors/Message.ts"
import { UsageError, VerificationOff } from "../ExitCode.ts"
import * as Machine from "../Machine.ts"
import * as Opening from "../Opening.ts"
import * as Verification from "../words/Verification.ts"
import * as Checking from "./Checking.ts"
import * as Repeating from "./Repeating.ts"

const flag = (name: string, description: string) =>
  Flag.Boolean(name).pipe(Flag.withDescription(description), Flag.withDefault(false))

const Times = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 100 }))

export const verify = Command.make(
  "verify",
  {
    ...Opening.parameters,
    steps: Argument.String("step").pipe(
      Argument.withDescription("Only these steps. Default: all; with --interrupt, each stage's longest"),
      Argument.variadic({})
    ),
    rebuild: flag("rebuild", "Execute steps again on their recorded inputs, aside, and compare the results"),
    interrupt: flag("interrupt", "The same, but kill the steps after a checkpoint and let them go on from it"),
    times: Flag.Int("times").pipe(
      Flag.withDescription("How often --interrupt kills each step. Default: 2"),
      Flag.withSchema(Times),
      Flag.withDefault(2)
    ),
    seed: Flag.Int("seed").pipe(
      Flag.withDescription("What --interrupt draws the moments from. Default: another one each time"),
      Flag.optional
    ),
    against: Flag.String("against").pipe(
      Flag.withDescription(
        "Another store, in which published contents are looked up to see by how much results differ"
      ),
      Flag.optional
    ),
    ...Machine.parameters,
    writeLock: flag("write-lock", "Write the lock file from the present results, after checking that they are whole"),
    json: flag("json", "Print what was found as JSON")
  },
  Effect.fnUntraced(function*(given) {
    yield* refuseContradictions(given)
    const opened = yield* Opening.open(given)
    for (const name of given.steps) yield* Opening.stepNamed(opened.graph, name)
    const report = yield* Effect.scoped(carryOut(given, opened)).pipe(Effect.provide(Opening.layer(given.store)))
    const command = `repro run ${given.workflow} --profile ${opened.graph.profile}`
    process.stdout.write(given.json ? Verification.json(report) : Verification.text(report, command))
    const off = Verification.off(report)
    if (off > 0) return yield* new VerificationOff({ findings: off })
  })
).pipe(Command.withDescription("Hash every artifact again and compare with the published digests, or execute again"))

interface Given extends Checking.Given, Repeating.Given {
  readonly rebuild: boolean
  readonly interrupt: boolean
}

const refuseContradictions = ({ interrupt, rebuild, set, steps, writeLock }: Given) => {
  const refuse = (message: Message) => Effect.fail(new UsageError({ message: format(message) }))
  if (rebuild && interrupt) {
    return refuse({ title: "Steps are rebuilt or interrupted, not both", hint: "Give --rebuild or --interrupt" })
  }
  if (writeLock && (rebuild || interrupt || steps.length > 0)) {
    return refuse({
      title: "A lock file is written from all results as they are",
      hint: "Leave out steps, --rebuild and --interrupt"
    })
  }
  if (writeLock && Object.keys(set).length > 0) {
    return refuse({
      title: "A lock file holds a profile's results, not those of a changed config",
      facts: { set: Object.entries(set).map(([path, value]) => `${path}=${value}`).join(" ") },
      hint: "Leave out --set, or make the change a profile of the workflow"
    })
  }
  return Effect.void
}

type Opened = Effect.Success<ReturnType<typeof Opening.open>>

const carryOut = Effect.fnUntraced(function*(given: Given, opened: Opened) {
  const { graph } = opened
  const recorded = yield* Recorded.of(
    graph,
    ({ name }) => given.steps.length === 0 || given.steps.includes(name)
  )
  const { missing, results } = recorded
  const about = {
    workflow: graph.workflow,
    profile: graph.profile,
    missing: {
      steps: missing.map(({ name }) => name),
      outputs: missing.reduce((sum, { outputs }) => sum + Object.keys(outputs).length, 0)
    }
  }
  const report: Verification.Report = {
    ...about,
    ...given.rebuild
      ? yield* Repeating.rebuild(given, opened, results)
      : given.interrupt
      ? yield* Repeating.interrupt(given, opened, results)
      : yield* Checking.check(given, opened, recorded)
  }
  return report
})
