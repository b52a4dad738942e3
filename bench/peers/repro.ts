/** This project: a workflow file whose steps run the same commands, in child processes, in one, and without a shell. */
import { fileURLToPath } from "node:url"
import type { Task } from "../Graph.ts"
import * as Project from "../Project.ts"
import type { TaskOf } from "../stages/Bench.ts"
import * as Work from "../Work.ts"
import { defaults, type Peer } from "./Peer.ts"

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const bin = file("../../src/cli/bin.ts")

interface Way {
  readonly name: string
  readonly config: string
  readonly executor: "processes" | "in-process"
  readonly native: boolean
}

const peer = ({ config, executor, name, native }: Way): Peer => ({
  ...defaults,
  name,
  config,
  version: [process.execPath, bin, "--version"],
  origin: { from: "this project" },
  files: (project) => ({
    "package.json": Project.json({ name: "bench", private: true, type: "module" }),
    "tasks.json": Project.json(project.graph.tasks.map((task) => entry(project, task, native))),
    "workflow.ts": workflow(project),
    ...Object.fromEntries(scriptFolders(project).map((folder) => [`stages/${folder}.ts`, stage(folder)]))
  }),
  run: () =>
    [process.execPath, bin, "run", "workflow.ts", "--store", "store", "--jobs", "2", "--executor", executor] as const,
  output: ({ name }) => `store/latest/bench/default/${name}/text.txt`,
  results: () => ["store/latest"],
  memory: () => ["store"],
  atOnce: executor === "in-process" ? 1 : 2,
  shell: !native,
  onlyTimed: executor === "in-process" || native
})

export const repro: ReadonlyArray<Peer> = [
  peer({
    name: "repro",
    config: "one step a task, whose stage runs the command with `/bin/sh -c`; `--jobs 2`; steps in child processes",
    executor: "processes",
    native: false
  }),
  peer({
    name: "repro in-process",
    config: "the same with `--executor in-process`: one step at a time",
    executor: "in-process",
    native: false
  }),
  peer({
    name: "repro in-process without a shell",
    config: "the same with a stage that copies the file itself: what the engine costs",
    executor: "in-process",
    native: true
  })
]

/** What the command does is the same; its files are named by the shell's parameters, as the engine decides where they lie. */
const entry = (project: Project.Project, task: Task, native: boolean): TaskOf => {
  const work = project.work(task)
  const inputs = task.inputs.map(({ name }) => name)
  const source = task.inputs.length === 0 ? { source: Project.source(task) } : {}
  if (work.kind === "ticks" || work.kind === "script") return { name: task.name, inputs, ...source, how: work }
  if (native) return { name: task.name, inputs, ...source, how: { kind: "native" } }
  const command = Work.shell(work, task, {
    inputs: Project.read(task).map((_, i) => `"\${${i + 1}}"`),
    output: `"$OUTPUT"`,
    log: project.log,
    holds: project.holds,
    scripts: `${project.folder}/scripts`
  })
  return { name: task.name, inputs, ...source, how: { kind: "shell", command } }
}

const scriptFolders = ({ graph, work }: Project.Project): ReadonlyArray<string> => [
  ...new Set(graph.tasks.flatMap((task) => {
    const its = work(task)
    return its.kind === "script" ? [its.folder] : []
  }))
]

const stage = (folder: string): string =>
  `import * as Script from "${file("../stages/Script.ts")}"
import { append } from "../scripts/${folder}/helper.mjs"

export const stage = Script.make("${folder}", import.meta.url, append)
`

const workflow = (project: Project.Project): string => {
  const folders = scriptFolders(project)
  return `import { readFileSync } from "node:fs"
import * as Bench from "${file("../stages/Bench.ts")}"
${folders.map((folder) => `import { stage as ${folder} } from "./stages/${folder}.ts"\n`).join("")}
const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8")

export default Bench.workflow({
  tasks: JSON.parse(read("tasks.json")),
  log: "${project.log}",
  read,
  scripts: { ${folders.join(", ")} }
})
`
}
