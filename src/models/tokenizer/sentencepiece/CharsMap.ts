/**
 * The rules that a SentencePiece model brings for its characters, such as those of nmt_nfkc: a string and what takes
 * its place. The file has them as a double-array trie over UTF-8 bytes (darts-clone), whose values are offsets into
 * NUL-terminated replacements: normalizer.cc, DecodePrecompiledCharsMap.
 */
import * as Result from "effect/Result"
import { isUtf8 } from "node:buffer"

/** What is replaced → by what. */
export type Rules = ReadonlyMap<string, string>

/** The rules, or what is wrong with them. No bytes: no rules. */
export const parse = (blob: Uint8Array): Result.Result<Rules, string> => {
  if (blob.length === 0) return Result.succeed(new Map())
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength)
  const size = blob.length > LENGTH ? view.getUint32(0, true) : 0
  if (size === 0 || size % 4 !== 0 || size > blob.length - LENGTH - 1 || blob.at(-1) !== 0) return Result.fail(BROKEN)
  const units = Int32Array.from({ length: size / 4 }, (_, i) => view.getInt32(LENGTH + 4 * i, true))
  return read(units, targetsOf(blob.subarray(LENGTH + size)))
}

/** Bytes of the number before the trie that says how long it is. */
const LENGTH = 4
const BROKEN = "normalisation rules that are cut short"

/** Walks the whole trie. Its states may be shared, and in a damaged file form circles: the steps are bounded. */
const read = (units: Int32Array, targetAt: (offset: number) => string | undefined): Result.Result<Rules, string> => {
  const rules = new Map<string, string>()
  const siblings = siblingsOf(units)
  const key = Buffer.alloc(LONGEST)
  const waiting = [{ at: 0, depth: 0 }]
  let steps = 0
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    const { at, depth } = state
    if (++steps > MOST_STEPS || depth > LONGEST) return Result.fail(ENDLESS)
    // Depth first: the bytes before this one are still those of its parents.
    if (depth > 0) key[depth - 1] = units[at] & LABEL
    const base = at ^ offsetOf(units[at])
    if (depth > 0 && (units[at] & HAS_VALUE) !== 0) {
      const target = base < units.length ? targetAt(units[base] & 0x7fffffff) : undefined
      if (target === undefined || !isUtf8(key.subarray(0, depth))) return Result.fail(NO_TEXT)
      rules.set(key.toString("utf8", 0, depth), target)
    }
    for (let child = siblings.first[base] ?? NOWHERE; child !== NOWHERE; child = siblings.next[child]) {
      waiting.push({ at: child, depth: depth + 1 })
    }
  }
  return Result.succeed(rules)
}

/** The replacement at an offset, if it is one. Many rules share theirs. */
const targetsOf = (replacements: Uint8Array) => {
  const known = new Map<number, string>()
  return (offset: number): string | undefined => {
    if (known.has(offset)) return known.get(offset)
    const bytes = replacements.subarray(offset, replacements.indexOf(0, offset))
    if (offset >= replacements.length || bytes.length > LONGEST || !isUtf8(bytes)) return undefined
    const text = Buffer.from(bytes).toString()
    known.set(offset, text)
    return text
  }
}

/** The child of a state by a byte, its label, is at the state's base XOR the byte: base → its children, as lists. */
const siblingsOf = (units: Int32Array) => {
  const first = new Int32Array(units.length + 256).fill(NOWHERE)
  const next = new Int32Array(units.length).fill(NOWHERE)
  for (let at = units.length - 1; at >= 0; at--) {
    const label = units[at] & LABEL
    // A value has a label below 0; and no key has the byte 0 inside.
    if (label <= 0) continue
    next[at] = first[at ^ label]
    first[at ^ label] = at
  }
  return { first, next }
}

const NOWHERE = -1

const ENDLESS = "normalisation rules without end"

/** nmt_nfkc_cf, the largest of SentencePiece's own, takes 264,182 steps. */
const MOST_STEPS = 1_000_000

/** The most bytes of what is replaced, and of what replaces it; nmt_nfkc has at most 33. */
const LONGEST = 256

/** The layout of a unit of darts-clone: label, whether a key ends here, and the offset to the children. */
const LABEL = 0x800000ff | 0
const HAS_VALUE = 0x100
const offsetOf = (unit: number): number => (unit >>> 10) << ((unit & 0x200) >>> 6)

const NO_TEXT = "normalisation rules whose characters are no UTF-8"
