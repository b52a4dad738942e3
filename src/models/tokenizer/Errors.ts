/** What can go wrong between a tokenizer folder, its training texts and a tokenizer. */
import * as Schema from "effect/Schema"
import { format } from "../../errors/Message.ts"

/** A tokenizer folder is absent, cut short, or holds a tokenizer this program would read differently than its author. */
export class TokenizerUnreadable extends Schema.TaggedError<TokenizerUnreadable>()("TokenizerUnreadable", {
  path: Schema.String,
  found: Schema.String,
  hint: Schema.String
}) {
  override get message(): string {
    return format({
      title: "The tokenizer folder cannot be read",
      facts: { path: this.path, found: this.found },
      hint: this.hint
    })
  }
}

/** The training texts have too many characters, or too few repeated substrings, for a vocabulary of the size asked. */
export class VocabularySizeInvalid extends Schema.TaggedError<VocabularySizeInvalid>()("VocabularySizeInvalid", {
  requested: Schema.Int,
  /** Special tokens, byte pieces and the characters of the texts. */
  smallest: Schema.Int,
  /** The smallest, and every substring the texts repeat. */
  largest: Schema.Int
}) {
  override get message(): string {
    return format({
      title: "These texts cannot give a vocabulary of the size asked for",
      facts: { requested: this.requested, smallest: this.smallest, largest: this.largest },
      hint: this.requested < this.smallest
        ? "Ask for a larger vocabulary, or lower characterCoverage"
        : "Ask for a smaller vocabulary, or give more text"
    })
  }
}
