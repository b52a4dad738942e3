/** What is known of a report beside its content, which is the same wherever and whenever it is made. Plain data. */

/** Whether something was shown to be as it should be; "unknown" where nobody looked. */
export type State = "ok" | "off" | "unknown"

export interface Facts {
  /** The reproducibility card. */
  readonly card: ReadonlyArray<Fact>
  /** Every step with a result, in the order in which they depend on each other. */
  readonly steps: ReadonlyArray<Step>
  /** The relative address of the store from the delivered page, "/" between its parts: "../../../../..". */
  readonly store: string
}

export interface Fact {
  readonly label: string
  readonly value: string
  readonly state: State
}

export interface Step {
  readonly name: string
  readonly stage: string
  readonly key: string
  /** The fingerprint of the code that ran. */
  readonly code: string
  /** Of steps whose numbers depend on one; otherwise empty. */
  readonly environment: Readonly<Record<string, unknown>>
  /** The steps that inputs came from. */
  readonly inputs: ReadonlyArray<{ readonly from: { readonly step: string } }>
  readonly outputs: ReadonlyArray<Output>
  /** ISO 8601. */
  readonly finishedAt: string
  readonly durationMillis: number
  readonly machine: string
  /** Whether outputs are the published ones, and whether they came out the same again: as it is, and when killed. */
  readonly lock: State
  readonly rebuilt: State
  readonly interrupted: State
}

export interface Output {
  readonly name: string
  readonly kind: string
  readonly digest: string
  /** Of all files together, if it is a folder. */
  readonly bytes: number
  readonly folder: boolean
  /** Where people find it, in the store, "/" between its parts. */
  readonly path: string
}
