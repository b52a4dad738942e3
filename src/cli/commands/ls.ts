/** `repro ls`: what is in the store, or what a workflow has there. */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Output } from "../../engine/Artifact.ts"
import type { Known, Record as JournalRecord } from "../../engine/journal/Record.ts"
import * as Plan from "../../engine/plan/Plan.ts"
import * as Inventory from "../../engine/upkeep/Inventory.ts"
import * as Reach from "../../engine/upkeep/Reach.ts"
import type { Graph } from "../../engine/Workflow.ts"
import * as Opening from "../Opening.ts"
import * as ByteSize from "../words/ByteSize.ts"
import * as Duration from "../words/Duration.ts"
import * as Expectation from "../words/Expectation.ts"
import * as Table from "../words/Table.ts"

export const ls = Command.make(
  "ls",
  {
    ...Opening.parameters,
    workflow: Opening.parameters.workflow.pipe(
      Argument.withDescription("The workflow whose present results are listed. Without it, all there are in the store"),
      Argument.optional
    ),
    json: Flag.Boolean("json").pipe(Flag.withDescription("Print the list as JSON"), Flag.withDefault(false))
  },
  Effect.fnUntraced(function*({ json, workflow, ...given }) {
    const graph = Option.isSome(workflow)
      ? (yield* Opening.open({ ...given, workflow: workflow.value })).graph
      : undefined
    const listing = yield* Effect.provide(list(graph), Opening.layer(given.store))
    process.stdout.write(json ? JSON.stringify(listing, null, 2) + "\n" : textOf(listing))
  })
).pipe(Command.withDescription("List the results in the store, with their sizes and what they took"))

/** An output of a step, or a step that has none yet. */
interface Line {
  readonly workflow: string
  readonly profile: string
  readonly step: string
  /** Of what is in the store: whether its objects are, too. Of a workflow's steps: what a run would do. */
  readonly state: "here" | "gone" | "cached" | "will run" | "waits"
  readonly result?: Result
}

type Result = Output & Pick<Known, "finishedAt" | "durationMillis"> & { readonly output: string }

interface Listing {
  readonly lines: ReadonlyArray<Line>
  /** Of the results listed. */
  readonly bytes: number
  /** Of the objects that hold them: what is equal is kept once. */
  readonly bytesOnDisk: number
  /** Of all that lies in the store. */
  readonly bytesOfStore: number
}

const list = Effect.fnUntraced(function*(graph: Graph | undefined) {
  const inventory = yield* Inventory.take(yield* Clock.currentTimeMillis)
  const lines = graph === undefined ? linesOfStore(inventory) : linesOfPlan(graph, yield* Plan.make(graph))
  const results = lines.flatMap(({ result }) => result ?? [])
  const objects = Reach.objectsOf(inventory, results.map(({ digest }) => digest))
  const listing: Listing = {
    lines,
    bytes: results.reduce((sum, { bytes }) => sum + bytes, 0),
    bytesOnDisk: objects.reduce((sum, digest) => sum + (inventory.objects.get(digest)?.bytes ?? 0), 0),
    bytesOfStore: inventory.bytes
  }
  return listing
})

const linesOfStore = (inventory: Inventory.Inventory): ReadonlyArray<Line> =>
  inventory.records.toSorted(byName).flatMap((record) =>
    resultsOf(record).map((result) => {
      const { profile, step, workflow } = record
      return { workflow, profile, step, state: Reach.isWhole(inventory, result) ? "here" : "gone", result }
    })
  )

/** What is of one step is together, the newest last. */
const byName = (a: JournalRecord, b: JournalRecord): number => {
  const [one, other] = [a, b].map(({ finishedAt, key, profile, step, workflow }) =>
    [workflow, profile, step, finishedAt, key].join("\n")
  )
  return one < other ? -1 : 1
}

const linesOfPlan = (
  { profile, workflow }: Graph,
  planned: ReadonlyArray<Plan.Planned>
): ReadonlyArray<Line> =>
  planned.flatMap(({ state, step: { name: step } }): ReadonlyArray<Line> => {
    if (state._tag === "WillRun") return [{ workflow, profile, step, state: "will run" }]
    if (state._tag === "Waits") return [{ workflow, profile, step, state: "waits" }]
    return resultsOf(state.record).map((result) => ({ workflow, profile, step, state: "cached", result }))
  })

const resultsOf = ({ durationMillis, finishedAt, outputs }: Known): ReadonlyArray<Result> =>
  Object.entries(outputs).map(([name, output]) => ({ output: name, ...output, finishedAt, durationMillis }))

const columns: ReadonlyArray<Table.Column> = [
  { title: "result" },
  { title: "kind" },
  { title: "size", align: "right" },
  { title: "sha256" },
  { title: "made (UTC)" },
  { title: "took", align: "right" },
  { title: "state" }
]

const textOf = ({ bytes, bytesOfStore, bytesOnDisk, lines }: Listing): string => {
  const groups = Map.groupBy(lines, ({ profile, workflow }) => `${workflow} (${profile})`)
  const tables = Array.from(groups, ([name, lines]) => `${name}\n${Table.format(columns, lines.map(cells))}\n`)
  const count = lines.filter(({ result }) => result !== undefined).length
  const sizes = [bytes, bytesOnDisk, bytesOfStore].map(ByteSize.format)
  return `${tables.join("")}${Expectation.count(count, "result")}, ${sizes[0]}; ${
    sizes[1]
  } on disk, where what is equal is kept once; `
    + `the store takes ${sizes[2]}\n`
}

const cells = ({ result, state, step }: Line): ReadonlyArray<string> =>
  result === undefined ? [step, "", "", "", "", "", state] : [
    `${step}:${result.output}`,
    result.kind,
    ByteSize.format(result.bytes),
    result.digest.slice(0, 12),
    result.finishedAt.slice(0, 16).replace("T", " "),
    Duration.format(result.durationMillis),
    state
  ]
