/** Every published encoder. To add one, write its file and add its line here. */
import * as Schema from "effect/Schema"
import type { Checkpoint } from "./checkpoints/Checkpoint.ts"
import { labse } from "./checkpoints/LaBSE.ts"
import * as Mt5 from "./checkpoints/Mt5.ts"
import * as XlmR from "./checkpoints/XlmR.ts"

const all: ReadonlyArray<Checkpoint> = [
  labse,
  Mt5.small,
  Mt5.base,
  Mt5.large,
  Mt5.xl,
  Mt5.xxl,
  XlmR.base,
  XlmR.large
]

/** For configs: the name of a published encoder. */
const Name = Schema.Literals(all.map(({ name }) => name))

/** For configs: a repository of the Hugging Face hub that is none of those. */
const Repository = Schema.Struct({
  /** `<owner>/<name>` */
  repository: Schema.NonEmptyString,
  /** Of a git commit. */
  revision: Schema.String.check(Schema.isPattern(/^[0-9a-f]{40}$/)),
  /** Those that are needed: config.json, the weights with their index, and the tokenizer's. */
  files: Schema.NonEmptyArray(Schema.NonEmptyString),
  /** SPDX identifier. */
  licence: Schema.NonEmptyString
})

export const Named = Schema.Union([Name, Repository])
export type Named = typeof Named.Type

/** The checkpoint of one of these names, or of a repository. */
export const find = (named: Named): Checkpoint => {
  if (typeof named === "string") return all.find(({ name }) => name === named) as Checkpoint
  const { files, licence, repository: name, revision } = named
  const citation = `https://huggingface.co/${name}/tree/${revision}`
  return { name, revision, files: files.map((path) => ({ path })), licence, citation }
}
