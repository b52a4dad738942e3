/** Pieces of Markdown that both sections are made of. Pure. */
import type { Machine } from "./Machine.ts"
import type { Revision } from "./Revision.ts"
import type { Missing, Tool } from "./Tool.ts"

export const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n")

export const machine = ({ cores, kernel, memoryGiB, node, processor }: Machine): string =>
  `${cores} cores of ${processor}, ${memoryGiB} GiB, ${kernel}, Node ${node}`

export const seconds = (millis: number): string => `${(millis / 1000).toFixed(millis < 100 ? 3 : 2)} s`

/** Versions and configurations, and what is missing. */
export const tools = (
  there: ReadonlyArray<Tool>,
  missing: ReadonlyArray<Missing>
): string =>
  table(["tool", "version", "configuration"], [
    ...there.map(({ config, name, version }) => [name, version, config]),
    ...missing.map(({ name, reason }) => [name, "–", reason])
  ])

/** Some result of a tool, and at which state of the project it was measured. */
export interface Result {
  readonly of: string
  readonly what: string
  readonly measured: Revision
}

/** The commit of the results; where they are not all of one state of the project, which are of which. */
export const measured = (results: ReadonlyArray<Result>): string => {
  const byState = Map.groupBy(results, ({ measured }) => stateOf(measured))
  const [most, ...others] = [...byState.values()].toSorted((a, b) => b.length - a.length)
  if (most === undefined) return ""
  if (others.length === 0) return `Measured at ${describe(most)}.`
  const list = others.map((some) => `- at ${describe(some)}: ${which(some, results)}`)
  return `**Measured at more than one state of this project**: most at ${describe(most)}, but\n\n${list.join("\n")}`
}

/** What is not committed may differ from run to run. */
const stateOf = ({ at, commit, dirty }: Revision): string => `${commit} ${dirty ? at : ""}`

const describe = (results: ReadonlyArray<Result>): string => {
  const { commit, dirty } = results[0].measured
  const days = results.map(({ measured }) => measured.at.slice(0, "2026-11-22".length)).toSorted()
  const [first, last] = [days[0], days[days.length - 1]]
  const name = commit === null ? "a commit that was not recorded" : `commit \`${commit.slice(0, 12)}\``
  return `${name}${dirty ? " with uncommitted changes" : ""} (${first === last ? first : `${first} to ${last}`})`
}

/** Tools of which the same was measured are named together. */
const which = (some: ReadonlyArray<Result>, all: ReadonlyArray<Result>): string => {
  const whats = (results: ReadonlyArray<Result>, tool: string): string =>
    [...new Set(results.filter(({ of }) => of === tool).map(({ what }) => what))].join(", ")
  const tools = [...new Set(some.map(({ of }) => of))]
  const groups = Map.groupBy(tools, (tool) => whats(some, tool) === whats(all, tool) ? "all" : whats(some, tool))
  return [...groups].map(([what, tools]) => `${what} of ${tools.join(", ")}`).join("; ")
}
