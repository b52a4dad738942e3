import test from "ava"
import * as Stream from "../../src/random/Stream.ts"

// Known answers of Philox4x32-10 from Random123's kat_vectors (D. E. Shaw Research).
test("philox gives Random123's known answers", (t) => {
  const f = 0xffffffff
  t.deepEqual(Stream.philox([0, 0, 0, 0], [0, 0]), [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8])
  t.deepEqual(Stream.philox([f, f, f, f], [f, f]), [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd])
  t.deepEqual(
    Stream.philox([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0]),
    [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]
  )
})

test("a value depends on seed, name and position alone", (t) => {
  const stream = Stream.make(42, "dropout")
  const positions = Array.from({ length: 10 }, (_, i) => 5 + i)
  const backwards = positions.toReversed().map((position) => Stream.uniform(stream, position))
  t.deepEqual(positions.map((position) => Stream.uniform(Stream.make(42, "dropout"), position)), backwards.toReversed())
  t.not(Stream.uint32(stream, 0), Stream.uint32(Stream.make(43, "dropout"), 0))
  t.not(Stream.uint32(stream, 0), Stream.uint32(Stream.make(42, "sample"), 0))
})

test("the bits of a stream are pinned", (t) => {
  t.deepEqual([0, 1, 2, 3, 4].map((i) => Stream.uint32(Stream.make(1, "sample"), i)), [
    3394252715,
    4262876677,
    255103835,
    3423646508,
    3199834324
  ])
})

test("words are the integers of their positions, within a block and across, beyond the first 2^32 blocks too", (t) => {
  const stream = Stream.make(2, "words")
  for (const from of [0, 1, 2, 3, 6, 4 * 2 ** 32 - 3]) {
    for (const count of [0, 1, 2, 5, 8, 13]) {
      const expected = Array.from({ length: count }, (_, i) => Stream.uint32(stream, from + i))
      t.deepEqual([...Stream.words(stream, from, count)], expected, `${from} ${count}`)
    }
  }
})

test("a permutation holds every index once", (t) => {
  const order = Stream.permutation(Stream.make(7, "order"), 0, 1000)
  t.deepEqual([...order].sort((a, b) => a - b), Array.from({ length: 1000 }, (_, i) => i))
  t.notDeepEqual([...order.subarray(0, 5)], [0, 1, 2, 3, 4])
})

test("normals have mean 0 and variance 1", (t) => {
  const stream = Stream.make(3, "initialise")
  const values = Array.from({ length: 20000 }, (_, i) => Stream.normal(stream, i))
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length
  t.true(Math.abs(mean) < 0.03)
  t.true(Math.abs(variance - 1) < 0.05)
})
