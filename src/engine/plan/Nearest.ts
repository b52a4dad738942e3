/** The earlier computation that a present one is best compared with. */
import type { Record as JournalRecord } from "../journal/Record.ts"
import type { Manifest } from "../Manifest.ts"
import * as Reason from "./Reason.ts"

/** What is looked for: a step's manifest, without inputs where they are not known yet. */
export interface Sought {
  readonly step: string
  readonly manifest: Omit<Manifest, "inputs"> & Partial<Pick<Manifest, "inputs">>
}

/**
 * Of the records of the same stage, the one of which the fewest components differ: a param, an input, the whole
 * implementation count as one each. Among equals first those of a step of the same name, then the newest.
 */
export const of = (records: ReadonlyArray<JournalRecord>, sought: Sought): JournalRecord | undefined => {
  let nearest: JournalRecord | undefined
  let least = Infinity
  for (const record of records) {
    if (record.manifest.stage !== sought.manifest.stage) continue
    const distance = Reason.differences(record.manifest, comparable(sought, record)).length
    if (nearest !== undefined && (distance > least || (distance === least && !goesFirst(record, nearest, sought)))) {
      continue
    }
    nearest = record
    least = distance
  }
  return nearest
}

/** The manifest sought; inputs that are not known count as unchanged. */
export const comparable = ({ manifest }: Sought, record: JournalRecord): Manifest => ({
  ...manifest,
  inputs: manifest.inputs ?? record.manifest.inputs
})

const goesFirst = (a: JournalRecord, b: JournalRecord, { step }: Sought): boolean => {
  if ((a.step === step) !== (b.step === step)) return a.step === step
  return a.finishedAt === b.finishedAt ? a.key < b.key : a.finishedAt > b.finishedAt
}
