/**
 * An encoder of any shape with random weights, which trains for a few steps, or encodes: how much memory that takes
 * depends on shapes alone. Texts begin with a prefix that is longer than what is kept of them, so all are equally long.
 */
import {
  downloads,
  Encode,
  FineTune,
  Hyperparameters,
  mT5,
  PrepareEvaluation,
  PrepareTraining,
  Sample,
  TrainTokenizer,
  Workflow
} from "#repro"
import * as Schema from "effect/Schema"
import * as Struct from "effect/Struct"
import { T5Config } from "../../src/models/t5/T5Config.ts"
import { RandomEncoder } from "./RandomEncoder.ts"

const { chunkSize, dropout, optimizer, recompute } = Hyperparameters.Hyperparameters.fields

const config = Schema.Struct({
  task: Schema.Literals(["fine-tune", "encode"]),
  encoder: T5Config,
  steps: Schema.Int,
  checkpointEverySteps: Schema.Int,
  batchSize: Schema.Int,
  queryTokens: Schema.Int,
  passageTokens: Schema.Int,
  dropout,
  optimizer,
  chunkSize,
  recompute,
  backend: FineTune.params.fields.backend
})

export default Workflow.make("memory", {
  config,
  profiles: {
    "mT5-small": {
      task: "fine-tune",
      encoder: { ...mT5, vocabularySize: 250_112, dModel: 512, dFf: 1024, dKv: 64, heads: 6, layers: 8 },
      steps: 10,
      checkpointEverySteps: 5,
      batchSize: 32,
      queryTokens: 16,
      passageTokens: 24,
      dropout: 0.1,
      backend: "tensorflow"
    }
  },
  steps: (config) => {
    const { backend, batchSize, checkpointEverySteps, encoder: shape, passageTokens, queryTokens, steps, task } = config
    const languages = ["de", "en", "es"]
    const files = downloads(["mini-training", "mini-evaluation"])
    const { utterances } = PrepareEvaluation.step("prepare/evaluation", {
      params: { dataset: "mini-evaluation", languages },
      inputs: { files }
    }).outputs
    const { pairs } = PrepareTraining.step("prepare/training", {
      params: { datasets: ["mini-training"], languages },
      inputs: { files, evaluation: { utterances } }
    }).outputs
    const { tokenizer } =
      TrainTokenizer.step("tokenizer", { params: { vocabularySize: 2000 }, inputs: { pairs } }).outputs
    const { batches } = Sample.step("sample", {
      params: { strategy: { _tag: "cross-lingual" }, seed: 1, steps, batchSize },
      inputs: { pairs }
    }).outputs
    const { encoder } = RandomEncoder.step("random-encoder", { params: shape, inputs: {} }).outputs
    const fineTune = FineTune.step("fine-tune", {
      params: {
        hyperparameters: {
          ...Hyperparameters.defaults,
          learningRate: 1e-4,
          ...Struct.pick(config, ["dropout", "optimizer", "chunkSize", "recompute"]),
          queryMaxTokens: queryTokens,
          passageMaxTokens: passageTokens
        },
        queryPrefix: prefix,
        passagePrefix: prefix,
        backend
      },
      options: { checkpointEverySteps, expected: { encoder: shape, batchSize } },
      inputs: { encoder, tokenizer, pairs, batches, choice: {} }
    })
    const encode = Encode.step("encode", {
      params: { prefix, maxTokens: passageTokens, batchSize, backend },
      options: { expected: { encoder: shape } },
      inputs: { encoder, tokenizer, texts: utterances }
    })
    return { steps: [task === "encode" ? encode : fineTune] }
  }
})

const prefix = "one two three four five six seven eight nine ten ".repeat(20)
