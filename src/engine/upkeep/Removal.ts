/**
 * What to remove from a store, decided on its inventory and its roots alone. Reachable is what an execution that is
 * kept used, and what a lock file names; all else is garbage. Where room is asked for, reachable results that neither
 * a lock file nor a tag names go as well (see `Eviction`).
 */
import type { Digest } from "../Artifact.ts"
import type { Entry } from "./Entry.ts"
import * as Eviction from "./Eviction.ts"
import * as Garbage from "./Garbage.ts"
import type { Inventory, Names } from "./Inventory.ts"
import * as Reach from "./Reach.ts"
import type { Roots } from "./Roots.ts"

export interface Options extends Garbage.Options {
  /** The most bytes the store may have. Default: any number. */
  readonly bytes?: number | undefined
}

export interface Removal {
  readonly garbage: Garbage.Garbage
  /** Results whose objects go and whose records stay. */
  readonly evicted: ReadonlyArray<Garbage.Result>
  /** The files of garbage records. */
  readonly recordFiles: ReadonlyMap<Digest, Entry>
  /** Paths of human names that lead to results that go, in the order in which to remove them. */
  readonly names: ReadonlyArray<string>
  /** The objects of garbage and of evicted results. */
  readonly objects: ReadonlyMap<Digest, Entry>
  readonly bytes: number
  /** The store's, afterwards. */
  readonly bytesLeft: number
  /** The bytes of the objects that lock files and tags hold. */
  readonly pinnedBytes: number
}

export const plan = (inventory: Inventory, roots: Roots, options: Options): Removal => {
  const reach = Reach.of(inventory, roots)
  const garbage = Garbage.find(inventory, reach, roots, options)
  const sizeOf = (digest: Digest) => inventory.objects.get(digest)?.bytes ?? 0
  const eviction = Eviction.choose(
    reach.kept.map((record) => ({ record, objects: Reach.objectsOf(inventory, Reach.digestsOf(record)) })),
    reach.pinned,
    sizeOf,
    inventory.bytes - garbage.bytes - (options.bytes ?? Infinity)
  )
  const bytes = garbage.bytes + eviction.bytes
  return {
    garbage,
    evicted: eviction.evicted,
    recordFiles: entriesAt(inventory.recordFiles, reach.garbage.map(({ key }) => key)),
    names: inventory.latest.flatMap(goingWith(inventory, reach, eviction)),
    objects: entriesAt(inventory.objects, [...garbage.objects, ...eviction.objects]),
    bytes,
    bytesLeft: inventory.bytes - bytes,
    pinnedBytes: [...reach.pinned].reduce((sum, digest) => sum + sizeOf(digest), 0)
  }
}

/** The link to a record goes last, and only where the record goes or went. */
const goingWith = ({ records }: Inventory, { garbage }: Reach.Reach, { evicted }: Eviction.Eviction) => {
  const there = new Set(records.map(({ key }) => key))
  for (const { key } of garbage) there.delete(key)
  const emptied = new Set(evicted.map(({ record }) => record.key))
  return ({ contents, key, link }: Names): ReadonlyArray<string> => {
    if (!there.has(key)) return [...contents, link]
    return emptied.has(key) ? contents : []
  }
}

const entriesAt = (entries: ReadonlyMap<Digest, Entry>, digests: ReadonlyArray<Digest>): ReadonlyMap<Digest, Entry> =>
  new Map(digests.flatMap((digest) => {
    const entry = entries.get(digest)
    return entry === undefined ? [] : [[digest, entry]]
  }))
