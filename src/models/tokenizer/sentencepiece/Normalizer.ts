/**
 * Text as a SentencePiece model sees it, exactly as normalizer.cc makes it: at each place the longest rule that
 * applies, then the rules for spaces. User-defined symbols go before rules and stay as they are.
 */
import * as CodeUnits from "../CodeUnits.ts"
import * as Trie from "../Trie.ts"
import type * as CharsMap from "./CharsMap.ts"
import type { NormalizerSpec } from "./ModelFile.ts"

/** Puts the normalised text into `output`, in place of what was there. Unpaired surrogates count as U+FFFD. */
export type Normalize = (text: string, output: CodeUnits.CodeUnits) => void

export const make = (spec: NormalizerSpec, rules: CharsMap.Rules, symbols: Iterable<string>): Normalize => {
  const matcher = makeMatcher(rules, symbols)
  return (text, output) => {
    output.length = 0
    normalize(matcher, spec, text.toWellFormed(), output)
  }
}

const normalize = (matcher: Matcher, spec: NormalizerSpec, text: string, output: CodeUnits.CodeUnits): void => {
  const { addDummyPrefix, removeExtraWhitespaces: trim } = spec
  let at = trim ? afterSpaces(matcher, text) : 0
  if (at === text.length) return
  if (addDummyPrefix) CodeUnits.push(output, WORD_START)
  const writing = { output, trim, afterSpace: trim }
  while (at < text.length) {
    if (matcher.first[text.charCodeAt(at)] === 0) {
      write(writing, text, at, at + 1)
      at++
      continue
    }
    match(matcher, text, at)
    if (matcher.replacement === undefined) write(writing, text, at, matcher.end)
    else write(writing, matcher.replacement, 0, matcher.replacement.length)
    at = matcher.end
  }
  if (trim) { while (output.length > 0 && output.units[output.length - 1] === WORD_START) output.length-- }
}

const SPACE = 0x20

/** U+2581, which stands for a space inside pieces. */
const WORD_START = 0x2581

/** Where the first place is that does not become exactly one space. */
const afterSpaces = (matcher: Matcher, text: string): number => {
  let at = 0
  while (at < text.length) {
    match(matcher, text, at)
    if ((matcher.replacement ?? text.slice(at, matcher.end)) !== " ") return at
    at = matcher.end
  }
  return at
}

interface Writing {
  readonly output: CodeUnits.CodeUnits
  /** Whether spaces at the beginning of what follows a space are left out. */
  readonly trim: boolean
  afterSpace: boolean
}

/** Appends what stands for one place of the text; spaces inside of it stay. */
const write = (writing: Writing, text: string, from: number, to: number): void => {
  let at = from
  if (writing.afterSpace) { while (at < to && text.charCodeAt(at) === SPACE) at++ }
  if (at === to) return
  let unit = 0
  for (; at < to; at++) {
    unit = text.charCodeAt(at)
    CodeUnits.push(writing.output, unit === SPACE ? WORD_START : unit)
  }
  writing.afterSpace = writing.trim && unit === SPACE
}

interface Matcher {
  /** Code unit → 1 where a rule or a symbol begins with it. */
  readonly first: Uint8Array
  readonly trie: Trie.Trie
  /** Node of the trie → index of the replacement of the rule that ends there, or `SYMBOL`, or `INSIDE`. */
  readonly endAt: Int32Array
  readonly replacements: ReadonlyArray<string>
  /** What `match` found: up to where, and what takes its place, if not itself. */
  end: number
  replacement: string | undefined
}

const INSIDE = -1
const SYMBOL = -2

const makeMatcher = (rules: CharsMap.Rules, symbols: Iterable<string>): Matcher => {
  const trie = Trie.make()
  const first = new Uint8Array(0x10000)
  const insert = (text: string) => {
    first[text.charCodeAt(0)] = 1
    return Trie.insertAll(trie, Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)))
  }
  const ruleNodes = Array.from(rules.keys(), insert)
  const symbolNodes = Array.from(symbols, insert)
  const endAt = new Int32Array(trie.size).fill(INSIDE)
  ruleNodes.forEach((node, index) => endAt[node] = index)
  symbolNodes.forEach((node) => endAt[node] = SYMBOL)
  return { first, trie, endAt, replacements: [...rules.values()], end: 0, replacement: undefined }
}

/** The longest symbol at a place of the text, or else the longest rule, or else the code unit itself. */
const match = (matcher: Matcher, text: string, at: number): void => {
  const { endAt, replacements, trie } = matcher
  let symbol = false
  matcher.end = at + 1
  matcher.replacement = undefined
  for (let node = 0, end = at; end < text.length;) {
    node = Trie.child(trie, node, text.charCodeAt(end++))
    if (node < 0) return
    if (endAt[node] === INSIDE || (symbol && endAt[node] !== SYMBOL)) continue
    symbol = endAt[node] === SYMBOL
    matcher.end = end
    matcher.replacement = symbol ? undefined : replacements[endAt[node]]
  }
}
