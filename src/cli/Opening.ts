/** What every command begins with: which workflow, which config, which store. */
import * as Argument from "effect/cli/Argument"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Config from "../engine/Config.ts"
import * as Implementation from "../engine/implementation/Implementation.ts"
import * as Journal from "../engine/journal/Journal.ts"
import * as Lease from "../engine/lease/Lease.ts"
import type { Step } from "../engine/Stage.ts"
import * as Latest from "../engine/store/Latest.ts"
import * as Memo from "../engine/store/Memo.ts"
import * as Store from "../engine/store/Store.ts"
import * as Workflow from "../engine/Workflow.ts"
import * as WorkflowFile from "../engine/WorkflowFile.ts"
import { didYouMean, format } from "../errors/Message.ts"
import { UsageError } from "./ExitCode.ts"

export const parameters = {
  workflow: Argument.String("workflow").pipe(
    Argument.withDescription("The workflow file; a bare name is looked up in workflows/")
  ),
  profile: Flag.String("profile").pipe(
    Flag.withAlias("p"),
    Flag.withDescription("The named set of the workflow's config. Default: its first"),
    Flag.optional
  ),
  set: Flag.KeyValuePair("set").pipe(
    Flag.withDescription("Replaces one value of the config: --set path.to.key=value. May be repeated"),
    Flag.withDefault({})
  ),
  store: Flag.String("store").pipe(
    Flag.withDescription("Where results are kept. Default: artifacts"),
    Flag.withDefault("artifacts")
  )
}

interface Given {
  readonly workflow: string
  readonly profile: Option.Option<string>
  readonly set: Readonly<Record<string, string>>
  readonly store: string
}

/** Finds and builds the workflow. */
export const open = Effect.fnUntraced(function*({ profile, set, store, workflow: typed }: Given) {
  const paths = yield* Path.Path
  const file = yield* find(typed)
  const workflow = yield* WorkflowFile.load(file)
  const config = yield* Config.choose(workflow, { profile: Option.getOrUndefined(profile), set })
  const graph = yield* Workflow.build(workflow, config)
  return { file, graph, assignment: { workflowFile: file, profile: config.profile, set, store: paths.resolve(store) } }
})

/** The step that is named on the command line. */
export const stepNamed = (graph: Workflow.Graph, typed: string): Effect.Effect<Step, UsageError> => {
  const step = graph.steps.find(({ name }) => name === typed)
  if (step !== undefined) return Effect.succeed(step)
  const hint = didYouMean(typed, graph.steps.map(({ name }) => name)) ?? "Name one that repro plan lists"
  return Effect.fail(new UsageError({ message: format({ title: `There is no step ${typed}`, hint }) }))
}

/** The services that keep results under `store`. */
export const layer = (store: string) =>
  Latest.layer.pipe(
    Layer.provideMerge(
      Layer.mergeAll(
        Store.layerFileSystem(store),
        Journal.layerFileSystem(store),
        Implementation.layer(store),
        Lease.layer(store)
      )
    ),
    Layer.provideMerge(Memo.layerFileSystem(store))
  )

/** `scaling.ts` names itself, `workflows/scaling.ts`, or, without its ending, either of them. */
const find = Effect.fnUntraced(function*(typed: string) {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const candidates = [typed, `${typed}.ts`, paths.join("workflows", typed), paths.join("workflows", `${typed}.ts`)]
  for (const candidate of candidates) {
    const info = yield* Effect.option(fs.stat(candidate))
    if (Option.isSome(info) && info.value.type === "File") return paths.resolve(candidate)
  }
  const there = yield* Effect.orElseSucceed(fs.readDirectory("workflows"), () => [])
  const workflows = there.filter((name) => name.endsWith(".ts")).sort()
  return yield* new UsageError({
    message: format({
      title: `There is no workflow ${typed}`,
      facts: { "looked for": candidates.join(", "), "in workflows/": workflows.join(", ") || "nothing" },
      hint: "Name a workflow file"
    })
  })
})
