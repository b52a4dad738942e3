/** Graphs of tasks, the same for every tool. Pure. */

export interface Task {
  /** Unique in its graph: `<group>-<label>`. */
  readonly name: string
  /** What becomes one package where a tool has packages. */
  readonly group: string
  /** Unique in its group. */
  readonly label: string
  /** The tasks whose outputs it reads. A task without any reads a source file of its own. */
  readonly inputs: ReadonlyArray<Task>
}

export interface Graph {
  readonly name: string
  /** Every task after those it reads. */
  readonly tasks: ReadonlyArray<Task>
  /** How many tasks can be executed at once. */
  readonly width: number
}

/** `width` chains, each of `depth` tasks. */
export const chains = (width: number, depth: number): Graph => {
  const tasks = range(width).flatMap((w) =>
    range(depth).reduce<ReadonlyArray<Task>>((chain, d) => [...chain, task(`c${w}`, `t${d}`, chain.slice(-1))], [])
  )
  return { name: `chains ${width}×${depth}`, tasks, width }
}

/** `width` tasks, and one that reads them all. */
export const fanIn = (width: number): Graph => {
  const leaves = range(width).map((w) => task(`c${w}`, "leaf", []))
  return { name: `fan-in ${width}`, tasks: [...leaves, task("join", "join", leaves)], width }
}

/** `side`×`side` tasks, each of which reads the one above and the one to the left. */
export const lattice = (side: number): Graph => {
  const rows: Array<Array<Task>> = []
  for (const r of range(side)) {
    const row: Array<Task> = []
    for (const c of range(side)) {
      row.push(task(`r${r}`, `t${c}`, [rows[r - 1]?.[c], row[c - 1]].filter((input) => input !== undefined)))
    }
    rows.push(row)
  }
  return { name: `lattice ${side}×${side}`, tasks: rows.flat(), width: side }
}

/** An experiment: five model sizes, three seeds, five steps each, and one report on all of them. */
export const experiment = (): Graph => {
  const sizes = ["small", "base", "large", "xl", "xxl"]
  const runs = sizes.flatMap((size) => ["1", "2", "3"].map((seed) => `${size}-seed${seed}`))
  const steps = ["sample", "train", "encode", "retrieve", "score"]
  const chains = runs.map((run) =>
    steps.reduce<ReadonlyArray<Task>>((chain, step) => [...chain, task(run, step, chain.slice(-1))], [])
  )
  const report = task("all", "report", chains.flatMap((chain) => chain.slice(-1)))
  return { name: "experiment 5×3×5+1", tasks: [...chains.flat(), report], width: runs.length }
}

/** The tasks that nobody reads: what a run is asked for. */
export const finals = ({ tasks }: Graph): ReadonlyArray<Task> => {
  const read = new Set(tasks.flatMap(({ inputs }) => inputs))
  return tasks.filter((task) => !read.has(task))
}

export const groups = ({ tasks }: Graph): ReadonlyMap<string, ReadonlyArray<Task>> =>
  Map.groupBy(tasks, ({ group }) => group)

const task = (group: string, label: string, inputs: ReadonlyArray<Task>): Task => ({
  name: `${group}-${label}`,
  group,
  label,
  inputs
})

const range = (count: number): ReadonlyArray<number> => Array.from({ length: count }, (_, i) => i)
