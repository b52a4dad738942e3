/** Snakemake: one rule with wildcards for all tasks; without and with its between-workflow cache. */
import * as Graph from "../Graph.ts"
import * as Project from "../Project.ts"
import { type Command, defaults, type Peer } from "./Peer.ts"

const run: Command = ["snakemake", "--cores", "2", "--quiet", "all"]

const plain: Peer = {
  ...defaults,
  name: "snakemake",
  config: "one rule with wildcards; default rerun triggers; `--cores 2`; Debian's release, upstream is at 9",
  version: ["snakemake", "--version"],
  origin: { from: "Debian", name: "snakemake" },
  files: (project) => ({ Snakefile: snakefile(project, false), "tasks.json": tasks(project) }),
  run: () => run,
  output: Project.output,
  memory: () => [".snakemake"],
  remedies: [["snakemake", "--unlock"], [...run, "--rerun-incomplete"]]
}

const cached: Command = [...run, "--cache"]

/** Its cache is opt-in, by rule and by flag; it is keyed by the sources and all commands on the way from them. */
const withCache: Peer = {
  ...plain,
  name: "snakemake --cache",
  config: "the same with `cache: True` in the rule and `--cache`",
  environment: ({ folder }) => ({ SNAKEMAKE_OUTPUT_CACHE: `${folder}/cache` }),
  files: (project) => ({
    Snakefile: snakefile(project, true),
    "tasks.json": tasks(project),
    "cache/README": "Results of Snakemake.\n"
  }),
  run: () => cached,
  memory: () => [".snakemake", "cache"],
  remedies: [["snakemake", "--unlock"], [...cached, "--rerun-incomplete"]]
}

export const snakemake: ReadonlyArray<Peer> = [plain, withCache]

const snakefile = ({ graph }: Project.Project, cache: boolean): string =>
  `import json

with open("tasks.json") as file:
    TASKS = json.load(file)

def task(wildcards):
    return TASKS[wildcards.group + "-" + wildcards.label]

shell.executable("/bin/sh")
shell.prefix("")

rule all:
    input: ${Graph.finals(graph).map((task) => `"${Project.output(task)}"`).join(", ")}

rule task:
    input: lambda wildcards: task(wildcards)["input"]
    output: "{group}/out/{label}.txt"
    params: command=lambda wildcards: task(wildcards)["command"]
${cache ? "    cache: True\n" : ""}    shell: "{params.command}"
`

const tasks = (project: Project.Project): string =>
  Project.json(Object.fromEntries(project.graph.tasks.map((task) => [task.name, {
    input: [...Project.read(task), ...Project.declared(project, task)],
    command: Project.command(project, task)
  }])))
