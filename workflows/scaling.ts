/**
 * Does hybrid batch training (arXiv 2408.10536) still pay off as the encoder grows?
 *
 * mT5-shaped dual encoders of several sizes are fine-tuned with InfoNCE on monolingual, cross-lingual and hybrid
 * batches, and searched with utterances in six languages: monolingually, cross-lingually and in the pooled corpus.
 */
import {
  Datasets,
  downloads,
  Encode,
  FineTune,
  Hyperparameters,
  Initialise,
  mT5,
  PrepareEvaluation,
  PrepareTraining,
  Report,
  Retrieve,
  Sample,
  Score,
  Size,
  Strategy,
  Summarise,
  TrainTokenizer,
  Workflow
} from "#repro"
import * as Schema from "effect/Schema"
import * as Struct from "effect/Struct"

const { chunkSize, optimizer, recompute } = Hyperparameters.Hyperparameters.fields

const config = Schema.Struct({
  languages: Schema.Array(Schema.String),
  /** Names of datasets; what they are made of is pinned in src/datasets. */
  data: Schema.Struct({ training: Schema.Array(Datasets.TrainingName), evaluation: Datasets.EvaluationName }),
  vocabularySize: Schema.Int,
  /** The sizes used, in the order in which they are trained. */
  models: Schema.Array(Schema.String),
  sizes: Schema.Record(Schema.String, Schema.Struct({ ...Size.fields, learningRate: Schema.Finite })),
  strategies: Schema.Record(Schema.String, Strategy),
  seeds: Schema.Array(Schema.Int),
  training: Schema.Struct({
    steps: Schema.Int,
    batchSize: Schema.Int,
    warmupSteps: Schema.Int,
    temperature: Schema.Finite,
    dropout: Schema.Finite,
    checkpointEverySteps: Schema.Int,
    optimizer,
    chunkSize,
    recompute
  }),
  text: Schema.Struct({ queryPrefix: Schema.String, passagePrefix: Schema.String, maxTokens: Schema.Int }),
  retrieval: Schema.Struct({ depth: Schema.Int }),
  score: Schema.Struct({ measures: Schema.Array(Schema.String) }),
  backend: FineTune.params.fields.backend
}).check(
  Schema.makeFilter(({ models, sizes }) =>
    models.flatMap((model, i) => model in sizes ? [] : [{ path: ["models", i], issue: "the name of one of sizes" }])
  )
)
type Config = typeof config.Type

const mini: Config = {
  languages: ["de", "en", "es", "fr", "hi", "th"],
  data: { training: ["mini-training"], evaluation: "mini-evaluation" },
  vocabularySize: 3000,
  // The largest first, since it takes longest. Learning rates fall as 1 / width (Yang et al. 2022, arXiv 2203.03466).
  models: ["large", "base", "small", "tiny"],
  sizes: {
    large: { ...mT5, dModel: 96, dFf: 256, dKv: 24, heads: 4, layers: 4, learningRate: 0.256 / 96 },
    base: { ...mT5, dModel: 64, dFf: 160, dKv: 16, heads: 4, layers: 3, learningRate: 0.256 / 64 },
    small: { ...mT5, dModel: 48, dFf: 96, dKv: 16, heads: 3, layers: 2, learningRate: 0.256 / 48 },
    tiny: { ...mT5, dModel: 32, dFf: 64, dKv: 16, heads: 2, layers: 1, learningRate: 0.256 / 32 }
  },
  strategies: {
    monolingual: { _tag: "monolingual" },
    "cross-lingual": { _tag: "cross-lingual" },
    hybrid: { _tag: "hybrid", alpha: 0.5 }
  },
  seeds: [1, 2, 3],
  training: { steps: 180, batchSize: 32, warmupSteps: 18, temperature: 0.05, dropout: 0, checkpointEverySteps: 25 },
  text: { queryPrefix: "Query: ", passagePrefix: "Passage: ", maxTokens: 48 },
  retrieval: { depth: 100 },
  score: { measures: ["AP", "nDCG@10", "R@10", "R@100", "RR@10"] },
  backend: "wasm"
}

/** Real data: questions and halves of news sentences for training, MTOP's parallel test set for evaluation. */
const scratch: Config = {
  ...mini,
  data: { training: ["xquad-r", "ntrex-128"], evaluation: "mtop-test" },
  vocabularySize: 8000,
  seeds: [1],
  training: { ...mini.training, steps: 1000, batchSize: 64, warmupSteps: 100, checkpointEverySteps: 50 },
  text: { ...mini.text, maxTokens: 64 }
}

