/** Verdicts on claims, as JSON and in words. */
import type { Outcome, Verdict } from "../../../schemas/Verdicts.ts"
import * as Verdicts from "../../../schemas/Verdicts.ts"
import { count } from "./Expectation.ts"
import * as Table from "./Table.ts"

/** An output that a verdict rests on. */
export interface Source {
  readonly step: string
  readonly output: string
  /** SHA-256 of its content. */
  readonly digest: string
}

export interface Checked {
  readonly verdicts: ReadonlyArray<Verdict>
  readonly sources: ReadonlyArray<Source>
}

export const json = (checked: Checked): string => JSON.stringify(checked, null, 2) + "\n"

/** Each claim with its evidence, the outputs that all of it rests on, and how many claims came to what. */
export const text = ({ sources, verdicts }: Checked): string =>
  [...verdicts.map(claim), ...(sources.length === 0 ? [] : [rests(sources)]), outcome(verdicts)].join("\n")

const claim = ({ evidence, id, outcome, required, source, statement }: Verdict): string =>
  [
    `${marks[outcome]} ${outcome.toUpperCase()}  ${id}${required === true ? " (required)" : ""}`,
    `  ${statement}`,
    `  ${source.paper}, ${source.where}`,
    ...evidence.map(({ outcome, text }) => `    ${marks[outcome]} ${text}`)
  ].map((line) => line + "\n").join("")

const marks: Readonly<Record<Outcome, string>> = {
  reproduced: "✓",
  "within seed noise": "≈",
  "not reproduced": "✗",
  "not tested": "–"
}

const rests = (sources: ReadonlyArray<Source>): string =>
  `Computed from ${count(sources.length, "output")}, each under its step with its content's digest:\n`
  + Table.format(
    [{ title: "step" }, { title: "output" }, { title: "sha256" }],
    sources.map(({ digest, output, step }) => [step, output, digest])
  )

const outcome = (verdicts: ReadonlyArray<Verdict>): string => {
  const counts = Verdicts.Outcome.literals.map((outcome) =>
    `${verdicts.filter((verdict) => verdict.outcome === outcome).length} ${outcome}`
  )
  const failed = verdicts.filter(Verdicts.isFailed).map(({ id }) => id)
  const required = failed.length === 0 ? "" : `\nRequired, and not reproduced: ${failed.join(", ")}`
  return `${count(verdicts.length, "claim")}: ${
    counts.join(", ")
  }. In brackets: 95 % t intervals over seeds${required}\n`
}
