/** The process of one probe: prints what became of the backend it is told. */
import * as tf from "@tensorflow/tfjs-core"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { writeSync } from "node:fs"
import * as Backend from "./Backend.ts"
import { start } from "./backends/WebGpu.ts"
import * as LargestTensor from "./LargestTensor.ts"
import type { Outcome } from "./Probe.ts"
import * as WebGpuDevice from "./webgpu/Device.ts"

const SIZE = 64

/** Integers, whose products and sums a float holds exactly: every order of sums gives the same. */
const isExact = async (): Promise<boolean> => {
  const [a, b] = [5, 7].map((modulus) => Float32Array.from({ length: SIZE * SIZE }, (_, i) => i % modulus - 2))
  const product = await tf.tidy(() => tf.matMul(tf.tensor2d(a, [SIZE, SIZE]), tf.tensor2d(b, [SIZE, SIZE]))).data()
  return product.every((value, at) => {
    const [row, column] = [Math.floor(at / SIZE), at % SIZE]
    let sum = 0
    for (let k = 0; k < SIZE; k++) sum += a[row * SIZE + k] * b[k * SIZE + column]
    return value === sum
  })
}

const ANOTHER = "Choose another backend"

const name = Schema.decodeUnknownSync(Backend.Name)(process.argv[2])

const probed = Effect.gen(function*() {
  // Where Dawn does not start, the layer says so.
  if (name === "webgpu") yield* Effect.ignore(Effect.tryPromise(() => start().then(WebGpuDevice.note)))
  const exact = Effect.flatMap(Backend.Backend, () => Effect.promise(isExact))
  const right = yield* Effect.provide(exact, Backend.layer(name))
  const { device } = Backend.environment(name)
  if (!right) return failed("it multiplied two matrices wrongly", ANOTHER)
  const largest = LargestTensor.bytes()
  const outcome: Outcome = {
    usable: true,
    ...(device === undefined ? {} : { device }),
    ...(Number.isFinite(largest) ? { largestTensorBytes: largest } : {})
  }
  return outcome
})

const failed = (cause: string, hint: string): Outcome => ({ usable: false, cause, hint })

const outcome = await probed.pipe(
  Effect.catch(({ cause, hint }) => Effect.succeed(failed(cause, hint))),
  // It started, and then a kernel threw.
  Effect.catchCause((cause) => Effect.succeed(failed(String(Cause.squash(cause)), ANOTHER))),
  Effect.runPromise
)
writeSync(1, JSON.stringify(outcome))
// Dawn keeps a process alive, and may crash while one ends in order.
process.kill(process.pid, "SIGKILL")
