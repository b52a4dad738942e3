/** What can go wrong between an encoder folder and an encoder. */
import * as Schema from "effect/Schema"
import { format } from "../errors/Message.ts"

/** A file of weights is absent, cut short, or holds something else than tensors of floats. */
export class WeightsUnreadable extends Schema.TaggedError<WeightsUnreadable>()("WeightsUnreadable", {
  path: Schema.String,
  found: Schema.String,
  hint: Schema.String
}) {
  override get message(): string {
    return format({
      title: "The weights cannot be read",
      facts: { path: this.path, found: this.found },
      hint: this.hint
    })
  }
}

/** A weights file holds other tensors than its config asks for. */
export class WeightsIncompatible extends Schema.TaggedError<WeightsIncompatible>()("WeightsIncompatible", {
  path: Schema.String,
  missing: Schema.Array(Schema.String),
  unexpected: Schema.Array(Schema.String),
  /** "name: shape instead of shape" */
  misshapen: Schema.Array(Schema.String)
}) {
  override get message(): string {
    const listed = (names: ReadonlyArray<string>) => names.length === 0 ? undefined : names.join("\n")
    return format({
      title: "The weights do not fit the encoder's config",
      facts: {
        path: this.path,
        missing: listed(this.missing),
        unexpected: listed(this.unexpected),
        misshapen: listed(this.misshapen)
      },
      hint: "Put the config.json and the model.safetensors of one and the same model side by side"
    })
  }
}

/** Texts may be longer than the encoder has positions for. */
export class PositionsExceeded extends Schema.TaggedError<PositionsExceeded>()("PositionsExceeded", {
  maxTokens: Schema.Int,
  positions: Schema.Int
}) {
  override get message(): string {
    return format({
      title: `The encoder takes texts of at most ${this.positions} tokens`,
      facts: { "asked for": `${this.maxTokens} tokens` },
      hint: `Set the number of tokens that texts are cut to, ${this.positions} or less`
    })
  }
}

/** A tokenizer has ids that the encoder's table has no row for. */
export class VocabularyExceeded extends Schema.TaggedError<VocabularyExceeded>()("VocabularyExceeded", {
  path: Schema.String,
  tokens: Schema.Int,
  rows: Schema.Int
}) {
  override get message(): string {
    return format({
      title: "The tokenizer does not fit the encoder",
      facts: { path: this.path, tokenizer: `${this.tokens} tokens`, encoder: `${this.rows} rows in its table` },
      hint: "Put the files of one and the same model side by side"
    })
  }
}

/** A file of an encoder's config is absent, or describes another kind of model than those known here. */
export class ConfigUnreadable extends Schema.TaggedError<ConfigUnreadable>()("ConfigUnreadable", {
  path: Schema.String,
  found: Schema.String
}) {
  override get message(): string {
    return format({
      title: "The encoder's config cannot be read",
      facts: { path: this.path, found: this.found },
      hint: "Give a folder with the config.json of an mT5, T5 1.1, BERT or XLM-R model"
    })
  }
}
