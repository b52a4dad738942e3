/** Damage for tests of readers: variants of a valid file that differ from it a little, each a function of its number. */
import * as Stream from "../src/random/Stream.ts"

/** Variant `i` of `bytes`, which stay as they are. The kind of damage goes round with `i`, the rest is random. */
export const mutate = (bytes: Uint8Array, seed: number, i: number): Uint8Array<ArrayBuffer> =>
  damages[i % damages.length](new Uint8Array(bytes), drawing(Stream.make(seed, `fuzz/${i}`)))

/** An integer from 0 to `bound` - 1, or 0 of an empty range. */
type Draw = (bound: number) => number

const drawing = (stream: Stream.Stream): Draw => {
  let position = 0
  return (bound) => Stream.integer(stream, position++, bound)
}

type Damage = (bytes: Uint8Array<ArrayBuffer>, draw: Draw) => Uint8Array<ArrayBuffer>

const flippedBits: Damage = (bytes, draw) => {
  for (let count = 1 + draw(4); count > 0 && bytes.length > 0; count--) bytes[draw(bytes.length)] ^= 1 << draw(8)
  return bytes
}

const otherBytes: Damage = (bytes, draw) => {
  for (let count = 1 + draw(8); count > 0 && bytes.length > 0; count--) bytes[draw(bytes.length)] = draw(256)
  return bytes
}

const truncated: Damage = (bytes, draw) => bytes.slice(0, draw(bytes.length))

const withoutAPiece: Damage = (bytes, draw) => {
  const [from, to] = range(bytes, draw)
  return joined(bytes.subarray(0, from), bytes.subarray(to))
}

/** A piece of it once more, somewhere. */
const spliced: Damage = (bytes, draw) => {
  const [from, to] = range(bytes, draw)
  const at = draw(bytes.length + 1)
  return joined(bytes.subarray(0, at), bytes.subarray(from, to), bytes.subarray(at))
}

const joined = (...pieces: ReadonlyArray<Uint8Array>): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.concat(pieces))

/** Where there may be a length, an offset or a count stands one that a reader might not expect. */
const otherNumber: Damage = (bytes, draw) => {
  const width = [1, 2, 4, 8][draw(4)]
  if (bytes.length < width) return bytes
  const at = draw(bytes.length - width + 1)
  const littleEndian = draw(4) > 0
  const value = NUMBERS[draw(NUMBERS.length)]
  for (let i = 0; i < width; i++) {
    bytes[at + (littleEndian ? i : width - 1 - i)] = Number(BigInt.asUintN(64, value) >> BigInt(8 * i) & 0xffn)
  }
  return bytes
}

const NUMBERS = [0n, 1n, 2n, 127n, 128n, 255n, 65_535n, 2n ** 31n - 1n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 53n, 2n ** 60n]
  .concat([2n ** 63n - 1n, 2n ** 63n, -1n])

/** In a text: another digit of a number, or a character that means something. */
const otherCharacter: Damage = (bytes, draw) => {
  if (bytes.length > 0) bytes[draw(bytes.length)] = CHARACTERS.charCodeAt(draw(CHARACTERS.length))
  return bytes
}

const CHARACTERS = "0123456789-.eE,:;[]{}()\"'\\/\t\n\r \0"

const damages: ReadonlyArray<Damage> = [
  flippedBits,
  otherBytes,
  truncated,
  withoutAPiece,
  spliced,
  otherNumber,
  otherCharacter
]

const range = (bytes: Uint8Array, draw: Draw): readonly [from: number, to: number] => {
  const from = draw(bytes.length)
  return [from, from + draw(Math.min(bytes.length - from, LONGEST_PIECE) + 1)]
}

const LONGEST_PIECE = 64
