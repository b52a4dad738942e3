import * as Stream from "../../src/random/Stream.ts"
import * as DropoutMask from "../../src/tensors/DropoutMask.ts"
import { onBackends } from "./onBackends.ts"

const rate = 0.1
/** 0.1 in units of 1 / 65536. */
const threshold = 6554
const scale = Math.fround(65536 / (65536 - threshold))

onBackends("an element is dropped by its own sixteen bits of the site's stream", (t) => {
  const step = 3
  const stream = Stream.make(7, "dropout/a site")
  for (const shape of [[5, 21], [401, 101]] as const) {
    const mask = DropoutMask.draw(shape, "a site", { rate, seed: 7, step }).dataSync()
    const expected = Float32Array.from(mask, (_, e) => {
      const word = Stream.uint32(stream, 4 * step * 2 ** 32 + Math.floor(e / 2))
      return (e % 2 === 0 ? word & 0xffff : word >>> 16) < threshold ? 0 : scale
    })
    t.deepEqual(mask, expected)
  }
})

/** Four standard deviations of the share of 100,000 draws. */
const shareTolerance = 4 * Math.sqrt(rate * (1 - rate) / 1e5)

onBackends("masks drop the share asked for, and differ by seed, site and step", (t) => {
  const draw = (seed: number, site: string, step: number) =>
    DropoutMask.draw([1000, 100], site, { rate, seed, step }).dataSync()
  const masks = [draw(1, "a", 0), draw(2, "a", 0), draw(1, "b", 0), draw(1, "a", 1)]
  for (const mask of masks) {
    t.true(Math.abs(mask.filter((value) => value === 0).length / 1e5 - rate) < shareTolerance)
  }
  t.is(new Set(masks.map(String)).size, masks.length)
  t.deepEqual(draw(1, "a", 1), masks[3])
})

onBackends("a part of the rows has the bits that it has in the whole mask", (t) => {
  for (const width of [16, 21]) {
    const source = { rate, seed: 7, step: 5 }
    const whole = DropoutMask.draw([40, width], "a site", source).dataSync()
    for (const [from, to] of [[0, 3], [1, 2], [3, 40], [8, 24]]) {
      const part = DropoutMask.draw([to - from, width], "a site", source, from).dataSync()
      t.deepEqual(part, whole.slice(from * width, to * width), `rows ${from} to ${to} of width ${width}`)
    }
  }
})
