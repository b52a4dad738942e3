import test from "ava"
import * as Schema from "effect/Schema"
import { Hyperparameters } from "../../src/training/Hyperparameters.ts"
import { hyperparameters } from "./tiny.ts"

const encode = Schema.encodeSync(Hyperparameters)
const decode = Schema.decodeUnknownSync(Hyperparameters)

test("options left out stay out of the encoded form, and so of keys", (t) => {
  t.deepEqual(encode(hyperparameters), { ...hyperparameters })
  t.deepEqual(Object.keys(encode(decode(hyperparameters))).sort(), Object.keys(hyperparameters).sort())
})

test("optimizer, chunk size and recomputation come back as they were written", (t) => {
  const optimizers = ["adamw", "row-sparse-adamw", "adafactor-t5"].map((_tag) => ({ _tag }))
  for (const optimizer of [...optimizers, { _tag: "adafactor-huggingface", scalesByWeight: true }]) {
    const given = { ...hyperparameters, optimizer, chunkSize: 32, recompute: true }
    t.deepEqual(encode(decode(given)), given as never)
  }
})

test("an unknown optimizer and a chunk of nothing are refused", (t) => {
  t.throws(() => decode({ ...hyperparameters, optimizer: { _tag: "sgd" } }))
  t.throws(() => decode({ ...hyperparameters, chunkSize: 0 }))
})
