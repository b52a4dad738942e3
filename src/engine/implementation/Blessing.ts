/** A blessing: somebody's declaration that a changed implementation computes what an earlier one did. */
import * as Schema from "effect/Schema"
import { format } from "../../errors/Message.ts"
import { Digest } from "../Artifact.ts"

/** An output that was made again by the changed implementation, beside the one on record. */
export const Check = Schema.Struct({
  step: Schema.String,
  key: Digest,
  output: Schema.String,
  /** Whether the two agree within the comparison class. */
  equal: Schema.Boolean,
  /** The comparison class, as `Comparison._tag`. */
  comparison: Schema.String
})
export type Check = typeof Check.Type

const declared = {
  /** Name of the stage. */
  stage: Schema.String,
  /** The earlier fingerprint, which stays in keys. */
  from: Digest,
  /** The fingerprint declared equal to it. */
  to: Digest,
  reason: Schema.String,
  /** What was made again and compared before. */
  checked: Schema.Array(Check)
}
const Declaration = Schema.Struct(declared)
export type Declaration = typeof Declaration.Type

export const Blessing = Schema.Struct({
  format: Schema.Literal("repro/blessing/1"),
  id: Schema.String,
  ...declared,
  /** ISO 8601. */
  at: Schema.String,
  /** user@host */
  by: Schema.String
})
export type Blessing = typeof Blessing.Type

/** A blessing cannot be made, or not revoked. Exit code 2. */
export class BlessingRefused extends Schema.TaggedError<BlessingRefused>()("BlessingRefused", {
  title: Schema.String,
  facts: Schema.Record(Schema.String, Schema.String),
  hint: Schema.String
}) {
  override get message(): string {
    return format(this)
  }
}
