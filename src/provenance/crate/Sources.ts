/** The files that steps got from their publishers, as far as a step's params pin them: `sources`, as download has them. */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { Digest } from "../../engine/Artifact.ts"
import type { Step } from "../Step.ts"
import { type Entity, local, ref, refs } from "./Entity.ts"
import * as Licence from "./Licence.ts"
import { formatOf } from "./Piece.ts"

const Source = Schema.Struct({
  url: Schema.String,
  sha256: Schema.optionalKey(Digest),
  bytes: Schema.optionalKey(Schema.Int),
  licence: Schema.String,
  citation: Schema.String
})
type Source = typeof Source.Type

const Params = Schema.Struct({ sources: Schema.Array(Source) })

/** The name of the param that is told as files. */
export const param = "sources"

export const of = ({ params }: Step): ReadonlyArray<Source> =>
  Option.match(Schema.decodeUnknownOption(Params)(params), { onNone: () => [], onSome: ({ sources }) => sources })

/** The workflow's formal parameter that a step's files are given for. */
export const parameterId = ({ name }: Step): string => local("input", name)

/** Of the steps that have some: their parameters, the files, each once, and the licences of these. */
export const entities = (steps: ReadonlyArray<Step>): ReadonlyArray<Entity> => {
  const given = steps.flatMap((step) => of(step).map((source) => ({ source, step })))
  const files = [...Map.groupBy(given, ({ source }) => source.url).values()].map((all) => fileOf(all[0].source, all))
  const parameters = [...new Set(given.map(({ step }) => step))].map((step): Entity => ({
    "@id": parameterId(step),
    "@type": "FormalParameter",
    additionalType: "File",
    name: step.name
  }))
  const licences = [...new Set(given.map(({ source }) => source.licence))].map(Licence.entity)
  return [...parameters, ...files, ...licences]
}

const fileOf = (
  { bytes, citation, licence, sha256, url }: Source,
  given: ReadonlyArray<{ readonly step: Step }>
): Entity => ({
  "@id": url,
  "@type": "File",
  name: url.slice(url.lastIndexOf("/") + 1),
  url,
  encodingFormat: formatOf(url),
  contentSize: bytes === undefined ? undefined : String(bytes),
  sha256,
  license: ref(Licence.idOf(licence)),
  citation,
  exampleOfWork: refs(given.map(({ step }) => parameterId(step)))
})
