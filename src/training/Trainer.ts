/** Fine-tuning: the loop over steps, which can be watched, interrupted and resumed. */
import type * as tf from "@tensorflow/tfjs-core"
import * as Effect from "effect/Effect"
import { Backend } from "../tensors/Backend.ts"
import { TrainingDiverged } from "./Errors.ts"
import type { Hyperparameters } from "./Hyperparameters.ts"
import * as LearningRate from "./LearningRate.ts"
import * as TrainingState from "./TrainingState.ts"
import { type Encode, type Examples, trainingStep } from "./TrainingStep.ts"

export interface Options<E = never, R = never> {
  readonly encode: Encode
  readonly hyperparameters: Hyperparameters
  /** Steps of the whole training, those before `from` included; the schedule ends with them. */
  readonly steps: number
  /** The examples of a step, a function of its number alone. */
  readonly batch: (step: number) => Examples
  /** The start of a training, or a checkpoint of it. Its tensors are taken over. */
  readonly from: TrainingState.TrainingState
  /** Called after every step. */
  readonly onStep?: (row: TrainingState.LogRow) => Effect.Effect<void, E, R>
  /** Called after every so many steps, but not after the last; the state's tensors are lent for the call. */
  readonly checkpoint?: {
    readonly everySteps: number
    readonly save: (state: TrainingState.TrainingState) => Effect.Effect<void, E, R>
  }
}

/**
 * Trains to the last step and returns the final state, whose tensors are the caller's. Resumed from a checkpoint it
 * returns the same bits as without interruption. Between steps it yields to the event loop; if it fails or is
 * interrupted, its tensors are freed.
 */
export const fineTune = Effect.fn("Trainer.fineTune")(function*<E = never, R = never>(options: Options<E, R>) {
  yield* Backend
  const { batch, checkpoint, encode, hyperparameters, onStep, steps } = options
  const log = [...options.from.log]
  let state = options.from

  const takeStep = Effect.gen(function*() {
    const { step } = state
    const learningRate = LearningRate.at(hyperparameters.schedule, hyperparameters.learningRate, { step, steps })
    const trained = trainingStep(encode, state, batch(step), { hyperparameters, step, learningRate })
    state = { step: step + 1, weights: trained.weights, moments: trained.moments, log }
    const [loss, gradientNorm] = yield* readBack([trained.loss, trained.gradientNorm])
    const row = { step, loss, learningRate, gradientNorm, tokens: trained.tokens }
    if (!Number.isFinite(loss) || !Number.isFinite(gradientNorm)) return yield* new TrainingDiverged(row)
    log.push(row)
    if (onStep) yield* onStep(row)
  })

  const train = Effect.gen(function*() {
    while (state.step < steps) {
      yield* takeStep
      if (checkpoint && state.step < steps && state.step % checkpoint.everySteps === 0) yield* checkpoint.save(state)
      yield* Effect.yieldNow
    }
    return state
  })

  return yield* train.pipe(Effect.onError(() => Effect.sync(() => TrainingState.dispose(state))))
})

/** The values of scalars, which are then freed. */
const readBack = (scalars: ReadonlyArray<tf.Scalar>): Effect.Effect<ReadonlyArray<number>> =>
  Effect.uninterruptible(
    Effect.map(Effect.promise(() => Promise.all(scalars.map((scalar) => scalar.data()))), (values) => {
      for (const scalar of scalars) scalar.dispose()
      return values.map(([value]) => value)
    })
  )
