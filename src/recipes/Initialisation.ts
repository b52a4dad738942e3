/** What an encoder starts from: random weights, or those that someone published. */
import * as Schema from "effect/Schema"
import type { Tokenizer } from "../../schemas/Tokenizer.ts"
import type { Ref } from "../engine/Artifact.ts"
import { BertSize } from "../models/bert/BertConfig.ts"
import * as Checkpoints from "../models/Checkpoints.ts"
import * as Checkpoint from "../models/checkpoints/Checkpoint.ts"
import * as Head from "../models/Head.ts"
import { Download } from "../stages/Download.ts"
import { Initialise, Size as T5Size } from "../stages/Initialise.ts"
import { LoadCheckpoint } from "../stages/LoadCheckpoint.ts"
import type { Model } from "./Experiment.ts"

/** All of a config but its vocabulary. */
type Size = typeof Initialise.params.fields.size.Type

const Published = Schema.Struct({
  checkpoint: Checkpoints.Named,
  /** In place of the checkpoint's own. */
  ...Head.fields
})
type Published = typeof Published.Type

export type Start = Size | Published

/** For configs: what an encoder starts from, and what else is said of it. */
export const startWith = <const F extends Schema.Struct.Fields>(fields: F) =>
  Schema.Union([
    Schema.Struct({ ...T5Size.fields, ...fields }),
    Schema.Struct({ ...BertSize.fields, ...fields }),
    Schema.Struct({ ...Published.fields, ...fields })
  ])

/** What random weights need besides their size. */
export interface Vocabulary {
  readonly seeds: ReadonlyArray<number>
  readonly tokenizer: Ref<typeof Tokenizer>
  readonly vocabularySize: number
}

/** By seed; a checkpoint is the same under all of them. */
export type Starts = ReadonlyMap<number, Model>

/**
 * The steps `initialise/<name>/<seed>`; for a checkpoint the steps `download/<repository>` and `load/<repository>`, the
 * seed of a projection's random weights being 0.
 */
export const starts = (name: string, start: Start, vocabulary: Vocabulary): Starts => {
  const { seeds } = vocabulary
  if (!("checkpoint" in start)) {
    return new Map(seeds.map((seed) => [seed, random(`${name}/${seed}`, start, { ...vocabulary, seed })]))
  }
  const model = published(start)
  return new Map(seeds.map((seed) => [seed, model]))
}

const random = (label: string, size: Size, given: Vocabulary & { readonly seed: number }): Model => {
  const { seed, tokenizer, vocabularySize } = given
  const { encoder } = Initialise.step(`initialise/${label}`, { params: { size, seed }, inputs: { tokenizer } }).outputs
  return { encoder, tokenizer, shape: { ...size, vocabularySize } }
}

const published = ({ checkpoint: named, ...own }: Published): Model => {
  const checkpoint = Checkpoints.find(named)
  const { config, name } = checkpoint
  const head = { ...(config && Head.of(config)), ...own }
  const { files } = Download.step(`download/${name}`, {
    params: { sources: Checkpoint.sources(checkpoint) },
    options: { expectedBytes: Checkpoint.expectedBytes(checkpoint) },
    inputs: {}
  }).outputs
  const loaded = LoadCheckpoint.step(`load/${name}`, {
    params: { folder: Checkpoint.folder(checkpoint), ...head },
    inputs: { files }
  }).outputs
  return { ...loaded, ...(config && { shape: { ...config, ...head } }) }
}
