/** Files that belong together: found apart, removed as one. */
import type { Found } from "./Files.ts"

export interface Entry {
  /** What to remove, in this order; relative to the store. */
  readonly paths: ReadonlyArray<string>
  readonly bytes: number
  /** When the youngest of them changed, in milliseconds since 1970. */
  readonly modified: number
}

/** What a path belongs to, and the path to remove with it; undefined for what belongs to nothing of the kind. */
export type Place<Name extends string> = (path: string) => readonly [name: Name, removed: string] | undefined

/** The entries of a kind, by name. */
export const grouped = <Name extends string>(
  found: ReadonlyArray<Found>,
  place: Place<Name>
): ReadonlyMap<Name, Entry> => {
  const entries = new Map<Name, { paths: Array<string>; bytes: number; modified: number }>()
  for (const { bytes, modified, path } of found) {
    const placed = place(path)
    if (placed === undefined) continue
    const [name, removed] = placed
    const entry = entries.get(name)
    if (entry === undefined) {
      entries.set(name, { paths: [removed], bytes, modified })
      continue
    }
    if (entry.paths.at(-1) !== removed) entry.paths.push(removed)
    entry.bytes += bytes
    entry.modified = Math.max(entry.modified, modified)
  }
  return entries
}
