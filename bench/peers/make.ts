/** GNU make: one rule a task, with its prerequisites. */
import * as Graph from "../Graph.ts"
import * as Project from "../Project.ts"
import { defaults, type Peer } from "./Peer.ts"

export const make: Peer = {
  ...defaults,
  name: "make",
  config: "one explicit rule a task; `.DELETE_ON_ERROR`; `make -r -s -j2`",
  version: ["make", "--version"],
  origin: { from: "Debian", name: "make" },
  files: (project) => ({ Makefile: makefile(project) }),
  run: () => ["make", "-r", "-s", "-j2", "all"],
  output: Project.output,
  memory: () => []
}

const makefile = (project: Project.Project): string =>
  [
    ".DELETE_ON_ERROR:",
    `all: ${Graph.finals(project.graph).map(Project.output).join(" ")}`,
    ...project.graph.tasks.map((task) => rule(project, task))
  ].join("\n") + "\n"

const rule = (project: Project.Project, task: Graph.Task): string => {
  const prerequisites = [...Project.read(task), ...project.declared(task)].join(" ")
  return `${Project.output(task)}: ${prerequisites}\n\t${Project.command(project, task).replaceAll("$", "$$$$")}`
}
