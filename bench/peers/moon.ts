/** moon: one project a group, one task a task. */
import * as Graph from "../Graph.ts"
import * as Project from "../Project.ts"
import { defaults, type Peer } from "./Peer.ts"

export const moon: Peer = {
  ...defaults,
  name: "moon",
  config: "one project a group, `script` tasks with `deps`, `inputs`, `outputs`; system toolchain; `--concurrency 2`",
  version: ["moon", "--version"],
  origin: { from: "npm", name: "@moonrepo/cli", version: "2.5.5" },
  environment: () => ({ DO_NOT_TRACK: "1" }),
  repository: true,
  files: (project) => ({
    ".moon/workspace.yml": Project.json({
      projects: Object.fromEntries([...Graph.groups(project.graph).keys()].map((group) => [group, group])),
      telemetry: false
    }),
    ...Object.fromEntries(
      [...Graph.groups(project.graph)].map(([group, tasks]) => [
        `${group}/moon.yml`,
        Project.json({ tasks: Object.fromEntries(tasks.map((task) => [task.label, entry(project, task)])) })
      ])
    )
  }),
  run: ({ graph }) => ["moon", "run", ...targets(graph), "--concurrency", "2"],
  output: Project.output,
  memory: () => [".moon/cache"]
}

const targets = (graph: Graph.Graph): ReadonlyArray<string> => [
  ...new Set(Graph.finals(graph).map(({ label }) => `:${label}`))
]

/** A path that begins with a slash is relative to the workspace. */
const entry = (project: Project.Project, task: Graph.Task) => ({
  script: Project.command(project, task),
  deps: task.inputs.map(({ group, label }) => `${group}:${label}`),
  inputs: [
    ...(task.inputs.length === 0 ? [`source/${task.label}.txt`] : []),
    ...Project.declared(project, task).map((path) => `/${path}`)
  ],
  outputs: [`out/${task.label}.txt`]
})
