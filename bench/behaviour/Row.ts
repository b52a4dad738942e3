/** One question of the matrix: what it is asked of, what is done, and what a tool ideally does. */
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import type * as PlatformError from "effect/PlatformError"
import * as Schema from "effect/Schema"
import * as Graph from "../Graph.ts"
import type { Command } from "../peers/Peer.ts"
import * as Processes from "../Processes.ts"
import * as Project from "../Project.ts"
import * as Site from "../Site.ts"
import type { Work } from "../Work.ts"
import type { Cell } from "./Matrix.ts"

export interface Row {
  readonly id: string
  readonly title: string
  readonly ideal: string
  readonly content: Site.Content
  readonly ask: (
    site: Site.Site
  ) => Effect.Effect<Cell, PlatformError.PlatformError | NotSettled, FileSystem.FileSystem>
}

/** Twelve tasks: three chains, each four deep. */
export const small: Graph.Graph = Graph.chains(3, 4)

export const content = (work: Work, graph: Graph.Graph = small): Site.Content => ({
  graph,
  work: () => work,
  files: Project.sources(graph),
  scripts: () => [],
  packages: []
})

/** A task of the graph by its name. */
export const task = (site: Site.Site, name: string): Graph.Task => {
  const found = site.project.graph.tasks.find((task) => task.name === name)
  if (found === undefined) throw new Error(`no task ${name}`)
  return found
}

export interface Outcome {
  readonly executed: ReadonlyArray<string>
  readonly exitCodes: ReadonlyArray<number | null>
  readonly ok: boolean
  /** Of the process that took longest. */
  readonly millis: number
}

/** Runs the tool, `at once` so often, and counts. A run that takes a minute is killed. */
export const run = Effect.fnUntraced(
  function*(site: Site.Site, given: { readonly atOnce?: number; readonly words?: Command } = {}) {
    yield* Site.forget(site)
    const { peer, project } = site
    const words = given.words ?? peer.run(project)
    const one = (i: number) => {
      const command = Site.command(site, words)
      return Processes.timed({ ...command, output: `${command.output}${i}` }, limitMillis)
    }
    const runs = Array.from({ length: given.atOnce ?? 1 }, (_, i) => one(i))
    const ended = yield* Effect.all(runs, { concurrency: "unbounded" })
    const exitCodes = ended.map(({ exitCode }) => exitCode)
    const outcome: Outcome = {
      executed: yield* Site.executed(site),
      exitCodes,
      ok: exitCodes.every((code) => code === 0),
      millis: Math.max(...ended.map(({ millis }) => millis))
    }
    return outcome
  }
)

const limitMillis = 60_000

/** The tool does not get so far that the question can be asked, and why. */
export class NotSettled extends Schema.TaggedError<NotSettled>()("NotSettled", { reason: Schema.String }) {}

export const firstRunFails = new NotSettled({ reason: "first run fails" })

/** A first run of everything, which most questions begin with. */
export const settle = Effect.fnUntraced(function*(site: Site.Site) {
  const { ok } = yield* run(site)
  const { digest } = yield* Site.byHand(site)
  if (!ok || digest !== (yield* Site.digest(site))) return yield* firstRunFails
})

/** After a change: runs, and compares how much was executed, and whether the results are those made by hand. */
export const count = Effect.fnUntraced(function*(site: Site.Site, ideal: number) {
  const outcome = yield* run(site)
  const { digest } = yield* Site.byHand(site)
  return counted(outcome, digest === (yield* Site.digest(site)), ideal)
})

export const counted = ({ executed, exitCodes, ok }: Outcome, right: boolean, ideal: number): Cell => ({
  text: `${executed.length}${ok ? "" : ", fails"}${right ? "" : ", wrong result"}`,
  ideal: ok && right && executed.length === ideal,
  executed: executed.length,
  exitCodes: [...exitCodes],
  right
})

/** Tasks that copy. */
export const copies: Site.Content = content({ kind: "copy" })

type Change = (site: Site.Site) => Effect.Effect<unknown, PlatformError.PlatformError, FileSystem.FileSystem>

/** After a first run something changes: how many tasks does the next run execute? */
export const afterChange = (
  about: Pick<Row, "id" | "title" | "content">,
  ideal: number,
  change: Change,
  say = (cell: Cell): Cell => cell
): Row => ({
  ...about,
  ideal: String(ideal),
  ask: Effect.fnUntraced(function*(site) {
    yield* settle(site)
    yield* change(site)
    return say(yield* count(site, ideal))
  })
})
