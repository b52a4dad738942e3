import * as tf from "@tensorflow/tfjs-core"
import test, { type ExecutionContext } from "ava"
import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import manifest from "../../package.json" with { type: "json" }
import * as Backend from "../../src/tensors/Backend.ts"
import * as Derivatives from "../../src/tensors/Derivatives.ts"
import { gatherRows } from "../../src/tensors/GatherRows.ts"
import { valueAndGradients } from "../../src/tensors/Gradients.ts"
import * as Kernel from "../../src/tensors/onnx/Kernel.ts"
import * as Kernels from "../../src/tensors/onnx/Kernels.ts"
import { OnnxBackend } from "../../src/tensors/onnx/OnnxBackend.ts"
import * as Runtime from "../../src/tensors/onnx/Runtime.ts"
import type { Printed } from "../fixtures/twentySteps.ts"
import { isInstalled } from "./onBackends.ts"

/** Relative. Backends sum in different orders and approximate exp and tanh differently; 20 steps amplify it. */
const LOSSES = 1e-5

const twentySteps = fileURLToPath(new URL("../fixtures/twentySteps.ts", import.meta.url))

const trainedOn = async (name: Backend.Name): Promise<Printed> => {
  const { stdout } = await promisify(execFile)(process.execPath, [twentySteps, name])
  return JSON.parse(stdout) as Printed
}

/** Whether the optional package is there; a test without it passes. */
const isThere = (t: ExecutionContext): boolean => {
  const there = isInstalled("onnxruntime-node")
  if (!there) {
    t.log("Skipped: onnxruntime-node is not installed")
    t.pass()
  }
  return there
}

test.serial("twenty steps on onnx are those on cpu, twice and resumed the same bits", async (t) => {
  if (!isThere(t)) return
  const once = await trainedOn("onnx")
  t.deepEqual(await trainedOn("onnx"), once)
  t.is(once.resumed, once.whole)
  const { losses } = await trainedOn("cpu")
  const off = losses.map((loss, step) => Math.abs(once.losses[step] - loss) / loss)
  t.true(Math.max(...off) <= LOSSES, `off by ${Math.max(...off)}`)
})

/** Makes a backend that tells how many programs it compiled. */
const counting = async () => {
  const runtime = await Runtime.load(1)
  const counts = { compiled: 0, runs: 0 }
  const backend = new OnnxBackend({
    ...runtime,
    compile: (program) => {
      counts.compiled++
      const session = runtime.compile(program)
      return {
        ...session,
        run: (feeds, fetches) => {
          counts.runs++
          session.run(feeds, fetches)
        }
      }
    }
  })
  if (isRegistered) tf.removeBackend(Kernel.NAME)
  else {
    Kernels.register()
    Derivatives.register()
  }
  isRegistered = true
  tf.registerBackend(Kernel.NAME, () => backend)
  await tf.setBackend(Kernel.NAME)
  return counts
}
let isRegistered = false

test.serial("nothing runs until a value is read, and then all that is held does", async (t) => {
  if (!isThere(t)) return
  const counts = await counting()
  const [a, b] = tf.tidy(() => {
    const x = tf.tensor1d([1, 2, 3])
    return [tf.add(x, 1), tf.mul(tf.add(x, x), 2)]
  })
  t.is(counts.runs, 0)
  t.deepEqual([...b.dataSync()], [4, 8, 12])
  t.deepEqual([...await a.data()], [2, 3, 4])
  t.is(counts.runs, 1)
  tf.dispose([a, b])
})

test.serial("a program is compiled once, whatever the sizes and the values", async (t) => {
  if (!isThere(t)) return
  const counts = await counting()
  for (const rows of [3, 5, 8]) {
    const table = tf.ones([10, 4]) as tf.Tensor2D
    const ids = Int32Array.from({ length: rows }, (_, i) => i % 4)
    const { gradients, value } = valueAndGradients(
      ({ table }) => tf.sum(tf.square(gatherRows(table as tf.Tensor2D, ids))),
      { table }
    )
    t.is(value.dataSync()[0], 4 * rows)
    const gradient = [...gradients["table"].dataSync()]
    t.deepEqual(gradient.slice(0, 4), Array(4).fill(2 * Math.ceil(rows / 4)))
    t.deepEqual(gradient.slice(36), [0, 0, 0, 0])
    tf.dispose([table, value, gradients["table"]])
  }
  t.deepEqual(counts, { compiled: 1, runs: 3 })
})

test.serial("values that were read stay as they are", async (t) => {
  if (!isThere(t)) return
  await counting()
  const size = 2 ** 15 // large enough for its memory to be used again
  const x = tf.add(tf.zeros([size]), 1)
  const read = x.dataSync()
  x.dispose()
  for (let i = 0; i < 3; i++) {
    const y = tf.add(tf.zeros([size]), 7)
    t.is(y.dataSync()[size - 1], 7)
    y.dispose()
  }
  t.is(read[0], 1)
  t.is(read[size - 1], 1)
})

test.serial("a program that fails is an error of its own values only", async (t) => {
  if (!isThere(t)) return
  await counting()
  const vast = tf.sum(tf.mul(tf.ones([2 ** 20, 1]), tf.ones([1, 2 ** 20]))) // through 4 TiB
  t.throws(() => vast.dataSync(), { message: /^onnxruntime could not run a program; a smaller batch or model may fit/ })
  t.deepEqual([...tf.add(tf.tensor1d([1]), 1).dataSync()], [2])
  t.throws(() => vast.dataSync(), { message: "The program that was to compute this value failed" })
})

test.serial("a value may be wanted and its tensor be gone before it is there", async (t) => {
  if (!isThere(t)) return
  await counting()
  const x = tf.add(tf.tensor1d([1]), 1)
  const values = x.data()
  x.dispose()
  t.deepEqual([...await values], [2])
})

test.serial("what is recorded is of the moment, whatever becomes of the arrays given", async (t) => {
  if (!isThere(t)) return
  await counting()
  const given = Float32Array.of(1, 2)
  const ids = Int32Array.of(1)
  const sum = tf.add(tf.tensor1d(given), 1)
  const row = gatherRows(tf.tensor2d([[1], [2]]), ids)
  given.fill(9)
  ids.fill(0)
  t.deepEqual([...sum.dataSync()], [2, 3])
  t.deepEqual([...row.dataSync()], [2])
})

test.serial("zero keeps its sign", async (t) => {
  if (!isThere(t)) return
  await counting()
  const { div, fill } = tf
  t.deepEqual([...div(1, fill([1], -0)).dataSync()], [-Infinity])
  t.deepEqual([...div(1, fill([1], 0)).dataSync()], [Infinity])
})

test("the key names the version that is installed", (t) => {
  t.is(Backend.environment("onnx").library, `onnxruntime-node@${manifest.optionalDependencies["onnxruntime-node"]}`)
})
