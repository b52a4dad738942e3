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
  const distances = langs.map((queryLang, q) => ({
    queryLang,
    docLang: "*",
    value: [4900, 900, 640, 600][s] * (1 - 0.12 * m) + 40 * q + 1000 * noise(900 + q)
  }))
  const bias = withMacro(distances).map((cell) => ({
    ...about,
    relation: "translation" as const,
    setting: "multilingual" as const,
    measure: "RankDistance",
    ...cell,
    queries: cell.queryLang === "*" ? 7422 : 1237,
    dropped: 0
  }))
  return [...frame, ...bias]
}

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

export const provenance: ReadonlyArray<Results.ProvenanceRow> = ["results", "encoders", "means"].map((what, i) => ({
  what,
  of: i === 0 ? "" : "xl/hybrid/1",
  kind: i === 1 ? "encoder" : "table",
  digest: String(i).repeat(3).padEnd(64, "fedcba9876543210")
}))

export const config = {
  dataset: "mtop",
  sizes: ["small", "base", "large", "xl"],
  batchSize: 100,
  note: "a < b & \"c\""
}
