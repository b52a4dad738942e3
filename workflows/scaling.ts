/**
 * Does hybrid batch training (arXiv 2408.10536) still pay off as the encoder grows?
 *
 * mT5-shaped dual encoders of several sizes are fine-tuned with InfoNCE on monolingual, cross-lingual and hybrid
 * batches, and searched with utterances in six languages: monolingually, cross-lingually and in the pooled corpus.
 */
import {
  Analysis,
  Claims,
  Datasets,
  downloads,
  Evaluation,
  Experiment,
  Grid,
  hybridClaims,
  Initialisation,
  mT5,
  PrepareEvaluation,
  PrepareTraining,
  Reporting,
  Sampling,
  Select,
  TrainTokenizer,
  Workflow
} from "#repro"
import * as Schema from "effect/Schema"

const LearningRates = Schema.Union([Schema.Finite, Schema.NonEmptyArray(Schema.Finite)])

const config = Schema.Struct({
  languages: Schema.Array(Schema.String),
  /** Names of datasets; what they are made of is pinned in src/datasets. */
  data: Schema.Struct({
    training: Schema.Array(Datasets.TrainingName),
    /** Pairs kept of each training set; all of them if left out. */
    limit: Schema.optionalKey(Schema.Int),
    /** Pairs of each training set on which contrastive entropy is taken, and no training. */
    heldOut: Schema.Int,
    evaluation: Datasets.EvaluationName,
    /** Where learning rates are chosen; needed if a size has several. */
    development: Schema.optionalKey(Datasets.EvaluationName)
  }),
  /** Of the tokenizer of encoders that start from random weights. */
  vocabularySize: Schema.Int,
  /** The sizes used, in the order in which they are trained. */
  models: Schema.Array(Schema.String),
  /** What an encoder starts from, and its learning rate: of several, the best on the development set. */
  sizes: Schema.Record(
    Schema.String,
    Initialisation.startWith({ learningRate: LearningRates })
  ),
  ...Experiment.fields
}).check(
  Schema.makeFilter(({ data, models, sizes }) =>
    models.flatMap((model, i) => {
      if (!(model in sizes)) return [{ path: ["models", i], issue: "the name of one of sizes" }]
      const isChosen = typeof sizes[model].learningRate !== "number"
      return isChosen && data.development === undefined
        ? [{
          path: ["data", "development"],
          issue: `the name of an evaluation set, to choose ${model}'s learning rate on`
        }]
        : []
    })
  )
)
type Config = typeof config.Type

const mini: Config = {
  languages: ["de", "en", "es", "fr", "hi", "th"],
  data: { training: ["mini-training"], heldOut: 64, evaluation: "mini-evaluation" },
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
  training: { steps: 150, batchSize: 32, warmupSteps: 15, temperature: 0.05, dropout: 0, checkpointEverySteps: 25 },
  text: { queryPrefix: "Query: ", passagePrefix: "Passage: ", maxTokens: 48 },
  retrieval: { depth: 100 },
  score: { measures: ["AP", "nDCG@10", "R@10", "R@100", "RR@10"] },
  analysis: { seed: 1, draws: 10_000 },
  backend: "wasm"
}

/** Real data: questions and halves of news sentences for training, MTOP's parallel test set for evaluation. */
const scratch: Config = {
  ...mini,
  data: { training: ["xquad-r", "ntrex-128"], heldOut: 128, evaluation: "mtop-test" },
  vocabularySize: 8000,
  seeds: [1],
  training: { ...mini.training, steps: 1000, batchSize: 64, warmupSteps: 100, checkpointEverySteps: 50 },
  text: { ...mini.text, maxTokens: 64 }
}

/**
 * The question itself: mT5's published checkpoints, trained on machine-translated questions and answers, evaluated zero
 * shot on MTOP. Needs a GPU that holds the training of the largest size.
 */
const paper: Config = {
  ...mini,
  data: {
    training: ["xtreme-squad", "mmarco"],
    limit: 100_000,
    heldOut: 256,
    evaluation: "mtop-official-test",
    development: "mtop-official-dev"
  },
  models: ["xl", "large", "base", "small"],
  sizes: {
    xl: { checkpoint: "google/mt5-xl", learningRate: [1e-5, 3e-5, 1e-4] },
    large: { checkpoint: "google/mt5-large", learningRate: [1e-5, 3e-5, 1e-4] },
    base: { checkpoint: "google/mt5-base", learningRate: [3e-5, 1e-4, 3e-4] },
    small: { checkpoint: "google/mt5-small", learningRate: [1e-4, 3e-4, 1e-3] }
  },
  // Batch size and weight decay are those of arXiv 2408.10536; it states neither steps nor warm-up.
  training: {
    steps: 10_000,
    batchSize: 100,
    warmupSteps: 1000,
    temperature: 0.05,
    dropout: 0.1,
    checkpointEverySteps: 250,
    sets: "one-per-batch",
    // For memory: gradients change by rounding at most.
    chunkSize: 16,
    recompute: true
  },
  text: { ...mini.text, maxTokens: 128 },
  backend: "tensorflow-gpu"
}

