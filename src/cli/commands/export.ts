/** `repro export`: a result as files of its own; an encoder as a folder that other programs load. */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { Encoder } from "../../../schemas/Encoder.ts"
import { Tokenizer } from "../../../schemas/Tokenizer.ts"
import { type Kind, kindId, type Ref } from "../../engine/Artifact.ts"
import * as Plan from "../../engine/plan/Plan.ts"
import type { Step } from "../../engine/Stage.ts"
import { Store } from "../../engine/store/Store.ts"
import * as Wiring from "../../engine/Wiring.ts"
import type { Graph } from "../../engine/Workflow.ts"
import { format } from "../../errors/Message.ts"
import { UsageError } from "../ExitCode.ts"
import * as NewFolder from "../NewFolder.ts"
import * as Opening from "../Opening.ts"
import * as Declared from "../words/Declared.ts"
import * as Crating from "./Crating.ts"
import * as TrecExporting from "./TrecExporting.ts"
import type { PathOf } from "./TrecExporting.ts"

export const exporting = Command.make(
  "export",
  {
    ...Opening.parameters,
    artifact: Argument.String("artifact").pipe(
      Argument.withDescription("STEP, for its encoder, or STEP:OUTPUT, as repro plan names the steps"),
      Argument.optional
    ),
    folder: Argument.String("folder").pipe(
      Argument.withDescription("Where to; not there yet, or empty"),
      Argument.optional
    ),
    ...Crating.parameters,
    ...TrecExporting.parameters
  },
  Effect.fnUntraced(function*(given) {
    const opened = yield* Opening.open(given)
    const folder = Option.getOrUndefined(Option.orElse(given.roCrate, () => given.folder))
    const artifact = Option.getOrUndefined(given.artifact)
    if (folder === undefined || Option.isSome(given.roCrate) === (artifact !== undefined)) return yield* unclear
    yield* NewFolder.refuseFull(folder)
    yield* artifact === undefined
      ? Crating.write({ ...given, folder }, opened)
      : writeOne({ ...given, artifact, folder }, opened)
    process.stdout.write(`${folder}\n`)
  })
).pipe(
  Command.withDescription(
    "Write an encoder as a folder for sentence-transformers and ONNX, copy another result, or pack all as an RO-Crate"
  )
)

const unclear = new UsageError({
  message: format({
    title: "An artifact is exported to a folder, or all that is recorded as an RO-Crate",
    hint: "Name STEP or STEP:OUTPUT and a folder, or give --ro-crate FOLDER"
  })
})

interface Given extends TrecExporting.Given {
  readonly artifact: string
  readonly folder: string
  readonly store: string
  readonly trec: boolean
}

const writeOne = Effect.fnUntraced(function*(given: Given, { file, graph }: { file: string; graph: Graph }) {
  const { artifact, folder, store, trec } = given
  const step = yield* Opening.stepNamed(graph, artifact.split(":", 1)[0])
  const ref = trec ? undefined : yield* pick(step, artifact)
  yield* Effect.provide(
    Effect.scoped(Effect.gen(function*() {
      const pathOf = yield* results(graph)
      yield* NewFolder.inPlace(folder, (at) =>
        Effect.gen(function*() {
          if (ref === undefined) return yield* TrecExporting.write(at, { given, graph, step, workflow: file }, pathOf)
          yield* isOf(Encoder)(ref) ? writeEncoder(at, ref, pathOf) : copy(at, ref, pathOf)
        }))
    })),
    Declared.layer(store)
  )
})

const isOf = (kind: Kind) => (ref: Ref): boolean => kindId(ref.kind) === kindId(kind)

/** The output that is named, or, if none is, the step's encoder. */
const pick = Effect.fnUntraced(function*({ outputs }: Step, typed: string) {
  const [stepName, ...rest] = typed.split(":")
  const output = rest.join(":")
  const ref = rest.length === 0 ? Object.values(outputs).find(isOf(Encoder)) : outputs[output]
  if (ref !== undefined) return ref
  const missing = rest.length === 0 ? "makes no encoder" : `has no output ${output}`
  const hint = `Name one of ${Object.keys(outputs).map((name) => `${stepName}:${name}`).join(", ")}`
  return yield* new UsageError({ message: format({ title: `Step ${stepName} ${missing}`, hint }) })
})

/** Where results can be read, until the scope ends. */
const results = Effect.fnUntraced(function*(graph: Graph) {
  const { materialise, workFolder } = yield* Store
  const { join } = yield* Path.Path
  const planned = yield* Plan.make(graph)
  const work = yield* workFolder
  const pathOf: PathOf = ({ kind, output, step }) => {
    const state = planned.find((each) => each.step === step)?.state
    if (state?._tag === "Cached") {
      return materialise(kind, state.record.outputs[output].digest, join(work, kind.name))
    }
    const hint = "Run the workflow first"
    return Effect.fail(new UsageError({ message: format({ title: `Step ${step.name} has no result yet`, hint }) }))
  }
  return pathOf
})

const writeEncoder = Effect.fnUntraced(function*(folder: string, encoder: Ref, pathOf: PathOf) {
  const { step } = encoder
  const tokenizer = tokenizerOf([step])
  if (tokenizer === undefined) {
    const hint = `To copy it as it is, name it: ${step.name}:${encoder.output}`
    return yield* new UsageError({ message: format({ title: `No step before ${step.name} makes a tokenizer`, hint }) })
  }
  const { write } = yield* Effect.promise(() => import("../../models/SentenceTransformerFolder.ts"))
  const paths = { encoder: yield* pathOf(encoder), tokenizer: yield* pathOf(tokenizer) }
  yield* write(folder, { ...paths, ...textsOf(step) })
})

/** That of these steps, or of the nearest ones before. */
const tokenizerOf = (steps: ReadonlyArray<Step>): Ref | undefined => {
  if (steps.length === 0) return undefined
  const outputs = steps.flatMap(({ outputs }) => Object.values(outputs))
  return outputs.find(isOf(Tokenizer)) ?? tokenizerOf([...new Set(steps.flatMap(Wiring.upstream))])
}

/** The params of fine-tuning that say what an encoder's texts are. */
const Texts = Schema.Struct({
  queryPrefix: Schema.String,
  passagePrefix: Schema.String,
  hyperparameters: Schema.Struct({ queryMaxTokens: Schema.Int, passageMaxTokens: Schema.Int })
})

/** Prompts are named as `encode_query` and `encode_document` look for them. Without training there are none, nor a limit. */
const textsOf = ({ params }: Step) =>
  Option.match(Schema.decodeUnknownOption(Texts)(params), {
    onNone: () => ({ prompts: {} }),
    onSome: ({ hyperparameters: { passageMaxTokens, queryMaxTokens }, passagePrefix, queryPrefix }) => ({
      prompts: { query: queryPrefix, document: passagePrefix },
      maxTokens: Math.max(queryMaxTokens, passageMaxTokens)
    })
  })

const copy = Effect.fnUntraced(function*(folder: string, ref: Ref, pathOf: PathOf) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const from = yield* pathOf(ref)
  const isFolder = ref.kind.form === "folder"
  const to = isFolder ? folder : join(folder, ref.output + ref.kind.extension)
  yield* isFolder ? fs.copy(from, to, { overwrite: true }) : fs.copyFile(from, to)
})
