/**
 * The tables of arXiv 2408.10536: XLM-R and LaBSE, fine-tuned on monolingual, cross-lingual and hybrid batches and
 * searched with on XQuAD-R, MLQA-R and MIRACL. What the paper prints is in hybrid.published.json; `run` prints our
 * results beside it.
 */
import {
  Benchmarks,
  Compare,
  Datasets,
  downloads,
  Evaluation,
  Experiment,
  Initialisation,
  PrepareTraining,
  Published,
  Report,
  Sampling,
  Summarise,
  Training,
  TrainTokenizer,
  Workflow,
  xlmR
} from "#repro"
import * as Schema from "effect/Schema"
import published from "./hybrid.published.json" with { type: "json" }

const config = Schema.Struct({
  /** Of the training pairs. */
  languages: Schema.Array(Schema.String),
  data: Schema.Struct({
    training: Schema.Array(Datasets.TrainingName),
    /** Pairs kept of each training set; all of them if left out. */
    limit: Schema.optionalKey(Schema.Int)
  }),
  /** By the name in the tables, or `<name>/<corpus>` where one benchmark has several; languages are those searched. */
  benchmarks: Schema.Record(
    Schema.String,
    Schema.Struct({ dataset: Datasets.RetrievalName, languages: Schema.Array(Schema.String) })
  ),
  /** Of the tokenizer of encoders that start from random weights. */
  vocabularySize: Schema.Int,
  /** What encoders start from. */
  models: Schema.Record(Schema.String, Initialisation.startWith({})),
  learningRate: Schema.Finite,
  ...Experiment.fields
})
type Config = typeof config.Type

const languages = {
  xquad: ["ar", "de", "el", "en", "es", "hi", "ru", "th", "tr", "vi", "zh"],
  mlqa: ["ar", "de", "en", "es", "hi", "vi", "zh"],
  miracl: ["ar", "bn", "es", "fa", "fi", "fr", "hi", "id", "ja", "ko", "ru", "sw", "te", "th", "zh"],
  training: ["ar", "de", "en", "es", "hi", "ru", "th", "tr", "zh"]
}

/**
 * As the paper has it, as far as it says (section 4.1): initialisers, learning rate, batch size, weight decay, prefixes,
 * alpha, nine training languages. It states neither steps, warm-up, lengths, pooling nor temperature, and part of its
 * training data is translated in-house; here it is the published translations of SQuAD, mMARCO and Mr. TyDi.
 */
const paper: Config = {
  languages: languages.training,
  data: { training: ["xtreme-squad", "mmarco", "mr-tydi"], limit: 100_000 },
  benchmarks: {
    "xquad-r": { dataset: "xquad-r", languages: languages.xquad },
    "mlqa-r": { dataset: "mlqa-r", languages: languages.mlqa },
    ...Object.fromEntries(
      languages.miracl.map((lang) => [`miracl/${lang}`, { dataset: `miracl-${lang}-dev`, languages: [lang] }])
    )
  },
  vocabularySize: 8000,
  models: {
    "xlm-r": { checkpoint: "FacebookAI/xlm-roberta-base" },
    labse: { checkpoint: "sentence-transformers/LaBSE" }
  },
  learningRate: 3e-5,
  strategies: {
    monolingual: { _tag: "monolingual" },
    "cross-lingual": { _tag: "cross-lingual" },
    hybrid: { _tag: "hybrid", alpha: 0.5 }
  },
  seeds: [1, 2, 3],
  training: {
    steps: 10_000,
    batchSize: 100,
    warmupSteps: 1000,
    temperature: 0.05,
    dropout: 0.1,
    checkpointEverySteps: 250,
    sets: "one-per-batch"
  },
  text: { queryPrefix: "Query: ", passagePrefix: "Passage: ", maxTokens: 256 },
  retrieval: { depth: 100 },
  score: { measures: ["AP", "nDCG@10", "R@1", "R@10", "R@100"] },
  backend: "tensorflow-gpu"
}

/** Real data and small encoders from random weights: halves of news sentences for training, XQuAD-R for evaluation. */
const scratch: Config = {
  ...paper,
  languages: ["de", "en", "es", "fr", "hi", "th"],
  data: { training: ["ntrex-128"] },
  benchmarks: { "xquad-r": { dataset: "xquad-r", languages: languages.xquad } },
  models: {
    "xlm-r-shaped": { ...xlmR, dModel: 64, dFf: 192, heads: 4, layers: 3 },
    "labse-shaped": {
      ...xlmR,
      modelType: "bert",
      firstPosition: 0,
      tokenTypes: 2,
      dModel: 64,
      dFf: 192,
      heads: 4,
      layers: 3,
      pooling: "cls",
      head: { _tag: "dense-tanh", width: 64 }
    }
  },
  learningRate: 2e-3,
  seeds: [1],
  training: {
    steps: 400,
    batchSize: 64,
    warmupSteps: 40,
    temperature: 0.05,
    dropout: 0,
    checkpointEverySteps: 50
  },
  text: { ...paper.text, maxTokens: 96 },
  backend: "wasm"
}

