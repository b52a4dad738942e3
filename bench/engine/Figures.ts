/** The results of the engine measurements as they are kept. */
import * as Schema from "effect/Schema"
import { Machine } from "../Machine.ts"
import * as Revision from "../Revision.ts"
import * as Tools from "../Tool.ts"

export const Scenario = Schema.Literals(["cold", "no-op", "cutoff", "restore"])
export type Scenario = typeof Scenario.Type

/** Runs of one tool on one graph in one scenario. */
export const Figure = Schema.Struct({
  tool: Schema.String,
  graph: Schema.String,
  scenario: Scenario,
  runs: Schema.Int,
  /** Median and median absolute deviation of the wall time. */
  millis: Schema.Number,
  deviationMillis: Schema.Number,
  /** Median of user and system time of the tool and its tasks. */
  cpuMillis: Schema.Number,
  /** Of the largest process, at its peak, in any of the runs. */
  maxRssBytes: Schema.Int,
  /** Executions in that one of the runs where they are farthest from what an ideal tool executes, and these. */
  executed: Schema.Int,
  ideal: Schema.Int,
  /** Whether after every run the final results were, byte for byte, those of the commands without a tool. */
  right: Schema.Boolean
})
export type Figure = typeof Figure.Type

/** What was not measured, and why. */
export const Skipped = Schema.Struct({
  tool: Schema.String,
  graph: Schema.String,
  scenario: Scenario,
  reason: Schema.String
})
export type Skipped = typeof Skipped.Type

/** A graph, and the time its commands take without a tool, one after another, each in a shell of its own: a median. */
export const Graph = Schema.Struct({
  name: Schema.String,
  tasks: Schema.Int,
  width: Schema.Int,
  workMillis: Schema.Number
})
export type Graph = typeof Graph.Type

export const Tool = Schema.Struct({
  ...Tools.Tool.fields,
  /** How many tasks it executes at once. */
  atOnce: Schema.Int,
  /** Whether a task is the shell's work. */
  shell: Schema.Boolean
})
export type Tool = typeof Tool.Type

/** Of how many runs the work of a graph is the median: what every overhead is measured from. */
export const workRuns = 5

const KeptFigure = Schema.Struct({ ...Figure.fields, ...Revision.fields })
const KeptSkipped = Schema.Struct({ ...Skipped.fields, ...Revision.fields })
const KeptGraph = Schema.Struct({ ...Graph.fields, ...Revision.fields })

export const Figures = Schema.Struct({
  machine: Machine,
  tools: Schema.Array(Tool),
  missing: Schema.Array(Tools.Missing),
  graphs: Schema.Array(KeptGraph),
  figures: Schema.Array(KeptFigure),
  skipped: Schema.Array(KeptSkipped)
})
export type Figures = typeof Figures.Type

/** What the tool costs per task in a cold run: the time its workers were at hand, less the work itself. */
export const overheadMillis = (tool: Tool, { millis }: Figure, { tasks, width, workMillis }: Graph): number =>
  (millis * Math.min(tool.atOnce, width) - (tool.shell ? workMillis : 0)) / tasks
