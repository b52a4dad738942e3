/** A graph laid out in a folder: the sources, outputs and commands that every tool's config is written for. Pure. */
import type { Graph, Task } from "./Graph.ts"
import * as Work from "./Work.ts"

export interface Project {
  readonly graph: Graph
  readonly work: (task: Task) => Work.Work
  /** Absolute; everything else here is relative to it. */
  readonly folder: string
  readonly log: string
  readonly holds: string
  /** Text of the files that tasks read, beside outputs. */
  readonly files: Readonly<Record<string, string>>
  /** The files of scripts that a task reads, as its author declares them. */
  readonly scripts: (task: Task) => ReadonlyArray<string>
  /** npm packages that are installed, and imported by the scripts of some groups. */
  readonly packages: ReadonlyArray<Package>
}

export interface Package {
  readonly name: string
  readonly version: string
  readonly integrity: string
  readonly groups: ReadonlyArray<string>
}

/** What a task without inputs reads. */
export const source = (task: Task): string => `${task.group}/source/${task.label}.txt`
export const output = (task: Task): string => `${task.group}/out/${task.label}.txt`

/** The files a task reads whose content is its input: its source, or the outputs of others. */
export const read = (task: Task): ReadonlyArray<string> =>
  task.inputs.length === 0 ? [source(task)] : task.inputs.map(output)

/** The npm packages that the task's script imports. */
export const packagesOf = ({ packages, work }: Project, task: Task): ReadonlyArray<Package> =>
  work(task).kind === "script" ? packages.filter(({ groups }) => groups.includes(task.group)) : []

/** What is declared to tools that know files only: with packages, npm's lock file is one. */
export const declared = (project: Project, task: Task): ReadonlyArray<string> => [
  ...project.scripts(task),
  ...(packagesOf(project, task).length === 0 ? [] : [lockFile])
]

export const lockFile = "package-lock.json"

/** What the task executes. It writes to `to`, by default where its output belongs. */
export const command = (project: Project, task: Task, to: string = `${project.folder}/${output(task)}`): string =>
  Work.shell(project.work(task), task, {
    inputs: read(task).map((path) => `${project.folder}/${path}`),
    output: to,
    log: project.log,
    holds: project.holds,
    scripts: `${project.folder}/scripts`
  })

/** A source: its comment is read by its task, and never reaches the output. */
export const sourceText = (task: Task, text: string, comment: string): string => `# ${comment}\n${task.name} ${text}\n`

export const sources = ({ tasks }: Graph): Readonly<Record<string, string>> =>
  Object.fromEntries(
    tasks.filter(({ inputs }) => inputs.length === 0).map((task) => [source(task), sourceText(task, "first", "none")])
  )

/** The lock file of a project in npm workspaces, one a group, or of none. */
export const packageLock = ({ packages }: Project, workspaces: ReadonlyArray<string>): string => {
  const dependencies = (group: string) =>
    Object.fromEntries(
      packages.filter(({ groups }) => groups.includes(group)).map(({ name, version }) => [name, `^${version[0]}.0.0`])
    )
  return json({
    name: "bench",
    lockfileVersion: 3,
    requires: true,
    packages: {
      "": { name: "bench", workspaces },
      ...Object.fromEntries(workspaces.flatMap((group) => [
        [group, { version: "0.0.0", dependencies: dependencies(group) }],
        [`node_modules/${group}`, { resolved: group, link: true }]
      ])),
      ...Object.fromEntries(packages.map(({ integrity, name, version }) => [
        `node_modules/${name}`,
        { version, integrity }
      ]))
    }
  })
}

export const json = (value: unknown): string => JSON.stringify(value, null, 1) + "\n"
