/**
 * Named, counter-based random streams.
 *
 * A stream is a pure function from a position to random bits: the value at position `i` depends on the seed, the
 * stream's name and `i`, on nothing drawn before it. A resumed computation therefore needs no generator state, only
 * the position where it stopped. The generator is Philox4x32-10 (Salmon, Moraes, Dror, Shaw: "Parallel random numbers:
 * as easy as 1, 2, 3", SC 2011), keyed by the SHA-256 of seed and name.
 */
import { createHash } from "node:crypto"
import { normalQuantile } from "../numerics/NormalQuantile.ts"

export interface Stream {
  readonly seed: number
  readonly name: string
  /** The Philox key: two 32-bit words. */
  readonly key: readonly [number, number]
}

/** The stream called `name` of an experiment's `seed`. Different names of one seed are independent streams. */
export const make = (seed: number, name: string): Stream => {
  const digest = createHash("sha256").update(`repro/random/1\n${seed}\n${name}`).digest()
  return { seed, name, key: [digest.readUInt32LE(0), digest.readUInt32LE(4)] }
}

/** An unsigned 32-bit integer at `position` (an integer from 0 to 2^53 - 1). */
export const uint32 = (stream: Stream, position: number): number => {
  const block = Math.floor(position / 4)
  return philox(counterOf(block), stream.key)[position % 4]
}

/** The unsigned 32-bit integers at `count` positions from `from` on: what `uint32` gives, four for the price of one. */
export const words = (stream: Stream, from: number, count: number): Uint32Array<ArrayBuffer> => {
  const first = Math.floor(from / 4)
  const blocks = Math.ceil((from + count) / 4) - first
  const words = new Uint32Array(4 * blocks)
  for (let block = 0; block < blocks; block++) {
    const four = philox(counterOf(first + block), stream.key)
    words[4 * block] = four[0]
    words[4 * block + 1] = four[1]
    words[4 * block + 2] = four[2]
    words[4 * block + 3] = four[3]
  }
  return words.subarray(from - 4 * first, from - 4 * first + count)
}

/** A float64 in [0, 1) with 32 random bits, at `position`. */
export const uniform = (stream: Stream, position: number): number => uint32(stream, position) / 4294967296

/** An integer in [0, bound), at `position`. Bias is below bound / 2^32. */
export const integer = (stream: Stream, position: number, bound: number): number =>
  Math.floor(uniform(stream, position) * bound)

/** A standard normal at `position`, the quantile of the bits there: between -6.3 and 6.3, on a grid of 2^32 values. */
export const normal = (stream: Stream, position: number): number =>
  normalQuantile((uint32(stream, position) + 0.5) / 4294967296)

/** A permutation of 0 … size - 1 (Fisher-Yates), from the positions `from` … `from + size - 1`. */
export const permutation = (stream: Stream, from: number, size: number): Uint32Array => {
  const order = Uint32Array.from({ length: size }, (_, i) => i)
  for (let i = size - 1; i > 0; i--) {
    const j = integer(stream, from + i, i + 1)
    const swapped = order[i]
    order[i] = order[j]
    order[j] = swapped
  }
  return order
}

const M0 = 0xd2511f53
const M1 = 0xcd9e8d57
const W0 = 0x9e3779b9
const W1 = 0xbb67ae85

type Words = readonly [number, number, number, number]

/** A block's number as the 128-bit counter, low word first. */
const counterOf = (block: number): Words => [block >>> 0, Math.floor(block / 4294967296) >>> 0, 0, 0]

/** Ten Philox rounds over one 128-bit counter; exported for the known-answer test. */
export const philox = (counter: Words, key: readonly [number, number]): Words => {
  let [c0, c1, c2, c3] = counter
  let k0 = key[0]
  let k1 = key[1]
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(M0, c0)
    const high1 = multiplyHigh(M1, c2)
    const low0 = Math.imul(M0, c0) >>> 0
    const low1 = Math.imul(M1, c2) >>> 0
    c0 = (high1 ^ c1 ^ k0) >>> 0
    c1 = low1
    c2 = (high0 ^ c3 ^ k1) >>> 0
    c3 = low0
    k0 = (k0 + W0) >>> 0
    k1 = (k1 + W1) >>> 0
  }
  return [c0, c1, c2, c3]
}

/** The upper 32 bits of a 32 × 32-bit product, in 16-bit limbs since float64 holds only 53 bits. */
const multiplyHigh = (a: number, b: number): number => {
  const aLow = a & 0xffff
  const aHigh = a >>> 16
  const bLow = b & 0xffff
  const bHigh = b >>> 16
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16)
  const cross = aLow * bHigh + (middle & 0xffff)
  return (aHigh * bHigh + Math.floor(middle / 65536) + (cross >>> 16)) >>> 0
}
