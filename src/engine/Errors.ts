/** The engine's errors: few, tagged, structured; each message is built from its fields. */
import * as Schema from "effect/Schema"
import { format } from "../errors/Message.ts"

/** What the user wrote does not make a workflow. Exit code 2. */
export class WorkflowInvalid extends Schema.TaggedError<WorkflowInvalid>()("WorkflowInvalid", {
  title: Schema.String,
  facts: Schema.Record(Schema.String, Schema.String),
  hint: Schema.String
}) {
  override get message(): string {
    return format(this)
  }
}

/** A profile, a `--set` or their values do not fit the workflow's config. Exit code 2. */
export class ConfigInvalid extends Schema.TaggedError<ConfigInvalid>()("ConfigInvalid", {
  title: Schema.String,
  facts: Schema.Record(Schema.String, Schema.String),
  hint: Schema.String
}) {
  override get message(): string {
    return format(this)
  }
}

/** The store's disk said no. */
export class StoreFailed extends Schema.TaggedError<StoreFailed>()("StoreFailed", {
  operation: Schema.String,
  path: Schema.String,
  cause: Schema.String
}) {
  /** What the operating system said is the cause where it is known: a platform error alone does not tell a full disk. */
  static readonly because = (operation: string, path: string) => (error: Error): StoreFailed =>
    new StoreFailed({ operation, path, cause: error.cause instanceof Error ? error.cause.message : error.message })

  override get message(): string {
    return format({
      title: `Cannot ${this.operation} in the store`,
      facts: { path: this.path, cause: this.cause },
      hint: "Check that the disk has room and that this user may write there, or name another store with --store DIR"
    })
  }
}

/** A step did not yield its outputs. Exit code 1. */
export class StepFailed extends Schema.TaggedError<StepFailed>()("StepFailed", {
  step: Schema.String,
  key: Schema.String,
  /** Whether the stage failed, its process died, or its time was up. */
  how: Schema.Literals(["failed", "died", "timedOut"]),
  /** The stage's own message, or what became of its process. */
  reason: Schema.String
}) {
  override get message(): string {
    return format({ title: `Step ${this.step} failed`, facts: { key: this.key.slice(0, 12) } }) + "\n" + this.reason
  }
}

/** A step stopped as it was asked to; it goes on from checkpoint `checkpoint`. */
export class StepStopped extends Schema.TaggedError<StepStopped>()("StepStopped", {
  step: Schema.String,
  checkpoint: Schema.Int
}) {}

/** A stage wrote something else than it declares. */
export class OutputInvalid extends Schema.TaggedError<OutputInvalid>()("OutputInvalid", {
  output: Schema.String,
  kind: Schema.String,
  found: Schema.String
}) {
  override get message(): string {
    return format({
      title: "The stage did not write the output it declares",
      facts: { output: this.output, expected: this.kind, found: this.found },
      hint: "Write each output to the path given as outputs.<name>.path before run ends"
    })
  }
}

/** A file of ours is not what it should be. */
export class FileUnreadable extends Schema.TaggedError<FileUnreadable>()("FileUnreadable", {
  what: Schema.String,
  path: Schema.String,
  cause: Schema.String,
  hint: Schema.String
}) {
  override get message(): string {
    return format({
      title: `The ${this.what} cannot be read`,
      facts: { path: this.path, cause: this.cause },
      hint: this.hint
    })
  }
}
