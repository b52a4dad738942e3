/**
 * A second thread for large matrix products. The memory of the tfjs backend cannot be shared, so the thread has one of
 * its own, and operands and result are copied: a few percent of the time of a product that is worth it.
 *
 * A row of a product does not depend on the rows beside it (Gemm.ts), so the bits are the same with and without it.
 */
import { availableParallelism } from "node:os"
import { Worker } from "node:worker_threads"
import { assemble } from "./Assembler.ts"
import { gemm, scratchBytes } from "./Gemm.ts"
import { makeSharedMemory, PAGE_BYTES, type SharedMemory } from "./Instance.ts"

/** c [m × n] = a [m × k] · b [k × n], row by row; transposed, a is [k × m] in memory, and b is [n × k]. */
export interface Product {
  readonly m: number
  readonly k: number
  readonly n: number
  readonly transposeA: boolean
  readonly transposeB: boolean
  /** Writes the elements of a. */
  readonly writeA: (a: Float32Array) => void
  readonly b: Float32Array
}

/** Waits for the result, which is valid until the next product begins. */
export type Finish = () => Float32Array

/** Begins a product, or says by undefined that there is no second thread: not yet, or none for a product so large. */
export const begin = (product: Product): Finish | undefined => {
  const thread = started ??= availableParallelism() > 1 ? start() : "none"
  return thread === "none" || Atomics.load(thread.ready, 0) === 0 ? undefined : give(thread, product)
}

/** What both threads see. The arrays are of one integer each but for `values`. */
export interface Given {
  readonly memory: SharedMemory
  /** The bytes of a module that exports `gemm`. */
  readonly module: Uint8Array<ArrayBuffer>
  /** Not 0 once the thread waits for products. */
  readonly ready: Int32Array
  /** How many products were given, and done. */
  readonly given: Int32Array
  readonly done: Int32Array
  /** Of gemm's parameters, for the last product given. */
  readonly values: Int32Array
}

/** 1 GiB. */
const mostPages = 16384

let started: Given | "none" | undefined

/** Products are computed without it until it is there, and the process ends without waiting for it. */
const start = (): Given | "none" => {
  const integers = (length: number) => new Int32Array(new SharedArrayBuffer(4 * length))
  const workerData: Given = {
    memory: makeSharedMemory(mostPages),
    module: assemble([gemm], mostPages),
    ready: integers(1),
    given: integers(1),
    done: integers(1),
    values: integers(gemm.parameters.length)
  }
  const worker = new Worker(new URL(import.meta.resolve("./PartnerThread.ts")), { workerData })
  worker.unref()
  worker.on("error", () => started = "none")
  return workerData
}

const give = ({ done, given, memory, values }: Given, product: Product): Finish | undefined => {
  const { b, k, m, n, transposeA, transposeB, writeA } = product
  const [aBytes, bBytes, cBytes] = [m * k, k * n, m * n].map((count) => Math.ceil(count / 4) * 16)
  const [aStart, bStart, cStart, scratch] = [0, aBytes, aBytes + bBytes, aBytes + bBytes + cBytes]
  if (!reach(memory, scratch + scratchBytes(n, k))) return undefined
  writeA(new Float32Array(memory.buffer, aStart, m * k))
  new Float32Array(memory.buffer, bStart, k * n).set(b)
  const [aRow, aStep] = transposeA ? [4, 4 * m] : [4 * k, 4]
  const [bStep, bColumn] = transposeB ? [4, 4 * k] : [4 * n, 4]
  const places = { a: aStart, b: bStart, c: cStart, scratch }
  const all = { ...places, aRow, aStep, bStep, bColumn, cRow: 4 * n, m, n, k, accumulate: 0 }
  values.set(gemm.parameters.map(({ name }) => all[name]))
  const turn = Atomics.add(given, 0, 1) + 1
  Atomics.notify(given, 0)
  return () => {
    while (Atomics.load(done, 0) !== turn) Atomics.wait(done, 0, turn - 1)
    return new Float32Array(memory.buffer, cStart, m * n)
  }
}

/** Whether the memory has, or could be made to have, so many bytes. */
const reach = (memory: SharedMemory, bytes: number): boolean => {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE_BYTES)
  if (memory.buffer.byteLength / PAGE_BYTES + missing > mostPages) return false
  if (missing > 0) memory.grow(missing)
  return true
}
