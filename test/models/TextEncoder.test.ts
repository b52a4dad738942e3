import test from "ava"
import * as Effect from "effect/Effect"
import * as Encoder from "../../src/models/Encoder.ts"
import { common } from "../../src/models/t5/T5Config.ts"
import * as TextEncoder from "../../src/models/TextEncoder.ts"
import * as Weights from "../../src/models/Weights.ts"
import * as Backend from "../../src/tensors/Backend.ts"

const config = { ...common, vocabularySize: 50, dModel: 48, dFf: 96, dKv: 16, heads: 3, layers: 2 }
const bert: Encoder.EncoderConfig = {
  architecture: "bert",
  modelType: "xlm-roberta",
  vocabularySize: 50,
  dModel: 48,
  dFf: 96,
  heads: 3,
  layers: 2,
  positions: 40,
  firstPosition: 2,
  tokenTypes: 1,
  activation: "gelu",
  layerNormEpsilon: 1e-5,
  dropout: 0
}

/** Texts of 1 to 23 tokens, in no order of length. */
const sequences = Array.from(
  { length: 40 },
  (_, i) => Int32Array.from({ length: 1 + (i * 7) % 23 }, (_, at) => 3 + (i * 5 + at * 11) % 47)
)

const encoded = (config: Encoder.EncoderConfig, texts: ReadonlyArray<Int32Array>, batchSize: number) =>
  Effect.gen(function*() {
    const weights = Encoder.initialise(config, 1)
    return yield* TextEncoder.encodeAll({
      sequences: texts,
      maxTokens: 30,
      batchSize,
      dimensions: Encoder.dimensions(config),
      encode: yield* Encoder.program(config),
      weights: Effect.sync(() => Weights.toTensors(weights)),
      onProgress: () => Effect.void
    })
  }).pipe(Effect.provide(Backend.layer("wasm")), Effect.runPromise)

for (const [name, of] of [["T5", config], ["BERT", bert]] as const) {
  test.serial(`${name} on wasm: a text's embedding has the same bits whatever texts are encoded with it`, async (t) => {
    const all = await encoded(of, sequences, 64)
    for (const batchSize of [1, 3, 16]) t.deepEqual(await encoded(of, sequences, batchSize), all)
    const width = all.length / sequences.length
    t.deepEqual(await encoded(of, sequences.slice(11, 29), 5), all.subarray(11 * width, 29 * width))
  })
}
