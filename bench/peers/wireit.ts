/** wireit: one script a task in one package.json; content of inputs decides, so that an unchanged output stops there. */
import * as Graph from "../Graph.ts"
import * as Project from "../Project.ts"
import { type Command, defaults, type Peer } from "./Peer.ts"

const peer = (name: string, config: string, run: Command): Peer => ({
  ...defaults,
  name,
  config,
  version: ["npm", "ls", "--global=false", "wireit"],
  origin: { from: "npm", name: "wireit", version: "0.14.13" },
  environment: () => ({ WIREIT_PARALLEL: "2", WIREIT_LOGGER: "simple" }),
  files: (project) => ({ "package.json": packageJson(project) }),
  run: () => run,
  output: Project.output,
  memory: () => [".wireit"]
})

export const wireit: ReadonlyArray<Peer> = [
  peer(
    "wireit",
    "`cascade: false` with the inputs among `files`; `packageLocks: []` where a task uses no npm package; `npm run all`",
    ["npm", "run", "all"]
  ),
  {
    ...peer("wireit by node --run", "the same, started by `node --run all`", ["node", "--run", "all"]),
    onlyTimed: true
  }
]

const packageJson = (project: Project.Project): string => {
  const { tasks } = project.graph
  const finals = Graph.finals(project.graph).map(({ name }) => name)
  return Project.json({
    name: "bench",
    private: true,
    scripts: Object.fromEntries([...tasks.map(({ name }) => name), "all"].map((name) => [name, "wireit"])),
    wireit: {
      ...Object.fromEntries(tasks.map((task) => [task.name, script(project, task)])),
      all: { dependencies: finals }
    }
  })
}

const script = (project: Project.Project, task: Graph.Task) => ({
  command: Project.command(project, task),
  files: [...Project.read(task), ...project.scripts(task)],
  output: [Project.output(task)],
  dependencies: task.inputs.map(({ name }) => ({ script: name, cascade: false })),
  ...(Project.packagesOf(project, task).length === 0 ? { packageLocks: [] } : {})
})
