/** Which token ids a model gives the pieces of its SentencePiece file, and which special tokens a text gets. */
import * as Result from "effect/Result"
import type { Tokenizer } from "../Tokenizer.ts"
import type { ModelFile } from "./ModelFile.ts"
import * as SentencePiece from "./SentencePiece.ts"

export interface Layout {
  /** Token id → token. */
  readonly tokens: ReadonlyArray<string>
  /** Piece → token id. */
  readonly tokenOf: Int32Array
  readonly pad: number
  /** The token before a text, if there is one. */
  readonly begin: number | undefined
  /** The token after a text. */
  readonly end: number
  readonly unknown: number
  /** The token for words left out in pretraining, if there is one. */
  readonly mask: number | undefined
}

/** mT5: a piece's id is its token id; a text ends with the model's own end. */
export const mt5 = ({ end, pad, pieces, unknown }: ModelFile): Result.Result<Layout, string> => {
  if (pad < 0 || end < 0) return Result.fail(`no ${pad < 0 ? "padding" : "end"} piece, which mT5 has`)
  const tokenOf = Int32Array.from(pieces, (_, id) => id)
  const tokens = pieces.map(({ text }) => text)
  return Result.succeed({ tokens, tokenOf, pad, begin: undefined, end, unknown, mask: undefined })
}

/**
 * XLM-R: the first four ids are fairseq's, where the file has three special pieces in another order; the pieces after
 * them come one higher, and `<mask>` is last.
 */
export const xlmR = ({ pieces }: ModelFile): Result.Result<Layout, string> => {
  const specials = pieces.slice(0, FAIRSEQ_IDS.length).map(({ text }) => text)
  if (specials.join(" ") !== "<unk> <s> </s>") {
    return Result.fail(`the pieces ${specials.join(" ")} first, where XLM-R has <unk> <s> </s>`)
  }
  const tokenOf = Int32Array.from(pieces, (_, id) => FAIRSEQ_IDS[id] ?? id + 1)
  const tokens = [...FAIRSEQ, ...pieces.slice(FAIRSEQ_IDS.length).map(({ text }) => text), "<mask>"]
  return Result.succeed({ tokens, tokenOf, pad: 1, begin: 0, end: 2, unknown: 3, mask: tokens.length - 1 })
}

const FAIRSEQ = ["<s>", "<pad>", "</s>", "<unk>"]

/** Of the pieces `<unk>`, `<s>` and `</s>`. */
const FAIRSEQ_IDS = [3, 0, 2]

/** A tokenizer with these ids, or what is wrong with its normalisation rules. */
export const tokenizer = (file: ModelFile, layout: Layout): Result.Result<Tokenizer, string> =>
  Result.map(SentencePiece.make(file), (model) => {
    const { begin, end, pad, tokenOf, tokens } = layout
    const pieceOf = new Int32Array(tokens.length).fill(-1)
    tokenOf.forEach((token, piece) => pieceOf[token] = piece)
    const encode = (text: string): Int32Array => {
      const ids: Array<number> = []
      model.encode(text, ids)
      const first = begin === undefined ? 0 : 1
      const sequence = new Int32Array(first + ids.length + 1)
      if (begin !== undefined) sequence[0] = begin
      ids.forEach((id, at) => sequence[first + at] = tokenOf[id])
      sequence[sequence.length - 1] = end
      return sequence
    }
    return {
      vocabularySize: tokens.length,
      padId: pad,
      encode,
      encodeBatch: (texts) => texts.map(encode),
      decode: (ids) => model.decode(Array.from(ids, (id) => pieceOf[id] ?? -1))
    }
  })
