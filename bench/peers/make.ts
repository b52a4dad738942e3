/** GNU make: one rule a task; as the commands are, and with outputs that are moved into place when they are whole. */
import * as Graph from "../Graph.ts"
import * as Project from "../Project.ts"
import { defaults, type Peer } from "./Peer.ts"

const peer = (name: string, config: string, aside: boolean): Peer => ({
  ...defaults,
  name,
  config,
  version: ["make", "--version"],
  origin: { from: "Debian", name: "make" },
  files: (project) => ({ Makefile: makefile(project, aside) }),
  run: () => ["make", "-r", "-s", "-j2", "all"],
  output: Project.output,
  memory: () => []
})

export const make: ReadonlyArray<Peer> = [
  peer("make", "one explicit rule a task; `.DELETE_ON_ERROR`; `make -r -s -j2`", false),
  peer("make with mv", "the same, each command writing a temporary file that is moved into place", true)
]

const makefile = (project: Project.Project, aside: boolean): string =>
  [
    ".DELETE_ON_ERROR:",
    `all: ${Graph.finals(project.graph).map(Project.output).join(" ")}`,
    ...project.graph.tasks.map((task) => rule(project, task, aside))
  ].join("\n") + "\n"

const rule = (project: Project.Project, task: Graph.Task, aside: boolean): string => {
  const output = Project.output(task)
  const prerequisites = [...Project.read(task), ...Project.declared(project, task)].join(" ")
  const shell = aside
    ? `to=${output}.$$; ( ${Project.command(project, task, "$to")} ) && mv $to ${output}`
    : Project.command(project, task)
  return `${output}: ${prerequisites}\n\t${shell.replaceAll("$", "$$$$")}`
}
