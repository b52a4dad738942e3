/**
 * What tasks do, as text for `/bin/sh -c`: the same for every tool. A task first appends its name to a log that no tool
 * looks at, which is how executions are counted. Pure.
 */
import type { Task } from "./Graph.ts"

export type Work =
  /**
   * Copies its input and adds its name. A first task leaves out lines that begin with `#`; one with several inputs joins
   * their lines.
   */
  | { readonly kind: "copy" }
  /** The same, with a pause after the first bytes of the output are written, and for as long as a file is there. */
  | { readonly kind: "slow-copy"; readonly pauseSeconds: number }
  /** Runs `scripts/<folder>/task.mjs` on its input. */
  | { readonly kind: "script"; readonly folder: string }
  /** Takes `ticks` times `tickSeconds`, each tick logged, then does the same. */
  | { readonly kind: "ticks"; readonly ticks: number; readonly tickSeconds: number }

/** Absolute paths, or whatever a tool puts in their place. */
export interface Files {
  readonly inputs: ReadonlyArray<string>
  readonly output: string
  readonly log: string
  /** A task named `x` stands still while `<holds>/x` is there. */
  readonly holds: string
  readonly scripts: string
}

export const shell = (work: Work, task: Task, files: Files): string => {
  const { inputs, log, output } = files
  const started = `echo ${task.name} >> ${log}`
  const read = reading(task, inputs)
  switch (work.kind) {
    case "copy":
      return `${started}; ${read} > ${output}`
    case "slow-copy": {
      const hold = `while [ -e ${files.holds}/${task.name} ]; do sleep 0.02; done`
      return `${started}; { ${read} | head -c 4; sleep ${work.pauseSeconds}; ${hold}; ${read} | tail -c +5; } > ${output}`
    }
    case "script":
      return `${started}; ${process.execPath} ${files.scripts}/${work.folder}/task.mjs ${inputs.join(" ")} > ${output}`
    case "ticks": {
      const tick = `echo ${task.name} >> ${log}; sleep ${work.tickSeconds}`
      return `for i in $(seq ${work.ticks}); do ${tick}; done; ${read} > ${output}`
    }
  }
}

/** What ends up in the output. */
const reading = (task: Task, inputs: ReadonlyArray<string>): string => {
  const { length } = task.inputs
  const read = length === 0 ? "sed '/^#/d'" : length === 1 ? "cat" : "LC_ALL=C sort -u"
  return `{ ${read} ${inputs.join(" ")}; echo ${task.name}; }`
}
