/** The values of a dropout mask, drawn in WebAssembly. What they are is said in DropoutMask.ts. */
import type * as Stream from "../random/Stream.ts"
import { type Body, func, type Local } from "./wasm/Assembler.ts"
import { type Code, f32x4, i16x8, i32, i32x4, i64x2, v128 } from "./wasm/Instructions.ts"
import { transposed } from "./wasm/Lanes.ts"
import * as OwnMemory from "./wasm/OwnMemory.ts"

export interface Attributes {
  readonly shape: readonly [number, number]
  /** An element is dropped where its 16 bits are below this. */
  readonly threshold: number
  readonly step: number
  /** Where the mask starts. */
  readonly firstBlock: number
  readonly stream: Stream.Stream
}

/** Elements that one block of the stream decides. */
export const BLOCK = 8

/** The whole mask, for backends whose tensors are not in WebAssembly's memory. */
export const values = (attributes: Attributes): Float32Array => {
  const [rows, width] = attributes.shape
  const { firstBlock, ...numbers } = numbersOf(attributes)
  const { floats, run } = memory ??= OwnMemory.make([fill], 4 * (PART + GROUP))
  const mask = new Float32Array(rows * width)
  for (let from = 0; from < mask.length; from += PART) {
    const size = Math.min(PART, mask.length - from)
    run(fill, { ...numbers, out: 0, aside: 4 * PART, size, firstBlock: firstBlock + from / BLOCK })
    mask.set(floats(0, size), from)
  }
  return mask
}

let memory: OwnMemory.OwnMemory | undefined

/** Elements drawn between copies: they stay in the processor's cache. */
const PART = 2 ** 14

/** The parameters of `fill` that do not say where to. */
export const numbersOf = ({ firstBlock, step, stream, threshold }: Attributes) => {
  const [key0, key1] = stream.key
  return { threshold, key0, key1, step, firstBlock, scale: 65536 / (65536 - threshold) }
}

/** Philox4x32-10, as in Stream.ts, for four blocks at once: vector w holds word w of each block. */
const philox = (
  f: Body,
  { block, key0, key1, step }: Record<"block" | "step" | "key0" | "key1", Code<"v128">>
): ReadonlyArray<Local<"v128">> => {
  const counter = [block, step, v128.zero, v128.zero].map((word) => f.local(word))
  const key = [f.local(key0), f.local(key1)]
  const multiply = (word: Code<"v128">, factor: number) => {
    const splat = i32x4.splat(i32.const(factor | 0))
    const low = f.local(i64x2.extmul_low_i32x4_u(word, splat))
    const high = f.local(i64x2.extmul_high_i32x4_u(word, splat))
    return { high: i32x4.shuffle(low, high, [1, 3, 5, 7]), low: f.local(i32x4.shuffle(low, high, [0, 2, 4, 6])) }
  }
  for (let round = 0; round < 10; round++) {
    const [first, second] = [multiply(counter[0], 0xd2511f53), multiply(counter[2], 0xcd9e8d57)]
    counter[0].set(v128.xor(v128.xor(second.high, counter[1]), key[0]))
    counter[1].set(second.low)
    counter[2].set(v128.xor(v128.xor(first.high, counter[3]), key[1]))
    counter[3].set(first.low)
    key[0].set(i32x4.add(key[0], i32x4.splat(i32.const(0x9e3779b9 | 0))))
    key[1].set(i32x4.add(key[1], i32x4.splat(i32.const(0xbb67ae85 | 0))))
  }
  return counter
}

/** Elements drawn at once: four blocks of eight. */
export const GROUP = 32

/** Writes `size` elements to `out`; `aside` is room for the last ones, GROUP elements. */
export const fill = func(
  "dropoutMask",
  ["out", "aside", "size", "threshold", "key0", "key1", "step", "firstBlock"],
  ["scale"],
  (f, { aside, firstBlock, key0, key1, out, scale, size, step, threshold }) => {
    const thresholds = f.local(i16x8.splat(threshold))
    const scales = f.local(f32x4.splat(scale))
    const keys = { key0: f.local(i32x4.splat(key0)), key1: f.local(i32x4.splat(key1)) }
    const steps = f.local(i32x4.splat(step))
    f.range(i32.const(0), size, GROUP, (element) => {
      const first = i32x4.splat(i32.add(firstBlock, i32.shr_u(element, i32.const(3))))
      const blocks = transposed(f, philox(f, { block: i32x4.add(first, i32x4.count), step: steps, ...keys }))
      const left = f.local(i32.sub(size, element))
      const isWhole = i32.lt_s(i32.const(GROUP - 1), left)
      const to = f.local(i32.select(out, aside, isWhole))
      for (const [i, words] of blocks.entries()) {
        const kept = f.local(i16x8.ge_u(words, thresholds))
        f.emit(v128.store(to, v128.and(i32x4.extend_low_i16x8_s(kept), scales), 32 * i))
        f.emit(v128.store(to, v128.and(i32x4.extend_high_i16x8_s(kept), scales), 32 * i + 16))
      }
      f.when(isWhole, () => {}, () => f.lanes(left, (at) => at.store(out, at.load(aside))))
      out.set(i32.add(out, i32.const(4 * GROUP)))
    })
  }
)
