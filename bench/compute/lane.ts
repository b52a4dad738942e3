/** One turn of this project: `node bench/compute/lane.ts '<an Assignment>'` prints a Measurement. */
import * as tf from "@tensorflow/tfjs-core"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { performance } from "node:perf_hooks"
import type { Parameter } from "../../src/models/Parameters.ts"
import * as T5 from "../../src/models/t5/T5.ts"
import { parameters } from "../../src/models/t5/T5Parameters.ts"
import * as TokenBatch from "../../src/models/TokenBatch.ts"
import * as Weights from "../../src/models/Weights.ts"
import * as Stream from "../../src/random/Stream.ts"
import * as Backend from "../../src/tensors/Backend.ts"
import type { Tensors } from "../../src/tensors/Gradients.ts"
import { defaults } from "../../src/training/Hyperparameters.ts"
import * as TrainingState from "../../src/training/TrainingState.ts"
import { type Encode, trainingStep } from "../../src/training/TrainingStep.ts"
import { Assignment, type Measurement } from "./Measurement.ts"
import * as Shape from "./Shape.ts"

const measure = async (assignment: Assignment): Promise<Measurement> => {
  const { shape, task } = assignment
  const weights = weightsOf(shape)
  const step = task === "encoding" ? encoding(shape, weights) : training(shape, weights)
  await step()
  const { kernels } = await tf.profile(async () => {
    await step()
    return []
  })
  const millis = await timesOf(step, assignment)
  const multiply = multiplication(assignment.products)
  await multiply()
  const productMillis = await timesOf(multiply, { steps: 5, millis: 300 })
  return { millis, productMillis, kernels: kernels.length, ...deviceMemory() }
}

/** Of the webgpu backend; others do not tell. */
const deviceMemory = () => {
  const { bufferManager } = tf.backend() as { readonly bufferManager?: { readonly peakBytesAllocated: number } }
  return bufferManager === undefined ? {} : { deviceBytes: bufferManager.peakBytesAllocated }
}

const timesOf = async (step: () => Promise<unknown>, { millis, steps }: Pick<Assignment, "steps" | "millis">) => {
  const times: Array<number> = []
  for (const end = performance.now() + millis; times.length < steps || performance.now() < end;) {
    const start = performance.now()
    await step()
    times.push(performance.now() - start)
  }
  return times
}

/** A linear layer as a training step has it: its value, and the gradients of its input and its weight. */
const multiplication = ({ inputs, outputs, rows }: Assignment["products"]) => {
  const x = filled([rows, inputs], 1)
  const weight = filled([outputs, inputs], 1)
  const dy = filled([rows, outputs], 1)
  return async () => {
    const results = [tf.matMul(x, weight, false, true), tf.matMul(dy, weight), tf.matMul(dy, x, true)]
    // Reading one element waits for all.
    const corners = results.map((result) => tf.slice(result, [0, 0], [1, 1]))
    await Promise.all(corners.map((corner) => corner.data()))
    tf.dispose([...results, ...corners])
  }
}

const encoding = (shape: Shape.Shape, weights: Tensors) => async () => {
  const embeddings = T5.encode(shape.config, weights, TokenBatch.make(texts(shape, "encoding")))
  await embeddings.data()
  embeddings.dispose()
}

const training = (shape: Shape.Shape, weights: Tensors) => {
  const all = texts(shape, "training step")
  const examples = {
    queries: all.slice(0, shape.pairs),
    passages: all.slice(shape.pairs),
    passageGroups: Array.from({ length: shape.pairs }, (_, i) => `${i}`)
  }
  const tokens = { queryMaxTokens: shape.queryTokens, passageMaxTokens: shape.passageTokens }
  const hyperparameters = { ...defaults, ...tokens, ...shape.method, learningRate: 1e-3, dropout: 0 }
  const encode: Encode = (weights, batch, training) => T5.encode(shape.config, weights, batch, training)
  let state = TrainingState.start(weights)
  return async () => {
    const at = { hyperparameters, step: state.step, learningRate: 1e-3 }
    const trained = trainingStep(encode, state, examples, at)
    state = { ...state, ...trained, step: state.step + 1 }
    await trained.loss.data()
    tf.dispose([trained.loss, trained.gradientNorm])
  }
}

const texts = (shape: Shape.Shape, task: Shape.Task): ReadonlyArray<Int32Array> =>
  Shape.lengths(shape, task).map((length, text) => {
    const stream = Stream.make(0, `text/${text}`)
    return Int32Array.from({ length }, (_, i) => Stream.integer(stream, i, shape.config.vocabularySize))
  })

const weightsOf = ({ config }: Shape.Shape): Tensors =>
  Weights.toTensors(
    Object.fromEntries(
      parameters(config).map(({ name, shape, start }: Parameter) => [name, {
        shape,
        values: typeof start === "number"
          ? drawn(shape, start)
          : new Float32Array(tf.util.sizeFromShape([...shape])).fill(start === "ones" ? 1 : 0)
      }])
    )
  )

const filled = (shape: readonly [number, number], deviation: number): tf.Tensor2D =>
  tf.tensor2d(drawn(shape, deviation), [...shape])

/** Normally distributed, from few draws, since what the values are does not change the time. */
const drawn = (shape: ReadonlyArray<number>, deviation: number): Float32Array => {
  const values = new Float32Array(tf.util.sizeFromShape([...shape]))
  for (let i = 0; i < values.length; i++) values[i] = deviation * draws[i % draws.length]
  return values
}

const stream = Stream.make(0, "weights")
const draws = Float32Array.from({ length: 65521 }, (_, i) => Stream.normal(stream, i))

const main = Effect.gen(function*() {
  const assignment = Schema.decodeUnknownSync(Schema.fromJsonString(Assignment))(process.argv.at(-1))
  const backend = Schema.decodeUnknownSync(Backend.Name)(assignment.of)
  const work = Effect.tryPromise({ try: () => measure(assignment), catch: String })
  return yield* Effect.provide(work, Backend.layer(backend))
})

const print = (value: unknown) => Effect.sync(() => process.stdout.write(`\n${JSON.stringify(value)}\n`))

await Effect.runPromise(
  main.pipe(
    Effect.catchTag("BackendUnavailable", () => Effect.succeed({ problem: "not usable on this machine" })),
    Effect.catch((problem) => Effect.succeed({ problem })),
    Effect.flatMap(print)
  )
)
