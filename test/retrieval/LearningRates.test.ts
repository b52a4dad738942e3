import test from "ava"
import * as LearningRates from "../../src/retrieval/LearningRates.ts"

const macro = (setting: "monolingual" | "multilingual", value: number) =>
  ({ relation: "frame", setting, queryLang: "*", docLang: "*", measure: "AP", value }) as const

const trial = (learningRate: number, ...values: ReadonlyArray<number>): LearningRates.Trial => ({
  learningRate,
  means: [
    ...values.map((value) => macro("monolingual", value)),
    // None of these counts.
    { ...macro("multilingual", 1), measure: "nDCG@10" },
    { ...macro("multilingual", 1), relation: "translation" },
    { ...macro("multilingual", 1), queryLang: "de" }
  ]
})

test("a learning rate is worth the mean over the trials with it and their settings", (t) => {
  const candidates = LearningRates.candidates([trial(0.3, 0.2, 0.4), trial(0.1, 0.5), trial(0.3, 0.6)], "AP")
  t.deepEqual(candidates.map(({ learningRate }) => learningRate), [0.1, 0.3])
  t.deepEqual(candidates.map(({ value }) => value.toFixed(12)), ["0.500000000000", "0.400000000000"])
  t.is(LearningRates.best(candidates).learningRate, 0.1)
})

test("of learning rates that are equally good, the smallest is chosen", (t) => {
  t.is(LearningRates.best(LearningRates.candidates([trial(0.3, 0.5), trial(0.1, 0.5)], "AP")).learningRate, 0.1)
})
