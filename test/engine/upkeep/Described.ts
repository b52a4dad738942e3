/** Stores as plain values, for tests of what is decided on them. */
import type { Digest, Output } from "../../../src/engine/Artifact.ts"
import * as Hash from "../../../src/engine/Hash.ts"
import type { Record as JournalRecord } from "../../../src/engine/journal/Record.ts"
import type { Entry } from "../../../src/engine/upkeep/Entry.ts"
import type { Inventory } from "../../../src/engine/upkeep/Inventory.ts"
import type { Roots } from "../../../src/engine/upkeep/Roots.ts"

export const now = Date.parse("2026-06-01T00:00:00.000Z")
export const hourMillis = 3600 * 1000
export const recordBytes = 500

/** Objects and keys have short names here; this is the digest that stands for one. */
export const digest = (name: string): Digest => Hash.ofText(name)

export interface Given {
  /** Name → size, age in hours (default 2), and for a folder the names of its files. */
  readonly objects?: Readonly<
    Record<string, { readonly bytes: number; readonly hours?: number; readonly files?: ReadonlyArray<string> }>
  >
  /** Name of the key → names of the outputs' objects. */
  readonly records?: Readonly<
    Record<string, { readonly outputs: ReadonlyArray<string>; readonly durationMillis?: number }>
  >
  /** Name of the key → names of the objects that came out otherwise. */
  readonly diverged?: Readonly<Record<string, ReadonlyArray<string>>>
  /** Name of the key → age in hours. */
  readonly checkpoints?: Readonly<Record<string, number>>
  /** Names of keys whose record is what a step's names lead to. */
  readonly latest?: ReadonlyArray<string>
  readonly logs?: ReadonlyArray<string>
  /** Names of fingerprints of which is known what they were made of; records are of `code`. */
  readonly implementations?: ReadonlyArray<string>
  readonly blessed?: ReadonlyArray<string>
}

export const entry = (path: string, bytes: number, hours: number): Entry => ({
  paths: [path],
  bytes,
  modified: now - hours * hourMillis
})

export const inventory = (given: Given): Inventory => {
  const { blessed = [], checkpoints = {}, diverged = {}, implementations = [], latest = [], logs = [] } = given
  const { objects = {}, records = {} } = given
  const sizes = Object.entries(objects)
  const record = (name: string, outputs: ReadonlyArray<string>, durationMillis = 1000) => {
    const output = (object: string): Output => {
      const { bytes = 0, files } = objects[object] ?? {}
      return { kind: "text@1", folder: files !== undefined, digest: digest(object), bytes }
    }
    return recordOf(
      name,
      Object.fromEntries(outputs.map((object, i) => [`output${i}`, output(object)])),
      durationMillis
    )
  }
  const made: Omit<Inventory, "bytes"> = {
    records: Object.entries(records).map(([name, { durationMillis, outputs }]) =>
      record(name, outputs, durationMillis)
    ),
    diverged: new Map(
      Object.entries(diverged).map(([name, outputs]) => [digest(name), [record(name, outputs)]])
    ),
    recordFiles: new Map(Object.keys(records).map((name) => [digest(name), entry(`record ${name}`, recordBytes, 2)])),
    objects: new Map(
      sizes.map(([name, { bytes, hours = 2 }]) => [digest(name), entry(`object ${name}`, bytes, hours)])
    ),
    folders: new Map(
      sizes.flatMap(([name, { files }]) => files === undefined ? [] : [[digest(name), files.map(digest)]])
    ),
    checkpoints: new Map(
      Object.entries(checkpoints).map(([name, hours]) => [digest(name), entry(`checkpoint ${name}`, 10, hours)])
    ),
    implementations: new Map(implementations.map((name) => [digest(name), entry(`implementation ${name}`, 50, 2)])),
    blessed: new Set(blessed.map(digest)),
    logs: new Map(logs.map((id) => [id, entry(`log ${id}`, 100, 2)])),
    latest: latest.map((name) => ({ key: digest(name), link: `link ${name}`, contents: [`names ${name}`] })),
    leftovers: []
  }
  const all = [made.recordFiles, made.objects, made.checkpoints, made.implementations, made.logs]
  const entries = all.flatMap((entries) => [...entries.values()])
  return { ...made, bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0) }
}

export const roots = (given: { readonly [N in keyof Roots]?: ReadonlyArray<string> }): Roots => ({
  locked: new Set(given.locked?.map(digest)),
  tagged: new Set(given.tagged?.map(digest)),
  recent: new Set(given.recent?.map(digest)),
  executions: new Set(given.executions)
})

const recordOf = (name: string, outputs: JournalRecord["outputs"], durationMillis: number): JournalRecord => ({
  format: "repro/record/2",
  key: digest(name),
  manifest: { stage: "stage", implementation: digest("code"), params: {}, inputs: {}, outputs: {}, environment: {} },
  fingerprint: digest("code"),
  outputs,
  workflow: "workflow",
  profile: "profile",
  step: name,
  execution: "execution",
  finishedAt: "2026-01-01T00:00:00.000Z",
  durationMillis,
  host: { name: "host", platform: "linux-x64", node: "v24.0.0" }
})
