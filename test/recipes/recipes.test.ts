import test from "ava"
import * as Benchmarks from "../../src/recipes/Benchmarks.ts"
import { downloads } from "../../src/recipes/Downloads.ts"
import * as Initialisation from "../../src/recipes/Initialisation.ts"
import type { Source } from "../../src/sources/Source.ts"
import { TrainTokenizer } from "../../src/stages/TrainTokenizer.ts"

test("datasets of the same files share a download, embedded ones have none", (t) => {
  const files = downloads(["mtop-official-test", "mini-training", "mtop-official-dev", "xquad-r"])
  t.deepEqual(Object.values(files).map(({ step }) => step.name), ["download/mtop-official-test", "download/xquad-r"])
})

test("only the files of the languages asked for are downloaded", (t) => {
  const urls = ({ step }: { readonly step: { readonly params: object } }) =>
    (step.params as { readonly sources: ReadonlyArray<Source> }).sources.map(({ url }) => url.split("/").at(-1))
  t.deepEqual(urls(downloads(["xquad-r"], ["de", "th"])["xquad-r"]), ["de.json", "th.json"])
  t.is(urls(downloads(["xquad-r"])["xquad-r"]).length, 11)
})

test("a corpus of several files is downloaded and prepared file by file, and searched as one", (t) => {
  const { documents, parallel, qrels } = Benchmarks.prepared("miracl/ar", "miracl-ar-dev", ["ar"])
  t.deepEqual(Object.keys(documents), ["ar-0", "ar-1", "ar-2", "ar-3", "ar-4"])
  t.is(documents["ar-3"].step.name, "prepare/miracl/ar/ar-3")
  t.deepEqual(Object.keys(qrels), ["judged"])
  t.is(parallel, undefined)
})

test("what answers a question in several languages is parallel, and all its texts are kept out of training", (t) => {
  const benchmark = Benchmarks.prepared("xquad-r", "xquad-r", ["de", "en"])
  t.is(benchmark.parallel, "answer")
  t.deepEqual(Object.keys(Benchmarks.texts([benchmark])), ["xquad-r/queries", "xquad-r/documents"])
})

const vocabulary = {
  seeds: [1, 2],
  vocabularySize: 100,
  tokenizer: TrainTokenizer.step("tokenizer", {
    params: { vocabularySize: 100 },
    inputs: { pairs: undefined as never }
  }).outputs.tokenizer
}

test("a checkpoint is loaded once for all seeds, with the head that is its own or another", (t) => {
  const labse = Initialisation.starts("labse", { checkpoint: "sentence-transformers/LaBSE" }, vocabulary)
  t.is(labse.get(1), labse.get(2))
  t.like(labse.get(1)?.encoder.step.params, { pooling: "cls", head: { _tag: "dense-tanh", width: 768 } })
  t.is(labse.get(1)?.encoder.step.name, "load/sentence-transformers/LaBSE")
  const projected = { checkpoint: "google/mt5-small", head: { _tag: "projection", width: 768 } } as const
  t.like(Initialisation.starts("small", projected, vocabulary).get(1)?.shape, {
    dModel: 512,
    head: { _tag: "projection", width: 768 }
  })
})

test("a repository that is not in the list is described by its name, commit and files", (t) => {
  const revision = "0123456789abcdef0123456789abcdef01234567"
  const checkpoint = { repository: "lab/mt5", revision, files: ["config.json"], licence: "MIT" } as const
  const model = Initialisation.starts("mine", { checkpoint }, vocabulary).get(1)
  t.is(model?.shape, undefined)
  t.like(model?.encoder.step.params, { folder: `huggingface.co/lab/mt5/resolve/${revision}` })
})

test("random weights differ by seed", (t) => {
  const size = { dModel: 8, dFf: 16, dKv: 4, heads: 2, layers: 1, relativeBuckets: 32, relativeMaxDistance: 128 }
  const starts = Initialisation.starts("tiny", { ...size, layerNormEpsilon: 1e-6, dropout: 0.1 }, vocabulary)
  t.deepEqual([...starts.values()].map(({ encoder }) => encoder.step.name), ["initialise/tiny/1", "initialise/tiny/2"])
  t.like(starts.get(1)?.shape, { vocabularySize: 100 })
})
