/** `repro claims`: what became of the claims that a workflow lists. */
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import * as Verdicts from "../../../schemas/Verdicts.ts"
import type { Ref } from "../../engine/Artifact.ts"
import * as Plan from "../../engine/plan/Plan.ts"
import { Store } from "../../engine/store/Store.ts"
import type { Graph } from "../../engine/Workflow.ts"
import { format } from "../../errors/Message.ts"
import { UsageError, VerificationOff } from "../ExitCode.ts"
import * as Opening from "../Opening.ts"
import * as ClaimText from "../words/ClaimText.ts"

export const claims = Command.make(
  "claims",
  {
    ...Opening.parameters,
    json: Flag.Boolean("json").pipe(Flag.withDescription("Print the verdicts as JSON"), Flag.withDefault(false))
  },
  Effect.fnUntraced(function*(given) {
    const { graph } = yield* Opening.open(given)
    const checked = yield* Effect.provide(read(graph, given.workflow), Opening.layer(given.store))
    process.stdout.write(given.json ? ClaimText.json(checked) : ClaimText.text(checked))
    const failed = checked.verdicts.filter(Verdicts.isFailed).length
    if (failed > 0) return yield* new VerificationOff({ findings: failed })
  })
).pipe(Command.withDescription("Print the verdict on each claim that the workflow lists, and what it rests on"))

const read = Effect.fnUntraced(function*(graph: Graph, workflow: string) {
  const fs = yield* FileSystem.FileSystem
  const store = yield* Store
  const { claims } = graph
  if (claims === undefined) return yield* new UsageError({ message: `Workflow ${graph.workflow} lists no claims` })
  const plan = yield* Plan.make(graph)
  const digest = digestOf(plan, claims)
  if (digest === undefined) {
    const title = "The claims are not checked yet"
    const facts = { workflow: graph.workflow, profile: graph.profile, step: claims.step.name }
    const hint = `Run it first: npx repro run ${workflow} --profile ${graph.profile}`
    return yield* new UsageError({ message: format({ title, facts, hint }) })
  }
  const text = yield* fs.readFileString(store.path(digest))
  const verdicts = yield* Schema.decodeUnknownEffect(Schema.fromJsonString(Verdicts.Checked))(text)
  return { verdicts, sources: sourcesOf(plan, verdicts) }
})

const digestOf = (plan: ReadonlyArray<Plan.Planned>, { output, step }: Ref) => {
  const state = plan.find((planned) => planned.step === step)?.state
  return state?._tag === "Cached" ? state.record.outputs[output].digest : undefined
}

/** The outputs that verdicts rest on, in the graph's order. */
const sourcesOf = (
  plan: ReadonlyArray<Plan.Planned>,
  verdicts: ReadonlyArray<Verdicts.Verdict>
): ReadonlyArray<ClaimText.Source> => {
  const wanted = new Set(verdicts.flatMap(({ evidence }) => evidence.flatMap(({ digests }) => digests)))
  return plan.flatMap(({ state, step }) =>
    state._tag !== "Cached"
      ? []
      : Object.entries(state.record.outputs)
        .filter(([, { digest }]) => wanted.has(digest))
        .map(([output, { digest }]) => ({ step: step.name, output, digest }))
  )
}
