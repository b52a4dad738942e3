/** `repro show`: an artifact on the terminal: a table's rows, a text, a folder's files. */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import type { Output } from "../../engine/Artifact.ts"
import * as Plan from "../../engine/plan/Plan.ts"
import { Store } from "../../engine/store/Store.ts"
import type { Graph } from "../../engine/Workflow.ts"
import { format } from "../../errors/Message.ts"
import { UsageError } from "../ExitCode.ts"
import * as Opening from "../Opening.ts"

const Rows = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

export const show = Command.make(
  "show",
  {
    ...Opening.parameters,
    artifact: Argument.String("artifact").pipe(
      Argument.withDescription("STEP or STEP:OUTPUT, as repro plan names the steps")
    ),
    limit: Flag.Int("limit").pipe(
      Flag.withAlias("n"),
      Flag.withDescription("Rows of a table shown. Default: 20"),
      Flag.withSchema(Rows),
      Flag.withDefault(20)
    )
  },
  Effect.fnUntraced(function*(given) {
    const { graph } = yield* Opening.open(given)
    yield* Effect.provide(
      Effect.gen(function*() {
        const { name, output } = yield* pick(graph, given.artifact)
        yield* print(name, output, given.limit)
      }),
      Opening.layer(given.store)
    )
  })
).pipe(Command.withDescription("Print an artifact"))

const pick = Effect.fnUntraced(function*(graph: Graph, typed: string) {
  const [stepName, ...rest] = typed.split(":")
  const wanted = yield* Opening.stepNamed(graph, stepName)
  const found = (yield* Plan.make(graph)).find(({ step }) => step === wanted)
  if (found?.state._tag !== "Cached") {
    return yield* new UsageError({
      message: format({ title: `Step ${stepName} has no result yet`, hint: "Run the workflow first" })
    })
  }
  const { outputs } = found.state.record
  const names = Object.keys(outputs)
  const name = rest.length > 0 ? rest.join(":") : names.at(0)
  if (name === undefined) return yield* new UsageError({ message: `Step ${stepName} has no outputs` })
  if (!Object.hasOwn(outputs, name)) {
    return yield* new UsageError({
      message: format({ title: `Step ${stepName} has no output ${name}`, hint: `Name one of ${names.join(", ")}` })
    })
  }
  return { name: `${stepName}:${name}`, output: outputs[name] }
})

const print = Effect.fnUntraced(function*(name: string, output: Output, limit: number) {
  const fs = yield* FileSystem.FileSystem
  const store = yield* Store
  process.stdout.write(`${name}  ${output.kind}  ${output.bytes} bytes  sha256:${output.digest}\n\n`)
  if (output.folder) {
    for (const { bytes, digest, path } of yield* store.tree(output.digest)) {
      process.stdout.write(`${digest.slice(0, 12)}  ${String(bytes).padStart(12)}  ${path}\n`)
    }
    return
  }
  // Loaded here, so that no other command pays for Arrow.
  const ArrowText = yield* Effect.promise(() => import("../../../schemas/ArrowText.ts"))
  const bytes = yield* fs.readFile(store.path(output.digest))
  process.stdout.write(ArrowText.isArrow(bytes) ? ArrowText.rows(bytes, limit) : new TextDecoder().decode(bytes))
  process.stdout.write("\n")
})
