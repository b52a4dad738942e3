import test from "ava"
import * as Initialisation from "../../src/recipes/Initialisation.ts"
import { TrainTokenizer } from "../../src/stages/TrainTokenizer.ts"

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
