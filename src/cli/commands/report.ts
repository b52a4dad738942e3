/** `repro report`: hands the workflow's page over, with what only the journal knows of how its numbers were made. */
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Plan from "../../engine/plan/Plan.ts"
import * as AtomicFile from "../../engine/store/AtomicFile.ts"
import { Store } from "../../engine/store/Store.ts"
import type { Graph } from "../../engine/Workflow.ts"
import { format } from "../../errors/Message.ts"
import * as Account from "../../provenance/Account.ts"
import * as Card from "../../provenance/Card.ts"
import * as Browser from "../Browser.ts"
import { UsageError } from "../ExitCode.ts"
import * as Opening from "../Opening.ts"
import * as Declared from "../words/Declared.ts"

export const report = Command.make(
  "report",
  {
    ...Opening.parameters,
    open: Flag.Boolean("open").pipe(Flag.withDescription("Show the page in a browser"), Flag.withDefault(false))
  },
  Effect.fnUntraced(function*(given) {
    const { file, graph } = yield* Opening.open(given)
    const page = yield* Effect.provide(delivered(graph, file, given.workflow), Declared.layer(given.store))
    process.stdout.write(page + "\n")
    if (given.open) yield* Browser.open(page)
  })
).pipe(Command.withDescription("Write the workflow's page with the provenance of its numbers, and print its path"))

/** Writes `<store>/reports/<workflow>/<profile>`, and gives the path of the page there. */
const delivered = Effect.fnUntraced(function*(graph: Graph, file: string, workflow: string) {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const store = yield* Store
  const folder = paths.join(store.root, "reports", graph.workflow, graph.profile)
  const aside = AtomicFile.temporaryName(folder)
  yield* fs.makeDirectory(aside, { recursive: true })
  const write = Effect.gen(function*() {
    for (const { digest, path } of yield* store.tree(yield* pageOf(graph, workflow))) {
      const to = paths.join(aside, path)
      yield* fs.makeDirectory(paths.dirname(to), { recursive: true })
      yield* path === "report.html"
        ? fs.writeFileString(to, yield* filled(yield* fs.readFileString(store.path(digest)), graph, file))
        : fs.copyFile(store.path(digest), to)
    }
    yield* fs.remove(folder, { recursive: true, force: true })
    yield* fs.rename(aside, folder)
  })
  yield* Effect.ensuring(write, Effect.ignore(fs.remove(aside, { recursive: true, force: true })))
  return paths.join(folder, "report.html")
})

/** The digest of the page's folder. */
const pageOf = Effect.fnUntraced(function*(graph: Graph, workflow: string) {
  const { page, profile, workflow: name } = graph
  if (page === undefined) return yield* new UsageError({ message: `Workflow ${name} makes no page` })
  const planned = (yield* Plan.make(graph)).find(({ step }) => step === page.step)
  if (planned?.state._tag === "Cached") return planned.state.record.outputs[page.output].digest
  return yield* new UsageError({
    message: format({
      title: "The page is not made yet",
      facts: { workflow: name, profile, step: page.step.name },
      hint: `Run it first: npx repro run ${workflow} --profile ${profile}`
    })
  })
})

/** The page is an artifact, the same wherever it is made: what it cannot know is filled in here. */
const filled = Effect.fnUntraced(function*(page: string, graph: Graph, file: string) {
  const account = yield* Account.of(graph, file)
  const { deliver } = yield* Effect.promise(() => import("../../report/delivery/Delivery.ts"))
  return deliver(page, { card: Card.card(account), steps: Card.steps(account), store: "../../.." })
})
