/** What became of the claims: JSON. */
import * as Schema from "effect/Schema"
import * as Artifact from "../src/engine/Artifact.ts"
import { Claim } from "./Claim.ts"

export const Verdicts = Artifact.file("verdicts", 1, ".json")

/** Of a comparison, and of a claim, which one comparison against it refutes. */
export const Outcome = Schema.Literals(["reproduced", "within seed noise", "not reproduced", "not tested"])
export type Outcome = typeof Outcome.Type

/** One comparison behind a verdict. */
export const Evidence = Schema.Struct({
  outcome: Outcome,
  /** What was compared, with its numbers, in words. */
  text: Schema.String,
  /** Digests of the artifacts that the numbers come from. */
  digests: Schema.Array(Schema.String)
})
export type Evidence = typeof Evidence.Type

export const Verdict = Schema.Struct({
  ...Claim.fields,
  outcome: Outcome,
  evidence: Schema.Array(Evidence)
})
export type Verdict = typeof Verdict.Type

/** The content of the file, in the order of the workflow's claims. */
export const Checked = Schema.Array(Verdict)

/** Whether a verdict is a failure: a required claim that is not reproduced, for whatever reason. */
export const isFailed = ({ outcome, required = false }: Verdict): boolean => required && outcome !== "reproduced"
