/** Results of an experiment that was never run, of the shape and size that the scaling workflow gives. */
import type * as Results from "../../src/analysis/Results.ts"
import * as Stream from "../../src/random/Stream.ts"

const models: ReadonlyArray<Results.Model> = [
  { name: "small", parameters: 146_940_608, nonEmbeddingParameters: 18_883_264 },
  { name: "base", parameters: 277_040_256, nonEmbeddingParameters: 84_954_240 },
  { name: "large", parameters: 564_446_720, nonEmbeddingParameters: 308_332_032 },
  { name: "xl", parameters: 1_669_958_656, nonEmbeddingParameters: 1_157_729_280 }
]
const langs = ["de", "en", "es", "fr", "hi", "th"]
const settings = ["monolingual", "cross-lingual", "multilingual"] as const
/** How strategies fare in the three settings. */
const lead: Readonly<Record<string, ReadonlyArray<number>>> = {
  untrained: [0, 0, 0],
  monolingual: [0, -0.05, -0.06],
  "cross-lingual": [-0.025, -0.005, -0.004],
  hybrid: [0.008, 0, 0]
}

export interface Options {
  readonly seeds?: ReadonlyArray<number>
  readonly models?: ReadonlyArray<string>
  readonly strategies?: ReadonlyArray<string>
}

/** One encoder of the experiment, with its place in the lists above. */
interface Encoder {
  readonly model: Results.Model
  readonly m: number
  readonly strategy: string
  readonly s: number
  readonly seed: number
}

const encoders = (options: Options): ReadonlyArray<Encoder> =>
  models.flatMap((model, m) =>
    Object.keys(lead).flatMap((strategy, s) =>
      (strategy === "untrained" ? [1] : options.seeds ?? [1, 2, 3]).map((seed) => ({ model, m, strategy, s, seed }))
    )
  ).filter(({ model, strategy }) =>
    (options.models ?? models.map(({ name }) => name)).includes(model.name)
    && (options.strategies ?? Object.keys(lead)).includes(strategy)
  )

export const results = (options: Options = {}): ReadonlyArray<Results.Row> => encoders(options).flatMap(rowsOf)

const rowsOf = ({ m, model, s, seed, strategy }: Encoder): ReadonlyArray<Results.Row> => {
  const noise = (at: number): number => (Stream.uniform(Stream.make(seed, `${strategy}/${m}`), at) - 0.5) * 0.03
  const about = { model: model.name, strategy, seed, ...sizes(model) }
  const ap = (setting: number, query: number, document: number): number =>
    (strategy === "untrained" ? 0.03 : 0.4 + 0.05 * m - 0.02 * (query + document) + lead[strategy][setting])
    + noise(setting * 36 + query * 6 + document)
  const frame = settings.flatMap((setting, i) => {
    const cells = langs.flatMap((queryLang, q) => {
      const corpora = i === 2 ? ["*"] : langs.filter((docLang) => (docLang === queryLang) === (i === 0))
      return corpora.map((docLang) => ({
        queryLang,
        docLang,
        value: ap(i, q, docLang === "*" ? 4 : langs.indexOf(docLang))
      }))
    })
    return withMacro(cells).flatMap((cell) =>
      ["AP", "nDCG@10", "R@100"].map((measure, k) => ({
        ...about,
        relation: "frame" as const,
        setting,
        measure,
        ...cell,
        value: cell.value * (1 + 0.1 * k),
        queries: cell.queryLang === "*" ? 6708 : 1118,
        dropped: cell.queryLang === "*" ? 714 : 119
      }))
    )
  })
  const count = (queryLang: string) => ({ queries: queryLang === "*" ? 7422 : 1237, dropped: 0 })
  const ofCorpus = (measure: string, value: (q: number) => number): ReadonlyArray<Results.Row> =>
    withMacro(langs.map((queryLang, q) => ({ queryLang, docLang: "*", value: value(q) }))).map((cell) => ({
      ...about,
      relation: "translation" as const,
      setting: "multilingual" as const,
      measure,
      ...cell,
      ...count(cell.queryLang)
    }))
  const distance = (q: number): number => [4900, 900, 640, 600][s] * (1 - 0.12 * m) + 40 * q + 1000 * noise(900 + q)
  const own = [0.9, 0.55, 0.3, 0.27][s] - 0.03 * m
  const bias = [
    ...ofCorpus("RankDistance", distance),
    ...quantiles.flatMap(([share, factor]) => ofCorpus(`RankDistance(quantile=${share})`, (q) => factor * distance(q))),
    ...ofCorpus("SameLanguage@10", (q) => own + noise(1000 + q)),
    ...ofCorpus("SameLanguage@100", (q) => own * 0.8 + noise(1010 + q)),
    ...ofCorpus("SameLanguage", () => 1 / langs.length)
  ]
  const heldOut = (["monolingual", "cross-lingual"] as const).flatMap((setting, i) => ({
    ...about,
    relation: "held-out" as const,
    setting,
    queryLang: "*",
    docLang: "*",
    measure: "ContrastiveEntropy",
    value: strategy === "untrained" ? 4.6 : entropy({ m, s, i }) + noise(1020 + i),
    queries: 500,
    dropped: 0
  }))
  return [...frame, ...bias, ...heldOut]
}

