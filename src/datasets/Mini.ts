/**
 * The embedded data: sentences of a small parallel grammar written for this package (mini/), in the six languages and
 * eleven domains of MTOP. Nothing is downloaded. Training and evaluation share words but no sentence.
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type * as Dataset from "./Dataset.ts"
import * as LogicalForm from "./LogicalForm.ts"
import * as Generate from "./mini/Generate.ts"
import { languages } from "./mini/Grammar.ts"

const described = {
  languages: [...languages].sort(),
  licence: "Apache-2.0",
  citation: "The grammar in src/datasets/mini of this package",
  sources: []
}

/** 360 utterances. */
export const evaluation: Dataset.EvaluationSet = {
  ...described,
  role: "evaluation",
  name: "mini-evaluation",
  load: () =>
    Effect.map(given(Generate.evaluationSet({ seed: 1, utterances: 360 })), (rows) => rows.flatMap(utterancesOf))
}

/** 2,400 pairs. */
export const training: Dataset.TrainingSet = {
  ...described,
  role: "training",
  name: "mini-training",
  load: () =>
    Effect.map(given(Generate.trainingPairs({ seed: 1, ids: 2400 })), (pairs) => ({
      pairs: pairs.flatMap(pairsOf),
      dropped: 0
    }))
}

const utterancesOf = ({ id, mr, question }: Generate.Row): ReadonlyArray<Dataset.Utterance> => {
  const frame = LogicalForm.frame(Result.getOrThrow(LogicalForm.parse(mr.slot_intent.en)))
  return described.languages.map((lang) => ({ utteranceId: id, lang, text: question[lang], frame }))
}

const pairsOf = ({ id, passage, query }: Generate.Pair): ReadonlyArray<Dataset.Pair> =>
  described.languages.map((lang) => ({ pairId: `mini:${id}`, lang, query: query[lang], passage: passage[lang] }))

/** That the grammar gives this much is tested: if it did not, that would be a defect of the program. */
const given = <A, E>(result: Result.Result<A, E>): Effect.Effect<A> => Effect.orDie(Effect.fromResult(result))
