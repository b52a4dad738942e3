/**
 * Dropout masks: a function of seed, site, step and element, so that a resumed or repeated step draws the same ones.
 *
 * Element e takes the 16 bits number e mod 8 (from the low end) of block ⌊e / 8⌋ of the stream `dropout/<site>`, where
 * step s starts at block s · 2^32. An element is dropped where these are below rate · 65536, hence the rate is
 * honoured to a resolution of 1 / 65536.
 *
 * Elements are numbered along the rows of the whole batch: a part of it that starts at row r draws the rows from r on.
 */
import * as tf from "@tensorflow/tfjs-core"
import * as Stream from "../random/Stream.ts"
import { type Body, func, type Local } from "./wasm/Assembler.ts"
import { type Code, f32x4, i16x8, i32, i32x4, i64x2, v128 } from "./wasm/Instructions.ts"
import * as Kernel from "./wasm/Kernel.ts"
import { transposed } from "./wasm/Lanes.ts"

export interface Source {
  /** The probability of dropping an element, from 0 to below 1. */
  readonly rate: number
  readonly seed: number
  /** The training step, below 2^19. */
  readonly step: number
}

/** A tensor of zeros (dropped) and 1 / (1 - rate), to multiply with: the mask's rows from `firstRow` on. */
export const draw = (
  shape: readonly [number, number],
  site: string,
  { rate, seed, step }: Source,
  firstRow = 0
): tf.Tensor2D => {
  const [rows, width] = shape
  const fixed = {
    threshold: Math.min(65535, Math.round(rate * 65536)),
    step,
    stream: Stream.make(seed, `dropout/${site}`)
  }
  const before = (firstRow * width) % BLOCK
  const firstBlock = (firstRow * width - before) / BLOCK
  if (before === 0) return drawBlocks({ ...fixed, firstBlock, shape })
  return tf.tidy(() => {
    const blocks = drawBlocks({ ...fixed, firstBlock, shape: [1, before + rows * width] })
    return tf.reshape(tf.slice(blocks, [0, before]), [rows, width])
  })
}

const drawBlocks = (attributes: Attributes): tf.Tensor2D =>
  Kernel.isAvailable("DropoutMask") ? runMask({}, attributes) : tf.tensor2d(values(attributes), [...attributes.shape])

/** Elements that one block of the stream decides. */
const BLOCK = 8

interface Attributes {
  readonly shape: readonly [number, number]
  readonly threshold: number
  readonly step: number
  /** Where the mask starts. */
  readonly firstBlock: number
  readonly stream: Stream.Stream
}

const scaleOf = (threshold: number): number => 65536 / (65536 - threshold)

const values = ({ firstBlock, shape, step, stream, threshold }: Attributes): Float32Array => {
  const scale = scaleOf(threshold)
  const mask = new Float32Array(shape[0] * shape[1])
  for (let e = 0; e < mask.length; e += 2) {
    const word = Stream.uint32(stream, step * 2 ** 34 + firstBlock * 4 + e / 2)
    mask[e] = (word & 0xffff) >= threshold ? scale : 0
    if (e + 1 < mask.length) mask[e + 1] = word >>> 16 >= threshold ? scale : 0
  }
  return mask
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
const group = 32

const fill = func(
  "dropoutMask",
  ["out", "aside", "size", "threshold", "key0", "key1", "step", "firstBlock"],
  ["scale"],
  (f, { aside, firstBlock, key0, key1, out, scale, size, step, threshold }) => {
    const thresholds = f.local(i16x8.splat(threshold))
    const scales = f.local(f32x4.splat(scale))
    const keys = { key0: f.local(i32x4.splat(key0)), key1: f.local(i32x4.splat(key1)) }
    const steps = f.local(i32x4.splat(step))
    f.range(i32.const(0), size, group, (element) => {
      const first = i32x4.splat(i32.add(firstBlock, i32.shr_u(element, i32.const(3))))
      const blocks = transposed(f, philox(f, { block: i32x4.add(first, i32x4.count), step: steps, ...keys }))
      const left = f.local(i32.sub(size, element))
      const isWhole = i32.lt_s(i32.const(group - 1), left)
      const to = f.local(i32.select(out, aside, isWhole))
      for (const [i, words] of blocks.entries()) {
        const kept = f.local(i16x8.ge_u(words, thresholds))
        f.emit(v128.store(to, v128.and(i32x4.extend_low_i16x8_s(kept), scales), 32 * i))
        f.emit(v128.store(to, v128.and(i32x4.extend_high_i16x8_s(kept), scales), 32 * i + 16))
      }
      f.when(isWhole, () => {}, () => f.lanes(left, (at) => at.store(out, at.load(aside))))
      out.set(i32.add(out, i32.const(4 * group)))
    })
  }
)

const runMask = Kernel.register<object, Attributes, tf.Tensor2D>(
  "DropoutMask",
  [fill],
  (machine, _, { firstBlock, shape, step, stream, threshold }) => {
    const out = machine.output(shape)
    const [aside] = machine.scratch(4 * group)
    const [key0, key1] = stream.key
    const size = shape[0] * shape[1]
    machine.run(fill, { out, aside, size, threshold, key0, key1, step, firstBlock, scale: scaleOf(threshold) })
    return out
  }
)
