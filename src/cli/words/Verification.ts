/** What a verification came to, as JSON and in words. */
import type { Finding } from "../../engine/verify/Finding.ts"
import * as Findings from "../../engine/verify/Finding.ts"
import type { Kill } from "../../engine/verify/Interrupt.ts"
import { format } from "../../errors/Message.ts"
import * as ByteSize from "./ByteSize.ts"
import { count } from "./Expectation.ts"
import * as FindingText from "./FindingText.ts"
import * as Table from "./Table.ts"

/** What was done; its numbers are of what was looked at. */
export type Done =
  | {
    readonly _tag: "Checked"
    readonly bytes: number
    /** The path of the lock file. */
    readonly lock: string
    readonly use: LockUse
    /** The paths of what the config has otherwise than the lock file it was compared with. */
    readonly changed: ReadonlyArray<string>
  }
  | { readonly _tag: "Rebuilt" }
  | {
    readonly _tag: "Interrupted"
    readonly seed: number
    readonly kills: ReadonlyArray<Kill & { readonly step: string }>
  }

export type LockUse = "compared" | "recorded only" | "absent" | "of another config" | "written" | "not written"

export interface Report {
  readonly workflow: string
  readonly profile: string
  readonly done: Done
  readonly steps: number
  readonly outputs: number
  /** Steps that have no result, and how many outputs they would have. */
  readonly missing: { readonly steps: ReadonlyArray<string>; readonly outputs: number }
  readonly findings: ReadonlyArray<Finding>
}

/** How many things are not as they should be. */
export const off = ({ findings, missing }: Report): number => findings.filter(Findings.isOff).length + missing.outputs

export const json = (report: Report): string => JSON.stringify({ ...report, off: off(report) }, null, 2) + "\n"

/** `command` is how the workflow is run. */
export const text = (report: Report, command: string): string => {
  const { done, findings, missing, outputs } = report
  if (outputs === 0 && findings.length === 0 && missing.outputs > 0) {
    return format({
      title: `Nothing to verify yet: ${count(missing.outputs, "output")} ${
        missing.outputs === 1 ? "has" : "have"
      } no result`,
      hint: `Run it first: ${command}`
    }) + "\n"
  }
  return (done._tag === "Interrupted" ? kills(done.kills) : "") + FindingText.table(findings) +
    absent(report, command) +
    `${summary(report)}: ${off(report)} off\n` + (done._tag === "Checked" ? lockNotes[done.use](done) : "")
}

type Checked = Extract<Done, { readonly _tag: "Checked" }>

const lockNotes: Readonly<Record<LockUse, (done: Checked) => string>> = {
  compared: ({ changed, lock }) =>
    changed.length === 0 ? "" : `The config is another than when ${lock} was written, in ${listed(changed)}\n`,
  "recorded only": ({ lock }) => `${lock} holds no published results: compared with what it recorded of downloads\n`,
  absent: ({ lock }) => `There is no lock file ${lock}: nothing to compare with\n`,
  "of another config": ({ lock }) => `Not compared with ${lock}: it holds the profile's results, without --set\n`,
  written: ({ lock }) => `Wrote ${lock}\n`,
  "not written": ({ lock }) => `Did not write ${lock}\n`
}

const absent = ({ missing: { outputs, steps }, ...report }: Report, command: string): string =>
  outputs === 0 ? "" : format({
    title: `${outputs} of ${report.outputs + outputs} outputs have no result yet`,
    facts: { steps: listed(steps) },
    hint: `Run them first: ${command}`
  }) + "\n"

const listed = (names: ReadonlyArray<string>): string =>
  names.length > 5 ? `${names.slice(0, 5).join(", ")} and ${names.length - 5} more` : names.join(", ")

const summary = ({ done, outputs, steps }: Report): string => {
  switch (done._tag) {
    case "Checked":
      return `${count(outputs, "output")} of ${count(steps, "step")}, ${ByteSize.format(done.bytes)} hashed` +
        (done.use === "compared" ? `, compared with ${done.lock}` : "")
    case "Rebuilt":
      return `${count(steps, "step")} executed again, ${count(outputs, "output")} compared`
    case "Interrupted": {
      const interrupted = new Set(done.kills.map(({ step }) => step)).size
      return `${count(steps, "step")} executed again, ${interrupted} of them killed and resumed (seed ${done.seed}), ` +
        `${count(outputs, "output")} compared`
    }
  }
}

const kills = (kills: ReadonlyArray<Kill & { readonly step: string }>): string =>
  kills.length === 0 ? "" : Table.format(
    [{ title: "step" }, { title: "killed at" }, { title: "checkpoint", align: "right" }, { title: "went on at" }],
    kills.map(({ at, checkpoint, resumedAt, step }) => [
      step,
      `${at.done}/${at.total} ${at.unit}`,
      String(checkpoint),
      resumedAt === undefined ? "the end" : String(resumedAt)
    ])
  )