export default Workflow.make("hybrid", {
  config,
  profiles: { scratch, paper },
  steps: (config) => {
    const benchmarks = Object.entries(config.benchmarks).map(([name, { dataset, languages }]) => {
      return Benchmarks.prepared(name, dataset, languages)
    })
    const cells = encoders(config, prepare(config, benchmarks))
    const identities = byLabel(cells, ({ model, seed, strategy }) => ({ model: model.name, strategy, seed }))
    const encodersByLabel = byLabel(cells, ({ model }) => model.encoder)
    const logs = byLabel(cells.filter(isTrained), ({ log }) => log)
    const measured = benchmarks.map((benchmark) => {
      const scored = cells.map(({ label, model }) => {
        return { label, ...Evaluation.evaluated(config, `${benchmark.name}/${label}`, model, benchmark) }
      })
      const means = byLabel(scored, ({ means }) => means)
      const { results } = Summarise.step(`summarise/${benchmark.name}`, {
        params: { cells: identities },
        inputs: { means, encoders: encodersByLabel }
      }).outputs
      const report = Report.step(`report/${benchmark.name}`, {
        params: {
          title: `Hybrid batches on ${benchmark.name}`,
          subtitle: `Trained on ${config.data.training.join(" and ")}`,
          cells: identities,
          config
        },
        inputs: { results, logs, means, embeddings: {}, encoders: encodersByLabel }
      })
      return { name: benchmark.name, results, report }
    })
    const { summary } = Compare.step("compare", {
      params: { published: Schema.decodeUnknownSync(Published)(published) },
      inputs: { results: Object.fromEntries(measured.map(({ name, results }) => [name, results])) }
    }).outputs
    return { steps: measured.map(({ report }) => report), print: summary, page: measured[0].report.outputs.page }
  }
})

/** Training pairs without any text of the benchmarks, and a tokenizer that saw training texts only. */
const prepare = (
  { data: { limit, training }, languages, vocabularySize }: Config,
  benchmarks: ReadonlyArray<Benchmarks.Named>
) => {
  const { pairs } = PrepareTraining.step("prepare/training", {
    params: { datasets: training, languages, ...(limit === undefined ? {} : { limit }) },
    inputs: { files: downloads(training, languages), evaluation: Benchmarks.texts(benchmarks) }
  }).outputs
  const { tokenizer } = TrainTokenizer.step("tokenizer", { params: { vocabularySize }, inputs: { pairs } }).outputs
  return { pairs, tokenizer }
}

/** For every seed and initialiser: as it is, and fine-tuned with every strategy. */
const encoders = (config: Config, { pairs, tokenizer }: ReturnType<typeof prepare>) => {
  const { learningRate, models, seeds, strategies } = config
  const starts = Object.entries(models).map(([name, start]) => {
    const published = "checkpoint" in start ? Initialisation.published(start) : undefined
    const random = (seed: number) =>
      Initialisation.random(`${name}/${seed}`, start as Initialisation.Size, { ...config, seed, tokenizer })
    return { name, model: (seed: number) => published ?? random(seed) }
  })
  const samples = Sampling.samples(config, pairs)
  return seeds.flatMap((seed) =>
    starts.flatMap(({ model: start, name }) => {
      const model = start(seed)
      const trained = Object.keys(strategies).map((strategy) => {
        const label = `${name}/${strategy}/${seed}`
        const training = { model, ...samples[`${strategy}/${seed}`], learningRate, seed }
        const { log, model: tuned } = Training.fineTuned(config, label, training)
        return { label, strategy, seed, model: { name, ...tuned }, log }
      })
      const label = `${name}/untrained/${seed}`
      return [...trained, { label, strategy: "untrained", seed, model: { name, ...model }, log: undefined }]
    })
  )
}
type Cell = ReturnType<typeof encoders>[number]

const isTrained = (cell: Cell): cell is Extract<Cell, { readonly log: object }> => cell.log !== undefined

const byLabel = <A extends { readonly label: string }, B>(cells: ReadonlyArray<A>, of: (cell: A) => B) =>
  Object.fromEntries(cells.map((cell) => [cell.label, of(cell)]))
