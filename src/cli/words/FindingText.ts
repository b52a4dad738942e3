/** What verification found out, in words: a table of what differs and by how much, and what to do about it. */
import { type Difference, type Finding, isOff } from "../../engine/verify/Finding.ts"
import * as Table from "./Table.ts"

const columns = ["step", "output", "class", "", "difference"].map((title) => ({ title }))

/** Nothing if there are no findings. */
export const table = (findings: ReadonlyArray<Finding>): string =>
  findings.length === 0 ? "" : Table.format(columns, findings.map(row)) + notes(findings)

const row = (finding: Finding): ReadonlyArray<string> => [
  finding.step,
  "output" in finding ? finding.output : "",
  finding._tag === "Differs" ? finding.comparison.name : "",
  isOff(finding) ? "off" : "ok",
  describe(finding)
]

const describe = (finding: Finding): string => {
  switch (finding._tag) {
    case "Corrupt":
      return finding.actual === "missing" || finding.actual === "unreadable"
        ? `damaged: ${finding.path} is ${finding.actual}`
        : `damaged: ${finding.path} holds ${short(finding.actual)} instead of ${short(finding.expected)}`
    case "Differs":
      return origin[finding.from] + measured(finding)
    case "NotLocked":
      return `not in the lock file: ${short(finding.actual)}`
    case "NotInWorkflow":
      return "in the lock file, but not in the workflow"
    case "Failed":
      return `failed: ${finding.message.split("\n", 1)[0]}`
    case "NotInterrupted":
      return finding.why === "no checkpoint"
        ? "saves no checkpoint: executed again whole"
        : "ended before it could be killed: executed again whole"
    case "NotResumed":
      return `began anew although there was checkpoint ${finding.checkpoint}`
  }
}

const origin = { published: "", recorded: "", earlier: "other executions of this key gave other results: " }

const measured = ({ comparison, isSameEnvironment, measured }: Difference): string => {
  switch (measured._tag) {
    case "Compared": {
      const allowed = Object.entries(comparison.tolerances).map(([name, value]) => `${name} ${value}`).join(", ")
      return measured.verdict.difference +
        (allowed === "" ? "" : `; class allows ${allowed}`) +
        (isSameEnvironment && measured.verdict.within ? ", but no bit may differ in one environment" : "")
    }
    case "NotAtHand":
      return `differs; the ${measured.which === "expected" ? "expected" : "present"} content is not at hand`
    case "NotComparable":
      return `cannot be compared: ${measured.why.split("\n", 1)[0]}`
  }
}

/** Each at most once, and the whole messages of what failed. */
const notes = (findings: ReadonlyArray<Finding>): string => {
  const has = (test: (finding: Finding) => boolean) => findings.some(test)
  return [
    ...findings.flatMap((finding) => finding._tag === "Failed" ? [`\n${finding.message}`] : []),
    ...(has((finding) => finding._tag === "Corrupt")
      ? ["Run the workflow: what is damaged is put aside and made again"]
      : []),
    ...(has((finding) =>
        finding._tag === "Differs" && finding.from === "published" && finding.measured._tag === "NotAtHand"
      )
      ? ["To see by how much results differ from the published ones, name a store that holds those: --against STORE"]
      : [])
  ].map((note) => `${note}\n`).join("")
}

const short = (digest: string): string => digest.slice(0, 12)
