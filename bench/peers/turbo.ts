/** Turborepo: one package a group, one script a task; as it comes (`npm run` for every task), and without npm. */
import * as Graph from "../Graph.ts"
import * as Project from "../Project.ts"
import { defaults, type Peer } from "./Peer.ts"

const withNpm: Peer = {
  ...defaults,
  name: "turbo",
  config:
    "one npm workspace a group, `dependsOn`, `inputs`, `outputs`; strict environment (default); `--concurrency 2`",
  version: ["turbo", "--version"],
  origin: { from: "npm", name: "turbo", version: "2.11.11" },
  environment: () => ({ TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" }),
  repository: true,
  files: (project) => files(project),
  run: ({ graph }) => ["turbo", "run", ...labels(graph), "--concurrency", "2", "--ui", "stream"],
  output: Project.output,
  memory: ({ graph }) => [".turbo", ...[...Graph.groups(graph).keys()].map((group) => `${group}/.turbo`)]
}

/** Turborepo starts every task by the package manager. Here that is a shell script, which costs next to nothing. */
const withoutNpm: Peer = {
  ...withNpm,
  name: "turbo without npm",
  onlyTimed: true,
  config: "the same with a two-line shell script in place of `npm`, as npm is most of what a task costs",
  programs: ({ folder }) => [`${folder}/.instead`],
  files: (project) => ({
    ...files(project),
    ".instead/npm": `#!/bin/sh\nexec /bin/sh .commands/$2\n`,
    ...Object.fromEntries(
      project.graph.tasks.map((task) => [
        `${task.group}/.commands/${task.label}`,
        Project.command(project, task) + "\n"
      ])
    )
  })
}

export const turbo: ReadonlyArray<Peer> = [withNpm, withoutNpm]

const labels = (graph: Graph.Graph): ReadonlyArray<string> => [
  ...new Set(Graph.finals(graph).map(({ label }) => label))
]

const files = (project: Project.Project): Readonly<Record<string, string>> => {
  const groups = [...Graph.groups(project.graph)]
  const workspaces = groups.map(([group]) => group)
  return {
    "package.json": Project.json({ name: "bench", private: true, packageManager: "npm@11.0.0", workspaces }),
    "package-lock.json": Project.packageLock(project, workspaces),
    "turbo.json": Project.json({ tasks: Object.fromEntries(project.graph.tasks.map((task) => entry(project, task))) }),
    ...Object.fromEntries(groups.map(([group, tasks]) => [`${group}/package.json`, workspace(project, group, tasks)]))
  }
}

const id = ({ group, label }: Graph.Task): string => `${group}#${label}`

/** No inputs at all would mean every file of the package. */
const entry = (project: Project.Project, task: Graph.Task) => {
  const own = task.inputs.length === 0 ? [`source/${task.label}.txt`] : ["package.json"]
  const declared = project.scripts(task).map((path) => `$TURBO_ROOT$/${path}`)
  return [id(task), {
    dependsOn: task.inputs.map(id),
    inputs: [...own, ...declared],
    outputs: [`out/${task.label}.txt`],
    outputLogs: "errors-only"
  }]
}

const workspace = (project: Project.Project, group: string, tasks: ReadonlyArray<Graph.Task>): string =>
  Project.json({
    name: group,
    version: "0.0.0",
    scripts: Object.fromEntries(tasks.map((task) => [task.label, Project.command(project, task)])),
    dependencies: Object.fromEntries(
      project.packages.filter(({ groups }) => groups.includes(group)).map(({ name }) => [name, "^1.0.0"])
    )
  })
