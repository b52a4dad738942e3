/** What is of no use to anyone, whatever is kept: what dead processes were at, and what went bad. */
import { hostname } from "node:os"
import * as AtomicFile from "../store/AtomicFile.ts"
import { type Entry, grouped, type Place } from "./Entry.ts"
import type { Found } from "./Files.ts"

export interface Leftover extends Entry {
  readonly what: "corrupt object" | "unfinished attempt" | "unfinished file" | "note of another machine"
}

/** `now` is in milliseconds since 1970. */
export const among = (found: ReadonlyArray<Found>, now: number): ReadonlyArray<Leftover> => {
  const isForgotten = ({ modified }: Entry) => modified < now - forgottenMillis
  const those = (what: Leftover["what"], place: Place<string>, isLeft: (name: string, entry: Entry) => boolean) =>
    [...grouped(found, place)].flatMap(([name, entry]) => isLeft(name, entry) ? [{ what, ...entry }] : [])
  return [
    ...those("corrupt object", quarantined, () => true),
    ...those("unfinished attempt", within("work"), (name, entry) => AtomicFile.isAbandoned(name) || isForgotten(entry)),
    ...those("unfinished file", unfinished, () => true),
    ...those("note of another machine", within("cache"), (host, entry) => host !== thisHost && isForgotten(entry))
  ]
}

/** What a process that is gone was about to move to its name; it is nothing else. */
export const unfinished: Place<string> = (path) => {
  if (!path.includes(".tmp") || path.startsWith("work/")) return undefined
  const parts = path.split("/")
  const end = parts.findIndex(AtomicFile.isAbandoned)
  if (end < 0) return undefined
  const temporary = parts.slice(0, end + 1).join("/")
  return [temporary, temporary]
}

const quarantined: Place<string> = (path) => path.startsWith("quarantine/") ? [path, path] : undefined

const within = (top: string): Place<string> => (path) => {
  const [first, second] = path.split("/")
  return first === top && second !== undefined ? [second, `${top}/${second}`] : undefined
}

const dayMillis = 24 * 3600 * 1000
/** After so long, what another machine was at work on is not gone on with, and what it noted of files it learns again. */
const forgottenMillis = 30 * dayMillis

/** The name of this machine's folder of notes (see `Memo`). */
const thisHost = hostname().replaceAll(/[^\w.-]/g, "-")