export default Workflow.make("scaling", {
  config,
  profiles: { mini, scratch, paper },
  steps: (config) => {
    const data = prepare(config)
    const sizes = config.models.map((name) => sizeOf(config, data, name))
    const analysed = Analysis.analysed(config, {
      cells: Grid.cells(config, sizes, data.samples),
      benchmark: data.evaluation,
      name: config.data.evaluation,
      heldOut: data.heldOut
    })
    const verdicts = Claims.checked({
      claims: hybridClaims,
      analysed: [analysed],
      pairs: data.pairs,
      texts: data.texts
    })
    const report = Reporting.reported(config, {
      analysed,
      verdicts,
      title: "Does hybrid batch training pay off as the encoder grows?",
      subtitle: `Zero-shot cross-lingual retrieval on ${config.data.evaluation}, trained on ${
        config.data.training.join(" and ")
      }`
    })
    return { steps: [report], print: report.outputs.summary, page: report.outputs.page, claims: verdicts }
  }
})

/** Utterances to be searched with and in, training pairs without them, and a tokenizer that saw these pairs only. */
const prepare = (config: Config) => {
  const { data: { development, evaluation, heldOut, limit, training }, languages, vocabularySize } = config
  const sets = [evaluation, ...(development === undefined ? [] : [development])]
  const files = downloads([...training, ...sets], languages)
  const [tested, tuned] = sets.map((dataset, i) => {
    const { utterances, ...qrels } = PrepareEvaluation.step(i === 0 ? "prepare/evaluation" : "prepare/development", {
      params: { dataset, languages },
      inputs: { files }
    }).outputs
    return { queries: utterances, documents: { all: utterances }, qrels, parallel: "translation" }
  })
  const texts = Object.fromEntries(sets.map((set, i) => [set, [tested, tuned][i].queries]))
  const { heldOutPassages: passages, heldOutQueries: queries, pairs } = PrepareTraining.step("prepare/training", {
    params: { datasets: training, languages, heldOut, ...(limit === undefined ? {} : { limit }) },
    inputs: { files, evaluation: texts }
  }).outputs
  const { tokenizer } = TrainTokenizer.step("tokenizer", { params: { vocabularySize }, inputs: { pairs } }).outputs
  const samples = Sampling.samples(config, pairs)
  return { evaluation: tested, development: tuned, texts, pairs, heldOut: { queries, passages }, samples, tokenizer }
}
type Data = ReturnType<typeof prepare>

/** What a size starts from under each seed, and its learning rate or the choice of one. */
const sizeOf = (config: Config, data: Data, name: string): Grid.Row => {
  const { learningRate, ...start } = config.sizes[name]
  const starts = Initialisation.starts(name, start, { ...config, tokenizer: data.tokenizer })
  if (typeof learningRate === "number") return { name, starts, learningRate }
  return { name, starts, learningRate: chosen(config, data, { name, starts, learningRates: learningRate }) }
}

interface Candidates {
  readonly name: string
  readonly starts: Initialisation.Starts
  readonly learningRates: ReadonlyArray<number>
}

/** The learning rate with which all strategies together do best on the development set, under the first seed. */
const chosen = (config: Config, { development, samples }: Data, { learningRates, name, starts }: Candidates) => {
  const once = { ...config, seeds: config.seeds.slice(0, 1) }
  const trials = learningRates.flatMap((learningRate) =>
    Grid.cells(once, [{ name: `tune/${name}/${learningRate}`, starts, learningRate }], samples)
      .filter(({ log }) => log !== undefined)
      .map(({ label, model }) => ({ label, learningRate, ...Evaluation.evaluated(config, label, model, development) }))
  )
  return Select.step(`select/${name}`, {
    params: { learningRates: Grid.byLabel(trials, ({ learningRate }) => learningRate), measure: "AP" },
    inputs: { means: Grid.byLabel(trials, ({ means }) => means) }
  }).outputs.choice
}
