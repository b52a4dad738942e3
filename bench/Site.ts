/** A project of one tool on disk, and what can be done to it. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type { PlatformError } from "effect/PlatformError"
import { createHash } from "node:crypto"
import { dirname } from "node:path"
import * as Graph from "./Graph.ts"
import type { Command, Peer } from "./peers/Peer.ts"
import * as Processes from "./Processes.ts"
import * as Project from "./Project.ts"
import * as Toolbox from "./Toolbox.ts"
import * as Work from "./Work.ts"

export interface Site {
  readonly peer: Peer
  readonly project: Project.Project
  /** Where what the tool prints is kept. */
  readonly printed: string
}

/** What a project is but for where it lies. */
export type Content = Omit<Project.Project, "folder" | "log" | "holds">

/** A folder with the project and the tool's config, for as long as the scope is open. */
export const make = (peer: Peer, purpose: string, content: Content) =>
  Effect.acquireRelease(
    lay(peer, `${purpose}/${peer.name.replaceAll(/\W+/g, "-")}`, content),
    (site) => Effect.ignore(leave(site))
  )

const lay = Effect.fnUntraced(function*(peer: Peer, name: string, content: Content) {
  const fs = yield* FileSystem.FileSystem
  const around = `${Toolbox.folder}/projects/${process.pid}/${name}`
  const project = { ...content, folder: `${around}/project`, log: `${around}/executions`, holds: `${around}/holds` }
  yield* fs.remove(around, { recursive: true, force: true })
  yield* fs.makeDirectory(project.holds, { recursive: true })
  const outputs = Object.fromEntries(project.graph.tasks.map((task) => [dirname(Project.output(task)), ""]))
  for (const folder of Object.keys(outputs)) yield* fs.makeDirectory(`${project.folder}/${folder}`, { recursive: true })
  const ignored = ["/*/out/", "/node_modules/", ...peer.memory(project).map((path) => `/${path}`)]
  const lock = project.packages.length === 0 ? {} : { [Project.lockFile]: Project.packageLock(project, []) }
  const files = { ".gitignore": ignored.join("\n") + "\n", ...project.files, ...lock, ...peer.files(project) }
  for (const [path, text] of Object.entries(files)) yield* write(project, path, text)
  const site: Site = { peer, project, printed: `${around}/printed` }
  if (peer.repository) { for (const words of repository) yield* perform(site, words) }
  return site
})

const repository: ReadonlyArray<Command> = [
  ["git", "init", "--quiet"],
  ["git", "add", "--all"],
  ["git", "-c", "user.name=bench", "-c", "user.email=bench@localhost", "commit", "--quiet", "--message", "project"]
]

/** Ends what is left running, and removes all. */
const leave = Effect.fnUntraced(function*(site: Site) {
  const fs = yield* FileSystem.FileSystem
  if (site.peer.stop !== undefined) yield* perform(site, site.peer.stop)
  yield* fs.remove(dirname(site.project.folder), { recursive: true, force: true })
})

/** Writes a file of the project. */
export const write = Effect.fnUntraced(function*(project: Project.Project, path: string, text: string) {
  const fs = yield* FileSystem.FileSystem
  const file = `${project.folder}/${path}`
  yield* fs.makeDirectory(dirname(file), { recursive: true })
  yield* fs.writeFileString(file, text)
  if (text.startsWith("#!")) yield* fs.chmod(file, 0o755)
})

export const command = ({ peer, printed, project }: Site, words: Command): Processes.Command => ({
  words,
  folder: project.folder,
  environment: { ...Toolbox.environment(peer.programs(project)), ...peer.environment(project) },
  output: printed
})

/** Runs a command in the project to its end. */
export const perform = (site: Site, words: Command): Effect.Effect<Processes.Ended> =>
  Effect.flatMap(Processes.start(command(site, words)), ({ ended }) => ended)

/** The names of the tasks executed since `forget`, one for every execution. */
export const executed = Effect.fnUntraced(function*({ project: { log } }: Site) {
  const fs = yield* FileSystem.FileSystem
  const text = yield* Effect.orElseSucceed(fs.readFileString(log), () => "")
  return text.split("\n").filter((line) => line !== "")
})

export const forget = Effect.fnUntraced(function*({ project: { log } }: Site) {
  const fs = yield* FileSystem.FileSystem
  yield* fs.remove(log, { force: true })
})

