/** What is of no use to anything that is kept, found in an inventory by what is reachable in it. */
import type { Digest } from "../Artifact.ts"
import type { Record } from "../journal/Record.ts"
import type { Entry } from "./Entry.ts"
import type { Inventory } from "./Inventory.ts"
import * as Reach from "./Reach.ts"
import type { Roots } from "./Roots.ts"

export interface Result {
  readonly record: Record
  /** What goes with it: the record's files, unless it is only evicted, and the objects that nothing else uses. */
  readonly bytes: number
}

export interface Other extends Entry {
  readonly what: string
}

export interface Garbage {
  /** Records that are not reachable. */
  readonly results: ReadonlyArray<Result>
  /** The objects that only they name. */
  readonly objects: ReadonlySet<Digest>
  /** Those of keys whose result is there, and of keys that no kept execution used. */
  readonly checkpoints: ReadonlyMap<Digest, Entry>
  readonly others: ReadonlyArray<Other>
  readonly bytes: number
}

export interface Options {
  /** Milliseconds since 1970. */
  readonly now: number
  /** Whether the logs of executions that are not kept are garbage. */
  readonly logs: boolean
}

/** A process elsewhere may have just written what no record names yet: it stays for an hour. */
const graceMillis = 3600 * 1000

export const find = (inventory: Inventory, reach: Reach.Reach, roots: Roots, { logs, now }: Options): Garbage => {
  const { objects, results } = resultsOf(inventory, reach)
  const records = new Map(inventory.records.map((record) => [record.key, record]))
  const codes = new Set(reach.kept.flatMap(({ fingerprint, manifest }) => [fingerprint, manifest.implementation]))
  const isOld = ({ modified }: Entry) => modified < now - graceMillis
  const isNamed = (digest: Digest) => reach.objects.has(digest) || objects.has(digest)
  const isKnown = (fingerprint: Digest) => codes.has(fingerprint) || inventory.blessed.has(fingerprint)
  const isUsed = (key: Digest) => roots.recent.has(key) || roots.tagged.has(key)
  const isDone = (record: Record | undefined) =>
    record !== undefined && Reach.isWhole(inventory, ...Object.values(record.outputs))
  const checkpoints = where(
    inventory.checkpoints,
    (key, entry) => isDone(records.get(key)) || !isUsed(key) && isOld(entry)
  )
  const others = [
    ...told("damaged record", inventory.recordFiles, (key, entry) => !records.has(key) && isOld(entry)),
    ...told("object that no record names", inventory.objects, (digest, entry) => !isNamed(digest) && isOld(entry)),
    ...told("code that no record names", inventory.implementations, (code, entry) => !isKnown(code) && isOld(entry)),
    ...inventory.leftovers,
    ...told("log", inventory.logs, (id) => logs && !roots.executions.has(id))
  ]
  const bytes = [...results, ...checkpoints.values(), ...others].reduce((sum, { bytes }) => sum + bytes, 0)
  return { results, objects, checkpoints, others, bytes }
}

/** Each object counts with the first record that names it. */
const resultsOf = (inventory: Inventory, reach: Reach.Reach): Pick<Garbage, "results" | "objects"> => {
  const objects = new Set<Digest>()
  const results = reach.garbage.map((record) => {
    let bytes = inventory.recordFiles.get(record.key)?.bytes ?? 0
    for (const digest of Reach.objectsOf(inventory, Reach.digestsOfKey(inventory, record))) {
      if (reach.objects.has(digest) || objects.has(digest)) continue
      objects.add(digest)
      bytes += inventory.objects.get(digest)?.bytes ?? 0
    }
    return { record, bytes }
  })
  return { results, objects }
}

type IsGarbage<Name> = (name: Name, entry: Entry) => boolean

const where = <Name>(entries: ReadonlyMap<Name, Entry>, isGarbage: IsGarbage<Name>): ReadonlyMap<Name, Entry> =>
  new Map([...entries].filter(([name, entry]) => isGarbage(name, entry)))

const told = <Name>(
  what: string,
  entries: ReadonlyMap<Name, Entry>,
  isGarbage: IsGarbage<Name>
): ReadonlyArray<Other> => Array.from(where(entries, isGarbage).values(), (entry) => ({ what, ...entry }))