/** Of rank distance, in its mean. */
const quantiles = [[0.1, 0.05], [0.25, 0.2], [0.5, 0.6], [0.75, 1.4], [0.9, 2.4]] as const

const entropy = ({ i, m, s }: { readonly m: number; readonly s: number; readonly i: number }): number =>
  Math.pow(2e6 / models[m].nonEmbeddingParameters, 0.3) + 0.6 + 0.1 * i + [0, 0.2 * i, 0.1 - 0.05 * i, 0.03][s]

const sizes = ({ nonEmbeddingParameters, parameters }: Results.Model) => ({ parameters, nonEmbeddingParameters })

interface Cell {
  readonly queryLang: string
  readonly docLang: string
  readonly value: number
}

const withMacro = (cells: ReadonlyArray<Cell>): ReadonlyArray<Cell> => [
  ...cells,
  { queryLang: "*", docLang: "*", value: cells.reduce((sum, { value }) => sum + value, 0) / cells.length }
]

export const log = (options: Options & { readonly steps?: number } = {}): ReadonlyArray<Results.LogRow> =>
  encoders(options).filter(({ strategy }) => strategy !== "untrained").flatMap(({ m, model, s, seed, strategy }) =>
    Array.from({ length: options.steps ?? 500 }, (_, step) => ({
      model: model.name,
      strategy,
      seed,
      step: step + 1,
      loss: (4.6 - 0.2 * m) * Math.exp(-step / (120 - 15 * m)) + 0.4 + 0.1 * s
        + 0.4 * (Stream.uniform(Stream.make(seed, `loss/${strategy}/${m}`), step) - 0.5),
      learningRate: 3e-5,
      gradientNorm: 1
    }))
  )

/** A digest that depends on the name alone. */
export const digestOf = (name: string): string =>
  Array.from(
    { length: 8 },
    (_, i) => Math.floor(Stream.uniform(Stream.make(1, name), i) * 2 ** 32).toString(16).padStart(8, "0")
  ).join("")

const artifact = (what: string, kind: string, of: string): Results.ProvenanceRow => ({
  what,
  of,
  kind,
  digest: digestOf(`${what}/${of}`)
})

/** What each encoder has, and what all have together. */
export const provenance: ReadonlyArray<Results.ProvenanceRow> = [
  ...["results", "differences", "trends", "fits"].map((what) => artifact(what, what, "")),
  ...encoders({}).flatMap(({ model, seed, strategy }) => {
    const label = `${model.name}/${strategy}/${seed}`
    return [
      ...(strategy === "untrained" ? [] : [artifact("logs", "training-log", label)]),
      artifact("encoders", "encoder", label),
      artifact("embeddings", "embeddings", label),
      artifact("means", "measure-means", label),
      artifact("topics", "topic-values", label)
    ]
  })
]

export const config = {
  dataset: "mtop",
  sizes: ["small", "base", "large", "xl"],
  batchSize: 100,
  note: "a < b & \"c\""
}
