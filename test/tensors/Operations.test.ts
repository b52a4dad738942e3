import * as tf from "@tensorflow/tfjs-core"
import { gatherRows } from "../../src/tensors/GatherRows.ts"
import { valueAndGradients } from "../../src/tensors/Gradients.ts"
import { distance, normal } from "./numbers.ts"
import { onBackends } from "./onBackends.ts"
import { evaluate, operations, scalarOf } from "./operations.ts"

/** Rounding of float32 in the difference quotient, for values of order 10 and a step of 1e-2. */
const quotientTolerance = 5e-3

for (const [name, { inputs, run }] of Object.entries(operations)) {
  onBackends(`${name}: the gradient is the limit of difference quotients`, (t) => {
    const at = inputs()
    const { gradients } = valueAndGradients((x) => scalarOf(run(x)), at)
    for (const key of Object.keys(at)) {
      const direction = normal(at[key].shape as never, "direction")
      const value = (step: number) =>
        scalarOf(run({ ...at, [key]: tf.add(at[key], tf.mul(direction, step)) })).dataSync()[0]
      const quotient = (value(1e-2) - value(-1e-2)) / 2e-2
      const slope = tf.sum(tf.mul(gradients[key], direction)).dataSync()[0]
      t.true(
        Math.abs(quotient - slope) < quotientTolerance * Math.max(1, Math.abs(slope)),
        `${key}: ${slope}, ${quotient}`
      )
    }
  })

  onBackends(`${name}: a second evaluation gives the same bits and leaves no tensor behind`, (t) => {
    const at = inputs()
    const first = evaluate({ inputs, run }, at)
    const { numTensors } = tf.memory()
    t.deepEqual(evaluate({ inputs, run }, at), first)
    t.is(tf.memory().numTensors, numTensors)
  })
}

/** Backends sum in different orders and compute exponentials differently. */
const backendTolerance = 2e-6

const results = new Map<string, ReadonlyArray<ArrayLike<number>>>()

onBackends("operations agree with those of the other backend", (t) => {
  for (const [name, operation] of Object.entries(operations)) {
    const found = evaluate(operation, operation.inputs())
    const others = results.get(name) ?? found
    results.set(name, found)
    for (const [i, other] of others.entries()) {
      const scale = Math.max(1, ...Array.from(other, Math.abs))
      t.true(distance(found[i], other) <= backendTolerance * scale, `${name} ${i}: ${distance(found[i], other)}`)
    }
  }
})

onBackends("a gathered row outside the table is an error", (t) => {
  t.throws(() => gatherRows(tf.zeros([3, 2]), Int32Array.of(0, 3)), { message: "Row 3 of a table of 3 rows" })
})
