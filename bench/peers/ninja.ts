/** ninja: one build statement a task; as the commands are, and with outputs that are written only if they change. */
import * as Graph from "../Graph.ts"
import * as Project from "../Project.ts"
import { defaults, type Peer } from "./Peer.ts"

const peer = (name: string, config: string, command: string): Peer => ({
  ...defaults,
  name,
  config,
  version: ["ninja", "--version"],
  origin: { from: "Debian", name: "ninja-build" },
  files: (project) => ({ "build.ninja": statements(project, command) }),
  run: () => ["ninja", "-j2", "--quiet"],
  output: Project.output,
  memory: () => [".ninja_log", ".ninja_deps", ".ninja_lock"]
})

/** `restat` stops at an output whose time of modification stays the same, which is the command's business. */
export const ninja: ReadonlyArray<Peer> = [
  peer("ninja", "one build statement a task; `ninja -j2 --quiet`", "$shell"),
  peer(
    "ninja with restat",
    "the same with `restat = 1`, each command writing a temporary file that is moved into place if it differs",
    "to=$out.$$$$; ( $shell ) && if cmp -s $$to $out; then rm $$to; else mv $$to $out; fi\n  restat = 1"
  )
]

const statements = (project: Project.Project, command: string): string =>
  [
    `rule task\n  command = ${command}`,
    ...project.graph.tasks.map((task) => statement(project, task, command.includes("$$to") ? "$to" : undefined)),
    `build all: phony ${Graph.finals(project.graph).map(Project.output).join(" ")}`,
    "default all"
  ].join("\n") + "\n"

const statement = (project: Project.Project, task: Graph.Task, to: string | undefined): string => {
  const inputs = [...Project.read(task), ...Project.declared(project, task)].join(" ")
  const shell = Project.command(project, task, to).replaceAll("$", "$$$$")
  return `build ${Project.output(task)}: task ${inputs}\n  shell = ${shell}`
}
