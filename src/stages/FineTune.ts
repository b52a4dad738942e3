/**
 * fine-tune: an encoder and its batches → the encoder trained with InfoNCE, and one log row a step. Its
 * checkpoints hold all state there is, so a resumed training ends in the same bits as an uninterrupted one.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as Struct from "effect/Struct"
import { Batches } from "../../schemas/Batches.ts"
import { Choice, Chosen } from "../../schemas/Choice.ts"
import { Encoder } from "../../schemas/Encoder.ts"
import type { Columns } from "../../schemas/Table.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { Tokenizer } from "../../schemas/Tokenizer.ts"
import { TrainingLog } from "../../schemas/TrainingLog.ts"
import { TrainingPairs } from "../../schemas/TrainingPairs.ts"
import type { Located } from "../engine/Artifact.ts"
import * as Stage from "../engine/Stage.ts"
import { EncoderConfig } from "../models/Encoder.ts"
import * as Backend from "../tensors/Backend.ts"
import { Hyperparameters } from "../training/Hyperparameters.ts"
import * as Memory from "../training/Memory.ts"
import type { Examples } from "../training/TrainingStep.ts"

export const FineTune = Stage.make({
  name: "fine-tune",
  module: import.meta.url,
  params: Schema.Struct({
    hyperparameters: Hyperparameters.mapFields(
      Struct.assign({
        /** A number, or "chosen": the one of the input `choice`. */
        learningRate: Schema.Union([Hyperparameters.fields.learningRate, Schema.Literal("chosen")])
      })
    ),
    /** Put before every query and every passage, as in E5 (Wang et al. 2022). */
    queryPrefix: Schema.String,
    passagePrefix: Schema.String,
    backend: Backend.Name
  }),
  options: Schema.Struct({
    checkpointEverySteps: Schema.Int,
    /** What will be trained, if that is known before: the plan then says how much memory it takes. */
    expected: Schema.optionalKey(Schema.Struct({ encoder: EncoderConfig, batchSize: Schema.Int }))
  }),
  inputs: {
    encoder: Encoder,
    tokenizer: Tokenizer,
    pairs: TrainingPairs,
    batches: Batches,
    /** None, or one. */
    choice: Stage.many(Choice)
  },
  outputs: { encoder: Encoder, log: TrainingLog },
  environment: ({ backend }) => ({ ...Backend.environment(backend) }),
  resources: ({ backend, hyperparameters }, { expected }) => {
    if (expected === undefined) return {}
    const { passageMaxTokens, queryMaxTokens } = hyperparameters
    const shape = {
      ...hyperparameters,
      ...expected,
      tokens: Math.max(queryMaxTokens, passageMaxTokens),
      pairTokens: queryMaxTokens + passageMaxTokens
    }
    return { memory: Memory.processBytes(shape, Backend.kernels(backend)) / 2 ** 30 }
  },
  *run({ checkpoint, inputs, options, outputs, params, progress }) {
    const { Checkpoint, EncoderFolder, Models, TokenizerFolder, Trainer, TrainingState, Weights } = yield* modules
    const { learningRate: declared, ...others } = params.hyperparameters
    const learningRate = declared === "chosen" ? yield* chosenRate(Object.values(inputs.choice)) : declared
    const config = yield* EncoderFolder.readConfig(inputs.encoder.path)
    const { passageMaxTokens, queryMaxTokens } = params.hyperparameters
    yield* Models.checkLength(config, Math.max(queryMaxTokens, passageMaxTokens))
    const encode = yield* Models.program(config)
    const tokenizer = yield* TokenizerFolder.load(inputs.tokenizer.path)
    const pairs = yield* TableFile.readColumns(TrainingPairs, inputs.pairs.path)
    const batches = yield* TableFile.readColumns(Batches, inputs.batches.path)
    const { examples, steps } = examplesOf(pairs, batches, {
      query: (text) => tokenizer.encode(params.queryPrefix + text),
      passage: (text) => tokenizer.encode(params.passagePrefix + text)
    })
    const start = EncoderFolder.open(inputs.encoder.path).pipe(
      Effect.flatMap(({ tensors }) => Weights.load(tensors)),
      Effect.map(TrainingState.start)
    )
    const training = Effect.gen(function*() {
      const resumed = yield* checkpoint.load((folder) => Checkpoint.read(folder))
      const from = Option.isSome(resumed) ? resumed.value : yield* start
      const { log, weights: trained } = yield* Trainer.fineTune({
        encode,
        hyperparameters: { ...others, learningRate },
        steps,
        batch: examples,
        from,
        onStep: ({ loss, step }) => progress({ done: step + 1, total: steps, unit: "steps", facts: { loss } }),
        checkpoint: {
          everySteps: 1,
          save: (state) =>
            checkpoint.save(state.step, (folder) => Checkpoint.write(folder, state)).pipe(
              Effect.when(
                state.step % options.checkpointEverySteps === 0 ? Effect.succeed(true) : checkpoint.isWanted
              )
            )
        }
      })
      yield* EncoderFolder.write(outputs.encoder.path, config, yield* Weights.fromTensors(trained))
      yield* TableFile.write(TrainingLog, outputs.log.path, log)
    })
    yield* Effect.provide(training, Backend.layer(params.backend))
  }
})

