/** One step's account: what it was made of, by which code, where and when, and what came of it. */
import * as DateTime from "effect/DateTime"
import type * as Schema from "effect/Schema"
import type { Digest } from "../engine/Artifact.ts"
import type { Result } from "../engine/verify/Recorded.ts"
import { isRef } from "../engine/Wiring.ts"
import type { Repetition } from "./Repetition.ts"
import type { State } from "./State.ts"

export interface Input {
  readonly name: string
  /** Of several artifacts under one name; undefined where there is one. */
  readonly label: string | undefined
  readonly digest: Digest
  readonly folder: boolean
  /** The step and the output of it that the content came from. */
  readonly from: { readonly step: string; readonly output: string }
}

export interface Output {
  readonly name: string
  /** "name@version". */
  readonly kind: string
  readonly digest: Digest
  /** Of all files together, if it is a folder. */
  readonly bytes: number
  readonly folder: boolean
  /** Where people find it, in the store: latest/…, with "/" between the parts. */
  readonly path: string
  /** Whether it is as published. */
  readonly lock: State
}

export interface Step {
  readonly name: string
  readonly stage: string
  readonly key: Digest
  /** The code that ran. */
  readonly fingerprint: Digest
  /** The code in the key: another one only where the two were declared equal. */
  readonly declared: Digest
  readonly params: Readonly<Record<string, Schema.Json>>
  readonly environment: Readonly<Record<string, Schema.Json>>
  readonly inputs: ReadonlyArray<Input>
  readonly outputs: ReadonlyArray<Output>
  /** ISO 8601, both. */
  readonly startedAt: string
  readonly finishedAt: string
  readonly durationMillis: number
  readonly execution: string
  readonly host: { readonly name: string; readonly platform: string; readonly node: string }
  /** Whether it came out the same when executed again, as it is and when killed meanwhile. */
  readonly rebuilt: State
  readonly interrupted: State
}

export interface Known {
  readonly repetition: Repetition
  readonly pathOf: (output: string) => string
  readonly lockOf: (output: string) => State
}

export const of = ({ record, step }: Result, { lockOf, pathOf, repetition }: Known): Step => {
  const { durationMillis, execution, fingerprint, finishedAt, host, key, manifest } = record
  return {
    name: step.name,
    stage: step.stage.name,
    key,
    fingerprint,
    declared: manifest.implementation,
    params: manifest.params,
    environment: manifest.environment,
    inputs: inputsOf({ record, step }),
    outputs: Object.entries(record.outputs).map(([name, output]) => ({
      name,
      ...output,
      path: pathOf(name),
      lock: lockOf(name)
    })),
    startedAt: before(finishedAt, durationMillis),
    finishedAt,
    durationMillis,
    execution,
    host,
    rebuilt: repetition.rebuilt.stateOf(key),
    interrupted: repetition.interrupted.stateOf(key)
  }
}

const inputsOf = ({ record: { manifest }, step }: Result): ReadonlyArray<Input> =>
  Object.entries(step.inputs).flatMap(([name, input]) => {
    const refs = isRef(input) ? [[undefined, input] as const] : Object.entries(input)
    return refs.map(([label, { kind, output, step: { name: from } }]) => {
      const given = manifest.inputs[name]
      const digest = typeof given === "string" ? given : given[label as string]
      return { name, label, digest, folder: kind.form === "folder", from: { step: from, output } }
    })
  })

const before = (at: string, millis: number): string =>
  DateTime.formatIso(DateTime.subtract(DateTime.makeUnsafe(at), { milliseconds: Math.round(millis) }))
