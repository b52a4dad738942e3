/** What a terminal shows of a report: the table, the finding, and what became of the claims. */
import type { Verdict } from "../../../schemas/Verdicts.ts"
import { Outcome } from "../../../schemas/Verdicts.ts"
import * as Finding from "../finding/Finding.ts"
import * as SummaryTable from "./SummaryTable.ts"
import { wrap } from "./Wrap.ts"

export interface Input extends Finding.Input {
  readonly verdicts: ReadonlyArray<Verdict>
}

const width = 79

export const make = (input: Input): string => {
  const { details, lead } = Finding.make(input)
  const finding = [...wrap(lead, width), ...details.flatMap((detail) => wrap(`- ${detail}`, width, "  "))]
  const claims = counts(input.verdicts)
  return [SummaryTable.make(input.results), paragraph(finding), ...(claims === "" ? [] : [paragraph([claims])])].join(
    "\n"
  )
}

const paragraph = (lines: ReadonlyArray<string>): string => lines.map((line) => line + "\n").join("")

/** `Claims: 3 reproduced, 1 not tested`; empty where nothing was claimed. */
const counts = (verdicts: ReadonlyArray<Verdict>): string => {
  const found = Outcome.literals.flatMap((outcome) => {
    const count = verdicts.filter((verdict) => verdict.outcome === outcome).length
    return count === 0 ? [] : [`${count} ${outcome}`]
  })
  return found.length === 0 ? "" : `Claims: ${found.join(", ")}`
}