/** The learning rate that a development set chose. */
const chosenRate = Effect.fnUntraced(function*([choice]: ReadonlyArray<Located>) {
  const fs = yield* FileSystem.FileSystem
  if (choice === undefined) {
    return yield* new ChoiceMissing({ message: "The learning rate is to be chosen, and there is no input choice" })
  }
  const text = yield* fs.readFileString(choice.path)
  return (yield* Schema.decodeUnknownEffect(Schema.fromJsonString(Chosen))(text)).learningRate
})

/** A workflow wires no choice to a fine-tuning that needs one. */
class ChoiceMissing extends Schema.TaggedError<ChoiceMissing>()("ChoiceMissing", { message: Schema.String }) {}

/** Loaded when the stage runs, so that planning needs no tensor library. */
const modules = Effect.promise(async () => ({
  Checkpoint: await import("../training/Checkpoint.ts"),
  EncoderFolder: await import("../models/EncoderFolder.ts"),
  Models: await import("../models/Encoder.ts"),
  TokenizerFolder: await import("../models/tokenizer/TokenizerFolder.ts"),
  Trainer: await import("../training/Trainer.ts"),
  TrainingState: await import("../training/TrainingState.ts"),
  Weights: await import("../models/Weights.ts")
}))

interface Encode {
  readonly query: (text: string) => Int32Array
  readonly passage: (text: string) => Int32Array
}

/** The batches as token ids, by step; each text is tokenised once. */
const examplesOf = (
  pairs: Columns<typeof TrainingPairs.row.Type>,
  batches: Columns<typeof Batches.row.Type>,
  encode: Encode
): { readonly steps: number; readonly examples: (step: number) => Examples } => {
  const place = new Map(pairs.pairId.map((id, i) => [`${pairs.lang[i]}:${id}`, i]))
  const groups = passageGroups(pairs)
  const query = memoised((i) => encode.query(pairs.query[i]))
  const passage = memoised((i) => encode.passage(pairs.passage[i]))
  const rowsOf: Array<Array<number>> = []
  Array.from(batches.step).forEach((step, row) => (rowsOf[step] ??= []).push(row))
  const at = (lang: string, id: string) => place.get(`${lang}:${id}`) as number
  return {
    steps: rowsOf.length,
    examples: (step) => ({
      queries: rowsOf[step].map((row) => query(at(batches.queryLang[row], batches.queryId[row]))),
      passages: rowsOf[step].map((row) => passage(at(batches.passageLang[row], batches.passageId[row]))),
      passageGroups: rowsOf[step].map((row) => groups.get(batches.passageId[row]) as string)
    })
  }
}

/**
 * Pair id → what stands for all passages that say the same: the passage in the pair's first language. Several
 * questions may have one answer, and that answer is no negative of theirs.
 */
const passageGroups = ({ lang, pairId, passage }: Columns<typeof TrainingPairs.row.Type>): Map<string, string> => {
  const first = new Map<string, { readonly lang: string; readonly text: string }>()
  pairId.forEach((id, i) => {
    const known = first.get(id)
    if (known === undefined || lang[i] < known.lang) first.set(id, { lang: lang[i], text: passage[i] })
  })
  return new Map([...first].map(([id, { lang, text }]) => [id, `${lang}:${text}`]))
}

const memoised = <A>(compute: (i: number) => A): (i: number) => A => {
  const known = new Map<number, A>()
  return (i) => {
    const found = known.get(i) ?? compute(i)
    known.set(i, found)
    return found
  }
}
