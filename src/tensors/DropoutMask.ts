/**
 * Dropout masks: a function of seed, site, step and element, so that a resumed or repeated step draws the same ones.
 *
 * Element e takes the 16 bits number e mod 8 (from the low end) of block ⌊e / 8⌋ of the stream `dropout/<site>`, where
 * step s starts at block s · 2^32. An element is dropped where these are below rate · 65536, hence the rate is
 * honoured to a resolution of 1 / 65536.
 */
import * as tf from "@tensorflow/tfjs-core"
import * as Stream from "../random/Stream.ts"
import { type Body, func, type Local } from "./wasm/Assembler.ts"
import { type Code, f32x4, i16x8, i32, i32x4, i64, v128 } from "./wasm/Instructions.ts"
import * as Kernel from "./wasm/Kernel.ts"

export interface Source {
  /** The probability of dropping an element, from 0 to below 1. */
  readonly rate: number
  readonly seed: number
  /** The training step, below 2^19. */
  readonly step: number
}

/** A tensor of zeros (dropped) and 1 / (1 - rate), to multiply with. */
export const draw = (shape: readonly [number, number], site: string, { rate, seed, step }: Source): tf.Tensor2D => {
  const threshold = Math.round(rate * 65536)
  const attributes = { shape, threshold, step, stream: Stream.make(seed, `dropout/${site}`) }
  return Kernel.isAvailable() ? runMask({}, attributes) : tf.tensor2d(values(attributes), [...shape])
}

interface Attributes {
  readonly shape: readonly [number, number]
  readonly threshold: number
  readonly step: number
  readonly stream: Stream.Stream
}

const scaleOf = (threshold: number): number => 65536 / (65536 - threshold)

const values = ({ shape, threshold, step, stream }: Attributes): Float32Array => {
  const scale = scaleOf(threshold)
  const mask = new Float32Array(shape[0] * shape[1])
  for (let e = 0; e < mask.length; e += 2) {
    const word = Stream.uint32(stream, step * 2 ** 34 + e / 2)
    mask[e] = (word & 0xffff) >= threshold ? scale : 0
    if (e + 1 < mask.length) mask[e + 1] = word >>> 16 >= threshold ? scale : 0
  }
  return mask
}

/** Philox4x32-10, as in Stream.ts: the four words at block `block` of step `step`. */
const philox = (
  f: Body,
  { block, step, key0, key1 }: Record<"block" | "step" | "key0" | "key1", Local<"i32">>
): Code<"v128"> => {
  const counter = [f.local(block), f.local(step), f.local(i32.const(0)), f.local(i32.const(0))]
  const key = [f.local(key0), f.local(key1)]
  const high = (product: Local<"i64">) => i32.wrap_i64(i64.shr_u(product, i64.const(32n)))
  for (let round = 0; round < 10; round++) {
    const first = f.local(i64.mul(i64.extend_i32_u(counter[0]), i64.const(0xd2511f53n)))
    const second = f.local(i64.mul(i64.extend_i32_u(counter[2]), i64.const(0xcd9e8d57n)))
    counter[0].set(i32.xor(i32.xor(high(second), counter[1]), key[0]))
    counter[1].set(i32.wrap_i64(second))
    counter[2].set(i32.xor(i32.xor(high(first), counter[3]), key[1]))
    counter[3].set(i32.wrap_i64(first))
    key[0].set(i32.add(key[0], i32.const(0x9e3779b9 | 0)))
    key[1].set(i32.add(key[1], i32.const(0xbb67ae85 | 0)))
  }
  return counter.reduce<Code<"v128">>((words, word, lane) => i32x4.replace_lane(lane, words, word), v128.zero)
}

const fill = func(
  "dropoutMask",
  ["out", "size", "threshold", "key0", "key1", "step"],
  ["scale"],
  (f, { out, size, threshold, scale, key0, key1, step }) => {
    const thresholds = f.local(i16x8.splat(threshold))
    const scales = f.local(f32x4.splat(scale))
    const block = f.local(i32.const(0))
    f.range(i32.const(0), size, 8, (element) => {
      const kept = f.local(i16x8.ge_u(philox(f, { block, step, key0, key1 }), thresholds))
      const low = f.local(v128.and(i32x4.extend_low_i16x8_s(kept), scales))
      const high = f.local(v128.and(i32x4.extend_high_i16x8_s(kept), scales))
      const left = f.local(i32.sub(size, element))
      f.when(i32.lt_s(i32.const(7), left), () => {
        f.emit(v128.store(out, low))
        f.emit(v128.store(out, high, 16))
      }, () => {
        for (let lane = 0; lane < 7; lane++) {
          const store = v128.store32_lane(i32.add(out, i32.const(4 * lane)), lane < 4 ? low : high, lane % 4)
          f.when(i32.lt_s(i32.const(lane), left), () => f.emit(store))
        }
      })
      out.set(i32.add(out, i32.const(32)))
      block.set(i32.add(block, i32.const(1)))
    })
  }
)

const runMask = Kernel.register<object, Attributes, tf.Tensor2D>(
  "DropoutMask",
  [fill],
  (machine, _, { shape, threshold, step, stream }) => {
    const out = machine.output(shape)
    const [key0, key1] = stream.key
    machine.run(fill, { out, size: shape[0] * shape[1], threshold, key0, key1, step, scale: scaleOf(threshold) })
    return out
  }
)
