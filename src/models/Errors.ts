/** What can go wrong between an encoder folder and an encoder. */
import * as Schema from "effect/Schema"
import { format } from "../errors/Message.ts"

/** A weights file is absent, cut short, or not a safetensors file of float32 tensors. */
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

/** A config.json describes another kind of model than an mT5 encoder. */
export class ConfigUnreadable extends Schema.TaggedError<ConfigUnreadable>()("ConfigUnreadable", {
  path: Schema.String,
  found: Schema.String
}) {
  override get message(): string {
    return format({
      title: "The encoder's config cannot be read",
      facts: { path: this.path, found: this.found },
      hint: "Give a folder with the config.json of an mT5 or T5 1.1 model"
    })
  }
}
