/** What gc removes, as people read it and as JSON. */
import type { Digest } from "../../engine/Artifact.ts"
import type { Entry } from "../../engine/upkeep/Entry.ts"
import type { Result } from "../../engine/upkeep/Garbage.ts"
import type { Removal } from "../../engine/upkeep/Removal.ts"
import { format } from "../../errors/Message.ts"
import * as Age from "./Age.ts"
import * as ByteSize from "./ByteSize.ts"
import * as Duration from "./Duration.ts"
import { count } from "./Expectation.ts"
import * as Table from "./Table.ts"

export interface Told {
  readonly removal: Removal
  /** How many there are of what results are kept for. */
  readonly roots: { readonly executions: number; readonly locks: number; readonly tags: number }
  /** The steps that checkpoints belong to, as far as they are known. */
  readonly steps: ReadonlyMap<Digest, string>
  /** Milliseconds since 1970. */
  readonly now: number
  /** The most bytes asked for. */
  readonly size: number | undefined
  readonly deleted: boolean
}

export const json = ({ deleted, removal, steps }: Told): string => {
  const { bytes, bytesLeft, evicted, garbage, pinnedBytes } = removal
  const checkpoints = Array.from(garbage.checkpoints, ([key, { bytes }]) => ({ key, step: steps.get(key), bytes }))
  const others = garbage.others.map(({ bytes, paths, what }) => ({ what, paths, bytes }))
  const results = { garbage: garbage.results.map(factsOf), evicted: evicted.map(factsOf) }
  return JSON.stringify({ deleted, bytes, bytesLeft, pinnedBytes, ...results, checkpoints, others }, null, 2) + "\n"
}

const factsOf = ({ bytes, record }: Result) => {
  const { durationMillis, finishedAt, key, outputs, profile, step, workflow } = record
  return { workflow, profile, step, outputs: Object.keys(outputs), key, finishedAt, durationMillis, bytes }
}

export const text = (told: Told): string => {
  const { deleted, now, removal: { evicted, garbage } } = told
  const sections = [
    section("Results that nothing kept needs", results(garbage.results, now)),
    section("Results evicted to make room, whose records stay", results(evicted, now)),
    section("Checkpoints of steps that no kept execution goes on with", checkpoints(told)),
    section("Besides", besides(told)),
    kept(told) + total(told),
    shortfall(told),
    deleted || isNothing(told.removal) ? "" : "Nothing removed; repeat with --delete\n"
  ]
  return sections.filter((section) => section !== "").join("\n")
}

/** Of a longer list the rest is only counted. */
const rowsShown = 40

type Row = readonly [name: string, age: string, bytes: number, time?: string]

const section = (title: string, rows: ReadonlyArray<Row>): string => {
  if (rows.length === 0) return ""
  const sorted = rows.toSorted(([, , a], [, , b]) => b - a)
  const shown = sorted.slice(0, rowsShown).map((
    [name, age, bytes, time = ""]
  ) => [name, age, ByteSize.format(bytes), time])
  const rest = sorted.slice(rowsShown)
  const restBytes = ByteSize.format(rest.reduce((sum, [, , bytes]) => sum + bytes, 0))
  const more = rest.length === 0 ? [] : [[`and ${rest.length} more, which --json lists`, "", restBytes, ""]]
  return `${title}\n${Table.format(columns, [...shown, ...more])}`
}

const columns: ReadonlyArray<Table.Column> = [
  { title: "name" },
  { title: "age", align: "right" },
  { title: "frees", align: "right" },
  { title: "to compute again", align: "right" }
]

const results = (results: ReadonlyArray<Result>, now: number): ReadonlyArray<Row> =>
  results.map(({ bytes, record }) => {
    const { durationMillis, finishedAt, outputs, profile, step, workflow } = record
    const name = `${workflow}/${profile}/${step}:${Object.keys(outputs).join(",")}`
    return [name, Age.format(now - Date.parse(finishedAt)), bytes, Duration.format(durationMillis)]
  })

const checkpoints = ({ now, removal, steps }: Told): ReadonlyArray<Row> =>
  Array.from(
    removal.garbage.checkpoints,
    ([key, { bytes, modified }]) => [steps.get(key) ?? `key ${key.slice(0, 12)}`, Age.format(now - modified), bytes]
  )

/** What has no name of its own, by what it is. */
const besides = ({ now, removal: { garbage } }: Told): ReadonlyArray<Row> =>
  Array.from(Map.groupBy(garbage.others, ({ what }) => what), ([what, entries]) => {
    const oldest = entries.reduce((oldest, { modified }) => Math.min(oldest, modified), now)
    return [`${entries.length} × ${what}`, Age.format(now - oldest), sum(entries)]
  })

const sum = (entries: ReadonlyArray<Entry>): number => entries.reduce((sum, { bytes }) => sum + bytes, 0)

const kept = ({ roots: { executions, locks, tags } }: Told): string =>
  `Kept is what ${count(executions, "execution")}, ${count(locks, "lock file")} and ${count(tags, "tag")} need\n`

const total = ({ deleted, removal }: Told): string => {
  const { bytes, bytesLeft, evicted, garbage, pinnedBytes } = removal
  const all = [...garbage.results, ...evicted]
  const again = Duration.format(all.reduce((sum, { record }) => sum + record.durationMillis, 0))
  const [going, left, pinned] = [bytes, bytesLeft, pinnedBytes].map(ByteSize.format)
  const held = pinnedBytes > 0 ? `, of which lock files and tags hold ${pinned}` : ""
  if (isNothing(removal)) return `There is no garbage; the store takes ${left}${held}\n`
  return `${count(all.length, "result")} (${again} to compute again), ${going} in all `
    + `${deleted ? "removed; the store takes" : "to remove; the store would take"} ${left}${held}\n`
}

const isNothing = ({ evicted, garbage: { checkpoints, others, results } }: Removal): boolean =>
  evicted.length + checkpoints.size + others.length + results.length === 0

const shortfall = ({ removal: { bytesLeft, pinnedBytes }, size }: Told): string => {
  if (size === undefined || bytesLeft <= size) return ""
  return format({
    title: `The store cannot be made as small as ${ByteSize.format(size)}`,
    facts: {
      "held by lock files and tags": ByteSize.format(pinnedBytes),
      "records, logs, checkpoints in use, what is younger than an hour": ByteSize.format(bytesLeft - pinnedBytes)
    },
    hint: "Take tags away with repro tag --remove, or ask for more room"
  }) + "\n"
}
