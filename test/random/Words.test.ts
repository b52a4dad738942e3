import test from "ava"
import * as Stream from "../../src/random/Stream.ts"
import * as Words from "../../src/random/Words.ts"

test("words are the integers of their positions, within a block and across, beyond the first 2^32 blocks too", (t) => {
  const stream = Stream.make(2, "words")
  for (const from of [0, 1, 2, 3, 6, 4 * 2 ** 32 - 3]) {
    for (const count of [0, 1, 2, 5, 8, 13]) {
      const expected = Array.from({ length: count }, (_, i) => Stream.uint32(stream, from + i))
      t.deepEqual([...Words.read(stream, from, count)], expected, `${from} ${count}`)
    }
  }
})
