/** The bits of many positions of a stream at once: a block of the generator gives four, which are made together here. */
import { counterOf, philox, type Stream } from "./Stream.ts"

/** What `Stream.uint32` gives for each of `count` positions from `from` on. */
export const read = (stream: Stream, from: number, count: number): Uint32Array<ArrayBuffer> => {
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
