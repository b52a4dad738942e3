/** Every dataset. To add one, write its file and add its line here. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { Dataset, EvaluationSet, TrainingSet } from "./Dataset.ts"
import { DatasetUnknown } from "./Errors.ts"
import * as Mini from "./Mini.ts"
import * as Mtop from "./Mtop.ts"
import * as Ntrex from "./Ntrex.ts"
import * as XquadR from "./XquadR.ts"

export const all: ReadonlyArray<Dataset> = [
  Mini.evaluation,
  Mini.training,
  Mtop.dev,
  Mtop.test,
  Ntrex.dataset,
  XquadR.dataset
]

/** The dataset of that name. */
export const find = (name: string): Dataset | undefined => all.find((dataset) => dataset.name === name)

const namesOf = (role: Dataset["role"]): ReadonlyArray<string> =>
  all.filter((dataset) => dataset.role === role).map(({ name }) => name)

/** For configs: the name of an evaluation set. */
export const EvaluationName = Schema.Literals(namesOf("evaluation"))

/** For configs: the name of a training set. */
export const TrainingName = Schema.Literals(namesOf("training"))

/** The evaluation set of that name. */
export const evaluationSet = (name: string): Effect.Effect<EvaluationSet, DatasetUnknown> => named(name, "evaluation")

/** The training set of that name. */
export const trainingSet = (name: string): Effect.Effect<TrainingSet, DatasetUnknown> => named(name, "training")

const named = <R extends Dataset["role"]>(
  name: string,
  role: R
): Effect.Effect<Extract<Dataset, { readonly role: R }>, DatasetUnknown> => {
  const dataset = find(name)
  return dataset?.role === role
    ? Effect.succeed(dataset as Extract<Dataset, { readonly role: R }>)
    : Effect.fail(new DatasetUnknown({ name, role, known: namesOf(role) }))
}
