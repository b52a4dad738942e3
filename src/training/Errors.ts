/** What can go wrong with a training. */
import * as Schema from "effect/Schema"
import { format } from "../errors/Message.ts"

/** The loss or the gradient of a step is not a finite number. */
export class TrainingDiverged extends Schema.TaggedError<TrainingDiverged>()("TrainingDiverged", {
  step: Schema.Int,
  loss: Schema.Number,
  gradientNorm: Schema.Number,
  learningRate: Schema.Finite
}) {
  override get message(): string {
    return format({
      title: "Training diverged",
      facts: {
        step: this.step,
        loss: this.loss,
        "gradient norm": this.gradientNorm,
        "learning rate": this.learningRate
      },
      hint: "Lower learningRate, or warm up over more steps"
    })
  }
}

/** A folder does not hold a checkpoint that this version wrote. */
export class CheckpointUnreadable extends Schema.TaggedError<CheckpointUnreadable>()("CheckpointUnreadable", {
  folder: Schema.String,
  problem: Schema.String
}) {
  override get message(): string {
    return format({
      title: "Checkpoint cannot be read",
      facts: { folder: this.folder, problem: this.problem },
      hint: "Remove the folder to train from the start"
    })
  }
}
