/** Nx: one project a group, one target a task, run without npm; outputs of dependencies are hashed by content. */
import * as Graph from "../Graph.ts"
import * as Project from "../Project.ts"
import { defaults, type Peer } from "./Peer.ts"

const peer = (name: string, config: string, daemon: boolean): Peer => ({
  ...defaults,
  name,
  config,
  version: ["nx", "--version"],
  origin: { from: "npm", name: "nx", version: "24.0.6" },
  environment: () => ({
    NX_DAEMON: String(daemon),
    NX_NO_CLOUD: "true",
    NX_TUI: "false",
    NX_INTERACTIVE: "false",
    DO_NOT_TRACK: "1",
    // Elsewhere its daemon installs the newest release of Nx in the background.
    CI: "true"
  }),
  repository: true,
  files: (project) => files(project),
  run: ({ graph }) => ["nx", "run-many", "-t", labels(graph), "--parallel", "2"],
  output: Project.output,
  memory: () => [".nx"],
  ...(daemon ? { stop: ["nx", "daemon", "--stop"] as const } : {})
})

const common =
  "`nx:run-commands` targets with `cache`, `dependentTasksOutputFiles`, `externalDependencies`; `--parallel 2`; no cloud"

export const nx: ReadonlyArray<Peer> = [
  peer("nx", `${common}; without its daemon, as on a build server`, false),
  peer("nx with daemon", `${common}; with its daemon, whose CPU time and memory are not counted`, true)
]

const labels = (graph: Graph.Graph): string => [...new Set(Graph.finals(graph).map(({ label }) => label))].join(",")

const files = (project: Project.Project): Readonly<Record<string, string>> => ({
  "package.json": Project.json({
    name: "bench",
    private: true,
    dependencies: Object.fromEntries(project.packages.map(({ name }) => [name, "^1.0.0"]))
  }),
  "nx.json": Project.json({ neverConnectToCloud: true, analytics: false, parallel: 2, plugins: [] }),
  ...Object.fromEntries(
    [...Graph.groups(project.graph)].map(([group, tasks]) => [
      `${group}/project.json`,
      Project.json({
        name: group,
        targets: Object.fromEntries(tasks.map((task) => [task.label, target(project, task)]))
      })
    ])
  )
})

const target = (project: Project.Project, task: Graph.Task) => ({
  executor: "nx:run-commands",
  cache: true,
  options: { command: Project.command(project, task) },
  dependsOn: task.inputs.map(({ group, label }) => ({ projects: [group], target: label })),
  inputs: [
    task.inputs.length === 0 ? `{workspaceRoot}/${Project.source(task)}` : { dependentTasksOutputFiles: "**/*.txt" },
    ...project.scripts(task).map((path) => `{workspaceRoot}/${path}`),
    { externalDependencies: Project.packagesOf(project, task).map(({ name }) => name) }
  ],
  outputs: [`{projectRoot}/out/${task.label}.txt`]
})
