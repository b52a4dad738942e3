/** What is of no use to anyone, whatever is kept: what dead processes were at, and what went bad. */
import { hostname } from "node:os"
import { hostPart, marked } from "../lease/Holder.ts"
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
  const isUnfinished = (name: string, entry: Entry) => AtomicFile.isAbandoned(name) || isForgotten(entry)
  return [
    ...those("corrupt object", quarantined, () => true),
    ...those("unfinished attempt", within("work"), isUnfinished),
    ...those("unfinished file", temporary, isUnfinished),
    ...those("note of another machine", within("cache"), (host, entry) => host !== thisHost && isForgotten(entry))
  ]
}

/** What a process was about to move to its name. */
const temporary: Place<string> = (path) => {
  if (!path.includes(".tmp") || path.startsWith("work/")) return undefined
  const parts = path.split("/")
  const end = parts.findIndex((part) => temporaryName.test(part))
  if (end < 0) return undefined
  const whole = parts.slice(0, end + 1).join("/")
  return [whole, whole]
}

/** As `AtomicFile` gives them. */
const temporaryName = new RegExp(String.raw`\.${marked.source}\.tmp$`)

const quarantined: Place<string> = (path) => path.startsWith("quarantine/") ? [path, path] : undefined

const within = (top: string): Place<string> => (path) => {
  const [first, second] = path.split("/")
  return first === top && second !== undefined ? [second, `${top}/${second}`] : undefined
}

const dayMillis = 24 * 3600 * 1000
/**
 * After so long, what another machine was at work on is not gone on with, and what it noted of files it learns again.
 * This machine is another one after it was started anew.
 */
const forgottenMillis = 30 * dayMillis

/** The name of this machine's folder of notes (see `Memo`). */
const thisHost = hostPart(hostname())
