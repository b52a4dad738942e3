/** How steps hang together: each input is a reference to another step's output, or several by label. */
import type { Ref } from "./Artifact.ts"
import type { Step } from "./Stage.ts"

/** The steps whose outputs a step reads, each once. */
export const upstream = (step: Step): ReadonlyArray<Step> => [...new Set(refs(step).map((ref) => ref.step))]

const refs = (step: Step): ReadonlyArray<Ref> =>
  Object.values(step.inputs).flatMap((input) => isRef(input) ? [input] : Object.values(input))

export const isRef = (input: Ref | Readonly<Record<string, Ref>>): input is Ref =>
  typeof input["step"] === "object" && typeof input["output"] === "string"
