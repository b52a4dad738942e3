/**
 * Which results to give up for room: those soonest computed again for the bytes they free. A result that is given up
 * keeps its record, so that what it was stays known; the next run of its workflow makes it again.
 */
import type { Digest } from "../Artifact.ts"
import type { Record } from "../journal/Record.ts"

/** A result, as the choice sees it. */
export interface Candidate {
  readonly record: Record
  /** Its objects that are there, each once, those of folders included. */
  readonly objects: ReadonlyArray<Digest>
}

export interface Evicted {
  readonly record: Record
  /** The bytes that go with it: those of objects whose last user it is. */
  readonly bytes: number
}

export interface Eviction {
  readonly evicted: ReadonlyArray<Evicted>
  readonly objects: ReadonlySet<Digest>
  readonly bytes: number
}

/**
 * Chooses among `candidates` until `excess` bytes are free, or none is left. An object goes with the last candidate
 * that uses it; those in `pinned` never do.
 */
export const choose = (
  candidates: ReadonlyArray<Candidate>,
  pinned: ReadonlySet<Digest>,
  sizeOf: (digest: Digest) => number,
  excess: number
): Eviction => {
  const own = candidates.map(({ objects, record }) => ({
    record,
    objects: objects.filter((digest) => !pinned.has(digest))
  }))
  const users = new Map<Digest, number>()
  for (const { objects } of own) for (const digest of objects) users.set(digest, (users.get(digest) ?? 0) + 1)
  const chosen: Array<Candidate & { readonly bytes: number }> = []
  const gone = new Set<Digest>()
  let bytes = 0
  for (const candidate of cheapestFirst(own, sizeOf)) {
    if (bytes >= excess) break
    let freed = 0
    for (const digest of candidate.objects) {
      const left = (users.get(digest) ?? 0) - 1
      users.set(digest, left)
      if (left > 0) continue
      gone.add(digest)
      freed += sizeOf(digest)
    }
    bytes += freed
    chosen.push({ ...candidate, bytes: freed })
  }
  const evicted = chosen.filter(({ objects }) => objects.some((digest) => gone.has(digest)))
  return { evicted: evicted.map(({ bytes, record }) => ({ record, bytes })), objects: gone, bytes }
}

/** By time to compute again ÷ bytes; then older first. Those without bytes free nothing. */
const cheapestFirst = (
  candidates: ReadonlyArray<Candidate>,
  sizeOf: (digest: Digest) => number
): ReadonlyArray<Candidate> =>
  candidates
    .map((candidate) => ({ candidate, bytes: candidate.objects.reduce((sum, digest) => sum + sizeOf(digest), 0) }))
    .filter(({ bytes }) => bytes > 0)
    .map(({ bytes, candidate }) => ({ candidate, price: candidate.record.durationMillis / bytes }))
    .sort((a, b) => a.price - b.price || byAge(a.candidate.record, b.candidate.record))
    .map(({ candidate }) => candidate)

const byAge = (a: Record, b: Record): number =>
  a.finishedAt === b.finishedAt ? (a.key < b.key ? -1 : 1) : a.finishedAt < b.finishedAt ? -1 : 1