/** Removes what users remove when they remove all outputs. */
export const removeOutputs = Effect.fnUntraced(function*(site: Site) {
  const fs = yield* FileSystem.FileSystem
  for (const path of outputs(site)) yield* fs.remove(path, { recursive: true, force: true })
})

const outputs = ({ peer, project }: Site): ReadonlyArray<string> =>
  (peer.results?.(project) ?? project.graph.tasks.map((task) => peer.output(task, project)))
    .map((path) => `${project.folder}/${path}`)

/** Back to before the first run. */
export const clean = Effect.fnUntraced(function*(site: Site) {
  const { peer, project } = site
  const memory = peer.memory(project)
  if (peer.stop !== undefined) yield* perform(site, peer.stop)
  for (const path of [...outputs(site), ...memory.map((path) => `${project.folder}/${path}`)]) {
    yield* putAway(site, path)
  }
  for (const [path, text] of Object.entries(peer.files(project))) {
    if (memory.some((memory) => path.startsWith(`${memory}/`))) yield* write(project, path, text)
  }
})

/**
 * Moves it out of the project, to be removed with it: for minutes after thousands of files were removed, some file
 * systems (ext4) make new ones slowly, which would be measured with whatever runs next.
 */
const putAway = Effect.fnUntraced(function*({ project }: Site, path: string) {
  const fs = yield* FileSystem.FileSystem
  const away = `${dirname(project.folder)}/away`
  yield* fs.makeDirectory(away, { recursive: true })
  const { length } = yield* fs.readDirectory(away)
  yield* Effect.catchIf(fs.rename(path, `${away}/${length}`), isNotFound, () => Effect.void)
})

const isNotFound = (error: PlatformError): boolean => error.reason._tag === "NotFound"

/** A result of the tool; undefined if it is not there. */
export const result = Effect.fnUntraced(function*({ peer, project }: Site, task: Graph.Task) {
  const fs = yield* FileSystem.FileSystem
  const text = fs.readFileString(`${project.folder}/${peer.output(task, project)}`)
  return yield* Effect.orElseSucceed(text, () => undefined)
})

/** One digest of all final results. */
export const digest = Effect.fnUntraced(function*(site: Site) {
  const texts = yield* Effect.forEach(Graph.finals(site.project.graph), (task) => result(site, task))
  return digestOf(texts)
})

/** What the final results must be, and what the work itself costs: all commands, one after another, without a tool. */
export const byHand = Effect.fnUntraced(function*(site: Site) {
  const fs = yield* FileSystem.FileSystem
  const scratch = `${dirname(site.project.folder)}/by-hand`
  yield* fs.remove(scratch, { recursive: true, force: true })
  yield* fs.makeDirectory(scratch, { recursive: true })
  const commands = site.project.graph.tasks.map((task) => commandAside(site.project, task, scratch))
  yield* fs.writeFileString(`${scratch}/commands`, commands.join("\n") + "\n")
  const words: Command = [
    "/bin/sh",
    "-c",
    `while IFS= read -r line; do /bin/sh -c "$line" < /dev/null; done < commands`
  ]
  const usage = yield* Processes.timed({ ...command(site, words), folder: scratch }, byHandLimitMillis)
  const paths = Graph.finals(site.project.graph).map((task) => `${scratch}/${task.name}`)
  const texts = yield* Effect.forEach(paths, (path) => Effect.orElseSucceed(fs.readFileString(path), () => undefined))
  return { usage, digest: digestOf(texts) }
})

const byHandLimitMillis = 300_000

/** A task's command with its output, and the outputs it reads, beside the project's. */
const commandAside = (project: Project.Project, task: Graph.Task, scratch: string): string =>
  Work.shell(project.work(task), task, {
    inputs: task.inputs.length === 0
      ? [`${project.folder}/${Project.source(task)}`]
      : task.inputs.map(({ name }) => `${scratch}/${name}`),
    output: `${scratch}/${task.name}`,
    log: `${scratch}/log`,
    holds: `${scratch}/holds`,
    scripts: `${project.folder}/scripts`
  })

const digestOf = (texts: ReadonlyArray<string | undefined>): string =>
  createHash("sha256").update(JSON.stringify(texts)).digest("hex")
