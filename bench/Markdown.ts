/** Pieces of Markdown that both sections are made of. Pure. */
import type { Machine } from "./Machine.ts"
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
