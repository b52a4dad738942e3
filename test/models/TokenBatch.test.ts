import test from "ava"
import * as fc from "fast-check"
import * as TokenBatch from "../../src/models/TokenBatch.ts"

const EOS = 1
const sequences = fc.array(
  fc.array(fc.integer({ min: 2, max: 99 }), { maxLength: 30 }).map((tokens) => Int32Array.of(...tokens, EOS)),
  { minLength: 1, maxLength: 10 }
)

test("rows hold their tokens, then padding up to a multiple of eight", (t) => {
  fc.assert(fc.property(sequences, (sequences) => {
    const { ids, length, lengths, size } = TokenBatch.make(sequences)
    t.is(size, sequences.length)
    t.is(ids.length, size * length)
    t.is(length % 8, 0)
    t.true(length - Math.max(...lengths) < 8)
    sequences.forEach((tokens, row) => {
      t.is(lengths[row], tokens.length)
      t.deepEqual(ids.slice(row * length, row * length + tokens.length), tokens)
      t.true(ids.slice(row * length + tokens.length, (row + 1) * length).every((id) => id === 0))
    })
  }))
})

test("truncation keeps the first tokens and the end of the sequence", (t) => {
  t.deepEqual(TokenBatch.truncate(Int32Array.of(5, 6, 7, 8, EOS), 3), Int32Array.of(5, 6, EOS))
  t.deepEqual(TokenBatch.truncate(Int32Array.of(5, 6, EOS), 3), Int32Array.of(5, 6, EOS))
  t.deepEqual(TokenBatch.truncate(Int32Array.of(5, 6, EOS), 1), Int32Array.of(EOS))
})

test("truncation leaves its input as it was", (t) => {
  const tokens = Int32Array.of(5, 6, 7, EOS)
  TokenBatch.truncate(tokens, 2)
  t.deepEqual(tokens, Int32Array.of(5, 6, 7, EOS))
})