export default Workflow.make("scaling", {
  config,
  profiles: { mini, scratch },
  steps: (config) => {
    const data = prepare(config)
    const cells = config.seeds.flatMap((seed) => encoders(config, data, seed))
    const scored = cells.map((cell) => ({ ...cell, ...evaluate(config, data, cell) }))
    const identities = byLabel(cells, ({ model, seed, strategy }) => ({ model, strategy, seed }))
    const { results, summary } = Summarise.step("summarise", {
      params: { cells: identities },
      inputs: { means: byLabel(scored, ({ means }) => means), encoders: byLabel(cells, ({ encoder }) => encoder) }
    }).outputs
    const report = Report.step("report", {
      params: {
        title: "Does hybrid batch training pay off as the encoder grows?",
        subtitle: `Zero-shot cross-lingual retrieval on ${config.data.evaluation}, trained on ${
          config.data.training.join(" and ")
        }`,
        cells: identities,
        config
      },
      inputs: {
        results,
        logs: byLabel(cells.filter(isTrained), ({ log }) => log),
        means: byLabel(scored, ({ means }) => means),
        embeddings: byLabel(scored, ({ documents }) => documents),
        encoders: byLabel(cells, ({ encoder }) => encoder)
      }
    })
    return { steps: [report], print: summary, page: report.outputs.page }
  }
})

/** Training pairs, evaluation utterances with their relevance, and a tokenizer that saw training texts only. */
const prepare = ({ data, languages, vocabularySize }: Config) => {
  const files = downloads([...data.training, data.evaluation])
  const { utterances, ...qrels } = PrepareEvaluation.step("prepare/evaluation", {
    params: { dataset: data.evaluation, languages },
    inputs: { files }
  }).outputs
  const { pairs } = PrepareTraining.step("prepare/training", {
    params: { datasets: data.training, languages },
    inputs: { files, evaluation: utterances }
  }).outputs
  const { tokenizer } = TrainTokenizer.step("tokenizer", { params: { vocabularySize }, inputs: { pairs } }).outputs
  return { utterances, qrels, pairs, tokenizer }
}
type Data = ReturnType<typeof prepare>

/** For one seed: every size, untrained and fine-tuned with every strategy. All sizes see the same batches. */
const encoders = (config: Config, { pairs, tokenizer }: Data, seed: number) => {
  const { steps, batchSize, checkpointEverySteps } = config.training
  const samples = Object.entries(config.strategies).map(([name, strategy]) => {
    const params = { strategy, seed, steps, batchSize }
    return { strategy: name, ...Sample.step(`sample/${name}/${seed}`, { params, inputs: { pairs } }).outputs }
  })
  return config.models.flatMap((model) => {
    const { learningRate, ...size } = config.sizes[model]
    const { encoder } = Initialise.step(`initialise/${model}/${seed}`, {
      params: { size, seed },
      inputs: { tokenizer }
    }).outputs
    const params = fineTuning(config, learningRate, seed)
    const trained = samples.map(({ batches, strategy }) => {
      const label = `${model}/${strategy}/${seed}`
      const options = { checkpointEverySteps, expected: { encoder: shapeOf(config, model), batchSize } }
      const inputs = { encoder, tokenizer, pairs, batches }
      return {
        label,
        model,
        strategy,
        seed,
        ...FineTune.step(`fine-tune/${label}`, { params, options, inputs }).outputs
      }
    })
    return [...trained, {
      label: `${model}/untrained/${seed}`,
      model,
      strategy: "untrained",
      seed,
      encoder,
      log: undefined
    }]
  })
}
type Cell = ReturnType<typeof encoders>[number]

/** What an encoder of a size will be, which says how much memory it takes. */
const shapeOf = ({ sizes, vocabularySize }: Config, model: string) => ({
  ...Struct.omit(sizes[model], ["learningRate"]),
  vocabularySize
})

const isTrained = (cell: Cell): cell is Extract<Cell, { readonly log: object }> => cell.log !== undefined

const fineTuning = ({ backend, text, training }: Config, learningRate: number, seed: number) => ({
  hyperparameters: {
    ...Hyperparameters.defaults,
    learningRate,
    schedule: { _tag: "linear", warmupSteps: training.warmupSteps } as const,
    ...Struct.pick(training, ["temperature", "dropout", "optimizer", "chunkSize", "recompute"]),
    seed,
    queryMaxTokens: text.maxTokens,
    passageMaxTokens: text.maxTokens
  },
  queryPrefix: text.queryPrefix,
  passagePrefix: text.passagePrefix,
  backend
})

/** Every utterance is a query and a document; each language is searched from each, and all of them as one corpus. */
const evaluate = (config: Config, { qrels, tokenizer, utterances }: Data, { encoder, label, model }: Cell) => {
  const { backend, retrieval, score, text } = config
  const encode = (as: string, prefix: string) =>
    Encode.step(`encode/${label}/${as}`, {
      params: { prefix, maxTokens: text.maxTokens, batchSize: 64, backend },
      options: { expected: { encoder: shapeOf(config, model) } },
      inputs: { encoder, tokenizer, texts: utterances }
    }).outputs.embeddings
  const queries = encode("queries", text.queryPrefix)
  const documents = encode("documents", text.passagePrefix)
  const { ranks } = Retrieve.step(`retrieve/${label}`, {
    params: retrieval,
    inputs: { queries, documents, qrels }
  }).outputs
  const { means } = Score.step(`score/${label}`, {
    params: { ...score, parallel: "translation" },
    inputs: { ranks, queries: utterances, qrels }
  }).outputs
  return { documents, means }
}

const byLabel = <A extends { readonly label: string }, B>(cells: ReadonlyArray<A>, of: (cell: A) => B) =>
  Object.fromEntries(cells.map((cell) => [cell.label, of(cell)]))
