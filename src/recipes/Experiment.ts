/** What the config of an experiment with dual encoders says, of whatever data, and what its recipes work on. */
import * as Schema from "effect/Schema"
import * as Struct from "effect/Struct"
import type { Encoder } from "../../schemas/Encoder.ts"
import type { Qrels } from "../../schemas/Qrels.ts"
import type { Texts } from "../../schemas/Texts.ts"
import type { Tokenizer } from "../../schemas/Tokenizer.ts"
import type { Ref } from "../engine/Artifact.ts"
import type { EncoderConfig } from "../models/Encoder.ts"
import { Strategy } from "../sampling/Strategy.ts"
import { Analyse } from "../stages/Analyse.ts"
import { FineTune } from "../stages/FineTune.ts"
import { Sample } from "../stages/Sample.ts"
import { Score } from "../stages/Score.ts"
import { Hyperparameters } from "../training/Hyperparameters.ts"

const { chunkSize, optimizer, recompute } = Hyperparameters.fields

/** Fields for the config of a workflow. */
export const fields = {
  strategies: Schema.Record(Schema.String, Strategy),
  seeds: Schema.Array(Schema.Int),
  training: Schema.Struct({
    steps: Schema.Int,
    batchSize: Schema.Int,
    warmupSteps: Schema.Int,
    temperature: Schema.Finite,
    dropout: Schema.Finite,
    checkpointEverySteps: Schema.Int,
    sets: Sample.params.fields.sets,
    optimizer,
    chunkSize,
    recompute
  }),
  text: Schema.Struct({ queryPrefix: Schema.String, passagePrefix: Schema.String, maxTokens: Schema.Int }),
  retrieval: Schema.Struct({ depth: Schema.Int }),
  score: Schema.Struct({ measures: Schema.Array(Schema.String), average: Score.params.fields.average }),
  analysis: Schema.Struct(Struct.pick(Analyse.params.fields, ["seed", "draws"])),
  backend: FineTune.params.fields.backend
}

const Config = Schema.Struct(fields)
export type Config = typeof Config.Type

/** An encoder and what goes with it. */
export interface Model {
  readonly encoder: Ref<typeof Encoder>
  readonly tokenizer: Ref<typeof Tokenizer>
  /** What it will be, from which the plan says how much memory it takes, where that is known. */
  readonly shape?: EncoderConfig | undefined
}

/** Queries, documents, and which are relevant to which. */
export interface Benchmark {
  readonly queries: Ref<typeof Texts>
  /** In parts that are encoded on their own; the names do not matter. */
  readonly documents: Readonly<Record<string, Ref<typeof Texts>>>
  /** By relation. */
  readonly qrels: Readonly<Record<string, Ref<typeof Qrels>>>
  /** The relation that is parallel over languages, if there is one: rank distance is taken on it. */
  readonly parallel?: string
}
