/** `repro bless --check`: earlier computations of a stage are executed again by its present code, and compared. */
import * as Effect from "effect/Effect"
import * as Capacity from "../../engine/execution/Capacity.ts"
import type { Check } from "../../engine/implementation/Blessing.ts"
import * as Equality from "../../engine/plan/Equality.ts"
import type { AnyStage } from "../../engine/Stage.ts"
import type { Finding } from "../../engine/verify/Finding.ts"
import * as Rebuild from "../../engine/verify/Rebuild.ts"
import type { Graph } from "../../engine/Workflow.ts"
import { format } from "../../errors/Message.ts"
import * as Aside from "../Aside.ts"
import * as Display from "../display/Display.ts"
import { UsageError, VerificationOff } from "../ExitCode.ts"
import type * as Machine from "../Machine.ts"
import type * as Opening from "../Opening.ts"
import { count } from "../words/Expectation.ts"
import * as FindingText from "../words/FindingText.ts"

export type Opened = Effect.Success<ReturnType<typeof Opening.open>>

interface Asked {
  readonly equality: Equality.Equality
  /** How many computations to execute again; fewer, if there are not so many. */
  readonly samples: number
}

/** What was made again and compared; tells what differs, and fails, if an output is not equal within its class. */
export const check = Effect.fnUntraced(
  function*(given: Machine.Given, opened: Opened, { equality, samples }: Asked) {
    const { graph } = opened
    const chosen = (yield* Equality.repeatable(equality)).slice(0, samples)
    if (chosen.length === 0) return yield* nothingToCheck(equality)
    const computations = chosen.map((record) => ({ ...record, step: performer(graph, equality.stage, record.step) }))
    const steps = graph.steps.filter(({ stage }) => stage === equality.stage)
    const display = yield* Display.make({ json: false, graph: { ...graph, steps: chosen.map(() => steps[0]) } })
    const capacity = Capacity.make(yield* Capacity.ofMachine(given))
    const outcomes = yield* Effect.provide(
      Rebuild.again(graph, computations, { capacity, emit: display.show }),
      Aside.layer(given, opened)
    )
    yield* display.close
    const unequal = outcomes.flatMap(({ findings }) => findings).filter(isUnequal)
    if (unequal.length > 0) {
      const failed = outcomes.filter(({ findings }) => findings.some(isUnequal)).length
      const computed = `${failed} of ${count(chosen.length, "computation")}`
      process.stdout.write(`${FindingText.table(unequal)}Nothing is declared equal: ${computed} came out otherwise\n`)
      return yield* new VerificationOff({ findings: unequal.length })
    }
    return chosen.flatMap(({ key, outputs, step }) =>
      Object.keys(outputs).map((output): Check => ({
        step,
        key,
        output,
        equal: true,
        comparison: equality.stage.outputs[output].comparison.name
      }))
    )
  },
  Effect.scoped
)

/** The step of the graph that stands in for a recorded one: any of its stage, as params and inputs are the record's. */
const performer = (graph: Graph, stage: AnyStage, recorded: string): string => {
  const ofStage = graph.steps.filter((step) => step.stage === stage).map(({ name }) => name)
  return ofStage.includes(recorded) ? recorded : ofStage[0]
}

/** Other bits that the kind tolerates do not count. */
const isUnequal = (finding: Finding): boolean =>
  !(finding._tag === "Differs" && finding.measured._tag === "Compared" && finding.measured.verdict.within)

const nothingToCheck = ({ from, stage }: Equality.Equality) =>
  new UsageError({
    message: format({
      title: "No earlier computation can be executed again",
      facts: {
        stage: stage.name,
        implementation: from.slice(0, 12),
        why: "the stage's params, inputs or environment have changed, or the content is not in the store any more"
      },
      hint: "Leave out --check to declare them equal unchecked"
    })
  })
