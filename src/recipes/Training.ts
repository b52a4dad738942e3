/** From a model and batches to a fine-tuned model. */
import * as Struct from "effect/Struct"
import type { Batches } from "../../schemas/Batches.ts"
import type { Choice } from "../../schemas/Choice.ts"
import type { TrainingPairs } from "../../schemas/TrainingPairs.ts"
import type { Ref } from "../engine/Artifact.ts"
import { FineTune } from "../stages/FineTune.ts"
import * as Hyperparameters from "../training/Hyperparameters.ts"
import type { Config, Model } from "./Experiment.ts"

export interface Training {
  readonly model: Model
  readonly pairs: Ref<typeof TrainingPairs>
  readonly batches: Ref<typeof Batches>
  /** A number, or where one was chosen. */
  readonly learningRate: number | Ref<typeof Choice>
  readonly seed: number
}

/** The step `fine-tune/<label>`: its model, and the log of its training. */
export const fineTuned = (config: Config, label: string, training: Training) => {
  const { backend, text, training: { checkpointEverySteps, batchSize, warmupSteps, ...given } } = config
  const { batches, learningRate, model: { encoder, shape, tokenizer }, pairs, seed } = training
  const isNumber = typeof learningRate === "number"
  const outputs = FineTune.step(`fine-tune/${label}`, {
    params: {
      hyperparameters: {
        ...Hyperparameters.defaults,
        learningRate: isNumber ? learningRate : "chosen",
        schedule: { _tag: "linear", warmupSteps },
        ...Struct.pick(given, ["temperature", "dropout", "optimizer", "chunkSize", "recompute"]),
        seed,
        queryMaxTokens: text.maxTokens,
        passageMaxTokens: text.maxTokens
      },
      ...Struct.pick(text, ["queryPrefix", "passagePrefix"]),
      backend
    },
    options: { checkpointEverySteps, ...(shape && { expected: { encoder: shape, batchSize } }) },
    inputs: { encoder, tokenizer, pairs, batches, choice: isNumber ? {} : { learningRate } }
  }).outputs
  return { model: { encoder: outputs.encoder, shape, tokenizer }, log: outputs.log }
}
