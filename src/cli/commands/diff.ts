/** `repro diff`: what two executions, or published results, have in common, what not, and by how much. */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { Side } from "../../engine/difference/Side.ts"
import * as Steps from "../../engine/difference/Steps.ts"
import * as Reason from "../../engine/plan/Reason.ts"
import type { Store } from "../../engine/store/Store.ts"
import { didYouMean, format } from "../../errors/Message.ts"
import { UsageError } from "../ExitCode.ts"
import * as Opening from "../Opening.ts"
import * as Sides from "../Sides.ts"
import * as Testing from "../Testing.ts"
import type { Compared, Difference } from "../words/DiffText.ts"

const Limit = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

const side = (name: string) =>
  Argument.String(name).pipe(
    Argument.withDescription("An execution, the beginning of its name, a tag, last, or a lock file's path")
  )

export const diff = Command.make(
  "diff",
  {
    a: side("a"),
    b: side("b"),
    store: Opening.parameters.store,
    storeB: Flag.String("store-b").pipe(
      Flag.withDescription("Where the results of b are. Default: the same store"),
      Flag.optional
    ),
    steps: Flag.String("step").pipe(
      Flag.withDescription("Only contents of this step, or of those below it: score, score/small. May be repeated"),
      Flag.atLeast(0)
    ),
    measures: Flag.String("measure").pipe(
      Flag.withAlias("m"),
      Flag.withDescription("Measures that are compared. May be repeated. Default: the first of each table"),
      Flag.atLeast(0)
    ),
    limit: Flag.Int("limit").pipe(
      Flag.withAlias("n"),
      Flag.withDescription("Contents of each kind that are looked into, in the order of steps. Default: 3"),
      Flag.withSchema(Limit),
      Flag.withDefault(3)
    ),
    ...Testing.parameters,
    json: Flag.Boolean("json").pipe(Flag.withDescription("Print JSON"), Flag.withDefault(false))
  },
  Effect.fnUntraced(function*(given) {
    const difference = yield* Effect.scoped(carryOut(given))
    const DiffText = yield* Effect.promise(() => import("../words/DiffText.ts"))
    process.stdout.write(given.json ? DiffText.json(difference, given) : DiffText.text(difference, given))
  })
).pipe(Command.withDescription("Compare two executions: config, steps, and by how much results differ"))

interface Given extends Sides.Given, Testing.Given {
  readonly steps: ReadonlyArray<string>
  readonly measures: ReadonlyArray<string>
  readonly limit: number
}

const carryOut = Effect.fnUntraced(function*(given: Given) {
  const { a, b, stores } = yield* Sides.open(given)
  const steps = yield* Steps.compare(a, b)
  for (const step of given.steps) yield* refuseUnknown(step, [a, b])
  const { contents, passedOver } = yield* compareContents(steps, given, stores)
  yield* refuseMeasures(given.measures, contents)
  const difference: Difference = {
    a,
    b,
    config: Reason.changes(a.config, b.config),
    steps,
    contents: yield* tested(contents, given),
    passedOver
  }
  return difference
})

const isBelow = (step: string, above: string): boolean => step === above || step.startsWith(`${above}/`)

const refuseUnknown = (typed: string, sides: ReadonlyArray<Side>) => {
  const names = [...new Set(sides.flatMap(({ steps }) => [...steps.keys()]))]
  if (names.some((step) => isBelow(step, typed))) return Effect.void
  const hint = didYouMean(typed, names) ?? "Name one that repro plan lists, or the beginning of some, up to a slash"
  return Effect.fail(new UsageError({ message: format({ title: `There is no step ${typed}`, hint }) }))
}

/** Of each kind the first few. */
const compareContents = Effect.fnUntraced(function*(
  { both }: Steps.Steps,
  { limit, measures, steps }: Given,
  stores: ReadonlyArray<Store["Service"]>
) {
  const contents: Array<Compared> = []
  const passedOver = new Map<string, number>()
  const looked = new Map<string, number>()
  for (const { outputs, step } of both) {
    if (steps.length > 0 && !steps.some((above) => isBelow(step, above))) continue
    for (const { a, b, output } of outputs) {
      if (a === undefined || b === undefined) continue
      const count = looked.get(a.kind) ?? 0
      if (count === limit) passedOver.set(a.kind, (passedOver.get(a.kind) ?? 0) + 1)
      else {
        looked.set(a.kind, count + 1)
        const Contents = yield* Effect.promise(() => import("../contents/Contents.ts"))
        const compared = yield* Contents.compare({ a, b, stores, measures })
        contents.push({ step, output, kind: a.kind, contents: compared, tests: [] })
      }
    }
  }
  return { contents, passedOver }
})

/** Where tables of measures were looked into, they must have what is asked for. */
const refuseMeasures = (measures: ReadonlyArray<string>, compared: ReadonlyArray<Compared>) => {
  const tables = compared.flatMap(({ contents }) => "measures" in contents ? [contents.measures] : [])
  const known = [...new Set(tables.flatMap((measures) => [...measures]))]
  const unknown = measures.find((measure) => !known.includes(measure))
  if (tables.length === 0 || unknown === undefined) return Effect.void
  const title = `No table that was compared has the measure ${unknown}`
  const hint = didYouMean(unknown, known) ?? "Name one of these"
  return Effect.fail(new UsageError({ message: format({ title, facts: { measures: known.join("  ") }, hint }) }))
}

/** All values by unit are one family. */
const tested = Effect.fnUntraced(function*(contents: ReadonlyArray<Compared>, given: Testing.Given) {
  const pairs = contents.flatMap(({ contents }) =>
    contents._tag === "Values" ? contents.paired.map(({ differences }) => differences) : []
  )
  if (pairs.length === 0) return contents
  const PairedFamily = yield* Effect.promise(() => import("../../statistics/PairedFamily.ts"))
  const tests = PairedFamily.compare(pairs, given)
  let from = 0
  return contents.map((compared) => {
    const count = compared.contents._tag === "Values" ? compared.contents.paired.length : 0
    return { ...compared, tests: tests.slice(from, from += count) }
  })
})
