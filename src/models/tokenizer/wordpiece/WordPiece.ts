/**
 * BERT's tokenizer: text falls into words at spaces and around punctuation and ideographs; a word into the longest
 * pieces of the vocabulary from left to right, where a piece inside a word is written with "##" before it. A word with
 * a stretch that no piece begins is one unknown token, and so is one longer than 100 characters.
 */
import * as CodeUnits from "../CodeUnits.ts"
import type { Tokenizer } from "../Tokenizer.ts"
import * as Trie from "../Trie.ts"
import * as Characters from "./Characters.ts"
import type { Vocabulary } from "./Vocabulary.ts"

export interface Options {
  readonly lowerCase: boolean
  readonly stripAccents: boolean
  /** Whether each ideograph is a word. */
  readonly ideographsAlone: boolean
}

/** Special tokens typed out in a text are text. */
export const tokenizer = (vocabulary: Vocabulary, options: Options): Tokenizer => {
  const model = modelOf(vocabulary)
  const word = CodeUnits.make()
  const encode = (text: string): Int32Array => {
    const ids = [vocabulary.begin]
    split(prepare(text, options), options.ideographsAlone, word, () => cut(model, word, ids))
    ids.push(vocabulary.end)
    return Int32Array.from(ids)
  }
  return {
    vocabularySize: vocabulary.tokens.length,
    padId: vocabulary.pad,
    encode,
    encodeBatch: (texts) => texts.map(encode),
    decode: (ids) => decode(vocabulary, Array.from(ids))
  }
}

const prepare = (text: string, { lowerCase, stripAccents }: Options): string => {
  const wellFormed = text.toWellFormed()
  const stripped = stripAccents ? Characters.stripAccents(wellFormed) : wellFormed
  return lowerCase ? Characters.lowerCase(stripped) : stripped
}

/** Puts one word after the other into `word`, and says so each time. */
const split = (text: string, ideographsAlone: boolean, word: CodeUnits.CodeUnits, found: () => void): void => {
  const flush = () => {
    if (word.length > 0) found()
    word.length = 0
  }
  word.length = 0
  for (let at = 0, width; at < text.length; at += width) {
    const character = text.codePointAt(at) ?? 0
    width = character < 0x10000 ? 1 : 2
    const kind = Characters.kindOf(character)
    if (kind === Characters.REMOVED) continue
    const alone = kind === Characters.PUNCTUATION || (kind === Characters.IDEOGRAPH && ideographsAlone)
    if (alone || kind === Characters.SPACE) flush()
    if (kind === Characters.SPACE) continue
    for (let i = 0; i < width; i++) CodeUnits.push(word, text.charCodeAt(at + i))
    if (alone) flush()
  }
  flush()
}

interface Model {
  readonly trie: Trie.Trie
  /** Node of the trie → id of the piece that ends there, or -1. */
  readonly pieceAt: Int32Array
  /** The node of "##", where pieces inside a word begin. */
  readonly inside: number
  readonly unknown: number
}

const modelOf = ({ tokens, unknown }: Vocabulary): Model => {
  const trie = Trie.make()
  const insert = (token: string) =>
    Trie.insertAll(trie, Array.from({ length: token.length }, (_, at) => token.charCodeAt(at)))
  const ends = tokens.map(insert)
  const inside = insert(INSIDE)
  const pieceAt = new Int32Array(trie.size).fill(-1)
  ends.forEach((node, id) => pieceAt[node] = id)
  pieceAt[0] = -1
  return { trie, pieceAt, inside, unknown }
}

const INSIDE = "##"

/** The most characters of a word that is looked at. */
const LONGEST = 100

/** Appends the ids of a word's pieces. */
const cut = (model: Model, word: CodeUnits.CodeUnits, ids: Array<number>): void => {
  const from = ids.length
  let known = characters(word) <= LONGEST
  for (let start = 0; known && start < word.length;) {
    const piece = longest(model, word, start)
    known = piece.id >= 0
    if (known) ids.push(piece.id)
    start = piece.end
  }
  if (known) return
  ids.length = from
  ids.push(model.unknown)
}

const characters = ({ length, units }: CodeUnits.CodeUnits): number => {
  let count = 0
  for (let at = 0; at < length; at++) if ((units[at] & 0xfc00) !== 0xdc00) count++
  return count
}

/** The longest piece at a place of a word, or the id -1. */
const longest = ({ inside, pieceAt, trie }: Model, { length, units }: CodeUnits.CodeUnits, start: number) => {
  const best = { id: -1, end: length }
  for (let end = start, node = start === 0 ? 0 : inside; end < length;) {
    node = Trie.child(trie, node, units[end++])
    if (node < 0) break
    if (pieceAt[node] < 0) continue
    best.id = pieceAt[node]
    best.end = end
  }
  return best
}

/** The words with a space between each two; special tokens and ids that are no token are left out. */
const decode = ({ begin, end, pad, tokens, unknown }: Vocabulary, ids: ReadonlyArray<number>): string => {
  const special = new Set([begin, end, pad, unknown])
  const shown = ids.filter((id) => !special.has(id) && tokens[id] !== undefined).map((id) => tokens[id])
  return shown.map((token) => token.startsWith(INSIDE) ? token.slice(INSIDE.length) : ` ${token}`).join("").trimStart()
}
