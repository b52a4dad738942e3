/** doit: file dependencies by MD5, and the command as part of what must be up to date. */
import * as Project from "../Project.ts"
import { defaults, type Peer } from "./Peer.ts"

export const doit: Peer = {
  ...defaults,
  name: "doit",
  config: "`file_dep` by MD5 (default), `targets`, `config_changed(command)`; `doit -n 2`",
  version: ["doit", "--version"],
  origin: { from: "Debian", name: "python3-doit" },
  files: (project) => ({ "dodo.py": dodo, "tasks.json": tasks(project) }),
  run: () => ["doit", "-n", "2", "--verbosity", "0"],
  output: Project.output,
  memory: () => [".doit.db", ".doit.db.db", ".doit.db.dat", ".doit.db.dir", ".doit.db.bak", "__pycache__"]
}

const dodo = `import json
from doit.tools import config_changed

def task_graph():
    with open("tasks.json") as file:
        tasks = json.load(file)
    for task in tasks:
        yield {**task, "uptodate": [config_changed(task["actions"][0])]}
`

/** In an action, doit takes % for a placeholder. */
const tasks = (project: Project.Project): string =>
  Project.json(project.graph.tasks.map((task) => ({
    name: task.name,
    actions: [Project.command(project, task).replaceAll("%", "%%")],
    file_dep: [...Project.read(task), ...Project.declared(project, task)],
    targets: [Project.output(task)]
  })))
