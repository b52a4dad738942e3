/** `repro report`: where the workflow's page is. */
import * as Command from "effect/cli/Command"
import * as Effect from "effect/Effect"
import * as Path from "effect/Path"
import * as Plan from "../../engine/plan/Plan.ts"
import { Latest } from "../../engine/store/Latest.ts"
import { format } from "../../errors/Message.ts"
import { UsageError } from "../ExitCode.ts"
import * as Opening from "../Opening.ts"

export const report = Command.make(
  "report",
  Opening.parameters,
  Effect.fnUntraced(function*(given) {
    const { graph } = yield* Opening.open(given)
    yield* Effect.provide(
      Effect.gen(function*() {
        const { join } = yield* Path.Path
        const latest = yield* Latest
        const { page } = graph
        if (page === undefined) return yield* new UsageError({ message: `Workflow ${graph.workflow} makes no page` })
        const planned = (yield* Plan.make(graph)).find(({ step }) => step === page.step)
        if (planned?.state._tag !== "Cached") {
          return yield* new UsageError({
            message: format({
              title: "The page is not made yet",
              facts: { workflow: graph.workflow, profile: graph.profile, step: page.step.name },
              hint: `Run it first: npx repro run ${given.workflow} --profile ${graph.profile}`
            })
          })
        }
        yield* latest.ensure(graph, page.step, planned.state.record)
        process.stdout.write(join(latest.path(graph, page.step, page.output), "report.html") + "\n")
      }),
      Opening.layer(given.store)
    )
  })
).pipe(Command.withDescription("Print the path of the workflow's page"))
