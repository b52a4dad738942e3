/** What is reachable from the roots: records that are kept, and the objects that these and the lock files name. */
import type { Digest, Output } from "../Artifact.ts"
import type { Record } from "../journal/Record.ts"
import type { Inventory } from "./Inventory.ts"
import type { Roots } from "./Roots.ts"

export interface Reach {
  /** The records that a kept execution used, and those whose every output a lock file names. */
  readonly kept: ReadonlyArray<Record>
  readonly garbage: ReadonlyArray<Record>
  /** The objects that are there of kept records, of those kept beside them, and of lock files. */
  readonly objects: ReadonlySet<Digest>
  /** Those of them that lock files and tags hold. */
  readonly pinned: ReadonlySet<Digest>
}

export const of = (inventory: Inventory, { locked, recent, tagged }: Roots): Reach => {
  const isLocked = (record: Record) => {
    const digests = digestsOf(record)
    return digests.length > 0 && digests.every((digest) => locked.has(digest))
  }
  const isKept = (record: Record) => recent.has(record.key) || tagged.has(record.key) || isLocked(record)
  const kept = inventory.records.filter(isKept)
  const reaching = (digests: ReadonlyArray<Digest>) => objectsOf(inventory, digests)
  const pinned = reaching([...locked, ...kept.filter(({ key }) => tagged.has(key)).flatMap(digestsOf)])
  return {
    kept,
    garbage: inventory.records.filter((record) => !isKept(record)),
    objects: new Set([...pinned, ...reaching(kept.flatMap((record) => digestsOfKey(inventory, record)))]),
    pinned: new Set(pinned)
  }
}

export const digestsOf = ({ outputs }: Record): ReadonlyArray<Digest> =>
  Object.values(outputs).map(({ digest }) => digest)

/** Also those that came out otherwise: whoever verifies asks by how much. */
export const digestsOfKey = ({ diverged }: Pick<Inventory, "diverged">, record: Record): ReadonlyArray<Digest> =>
  [record, ...diverged.get(record.key) ?? []].flatMap(digestsOf)

/** The objects that are there of these digests, and of those that are folders the files' too; each once. */
export const objectsOf = (
  { folders, objects }: Pick<Inventory, "folders" | "objects">,
  digests: ReadonlyArray<Digest>
): ReadonlyArray<Digest> => {
  const reached = new Set(digests.flatMap((digest) => [digest, ...(folders.get(digest) ?? [])]))
  return [...reached].filter((digest) => objects.has(digest))
}

/** Whether every object of these outputs is there. */
export const isWhole = (
  { folders, objects }: Pick<Inventory, "folders" | "objects">,
  ...outputs: ReadonlyArray<Output>
): boolean =>
  outputs.every(({ digest }) => [digest, ...(folders.get(digest) ?? [])].every((object) => objects.has(object)))
