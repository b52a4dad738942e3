/** The figures as Markdown. Pure. */
import * as Markdown from "../Markdown.ts"
import * as Figures from "./Figures.ts"

export const render = (all: Figures.Figures): string =>
  [
    "## Time and memory",
    `On ${Markdown.machine(all.machine)}. ${Markdown.measured(results(all))}`,
    legend,
    ...all.graphs.toSorted((a, b) => a.tasks - b.tasks).map((graph) => ofGraph(graph, all)),
    Markdown.tools(all.tools, all.missing)
  ].join("\n\n")

const results = ({ figures, graphs, skipped }: Figures.Figures): ReadonlyArray<Markdown.Result> => [
  ...graphs.map(({ measured, name }) => ({ of: "the work", what: name, measured })),
  ...[...figures, ...skipped].map(({ graph, measured, tool }) => ({ of: tool, what: graph, measured }))
]

const legend =
  `A time is a median ± the median absolute deviation. Of how many runs, the first of them decides, for each tool and column
anew: 10 if it took less than 1 s, 5 below 3 s, 3 below 10 s, else only that one. The tools take turns: in every round
each tool that lacks runs runs once. *Not run*: never tried on this graph.

*Cold*: no outputs and nothing remembered. *No-op*: nothing changed. *Cutoff*: a source changed so that its task's output
stays the same. *Restore*: all outputs were deleted. In parentheses, where it is not the ideal (all, 0, 1, 0), how many tasks
were executed; where runs differ, in the one farthest from the ideal. *Wrong result*: after at least one run a final result
was other than that of the commands without a tool.

*Work*: the wall time of all commands without a tool, one after another, each in a shell of its own; the median of
${Figures.workRuns} runs. *Overhead*: what a task of the cold run costs beyond its work: (wall × tasks executed at once −
work) / tasks. It is below 0 where a tool gets through the commands faster than that. Where the tool does the work itself,
without a shell, no work is subtracted. *CPU*: user and system time of the tool and its tasks, the median of the cold runs.
*Memory*: the peak of the largest process in any of the cold runs.`

const ofGraph = (graph: Figures.Graph, all: Figures.Figures): string =>
  [
    `### ${graph.name}: ${graph.tasks} tasks`,
    `Its work: ${Markdown.seconds(graph.workMillis)}.`,
    Markdown.table(
      ["", "cold", "overhead a task", "no-op", "cutoff", "restore", "CPU", "memory"],
      all.tools.map((tool) => ofTool(tool, graph, all))
    )
  ].join("\n\n")

const ofTool = (tool: Figures.Tool, graph: Figures.Graph, all: Figures.Figures): ReadonlyArray<string> => {
  const isIts = (of: { readonly tool: string; readonly graph: string }) =>
    of.tool === tool.name && of.graph === graph.name
  const figures = new Map(all.figures.filter(isIts).map((figure) => [figure.scenario, figure]))
  const skipped = new Map(all.skipped.filter(isIts).map(({ reason, scenario }) => [scenario, reason]))
  const wall = (scenario: Figures.Scenario): string => {
    const figure = figures.get(scenario)
    return figure === undefined ? skipped.get(scenario) ?? "not run" : time(figure)
  }
  const cold = figures.get("cold")
  return [
    tool.name,
    wall("cold"),
    cold === undefined ? "" : `${Figures.overheadMillis(tool, cold, graph).toFixed(1)} ms`,
    wall("no-op"),
    wall("cutoff"),
    wall("restore"),
    cold === undefined ? "" : Markdown.seconds(cold.cpuMillis),
    cold === undefined ? "" : `${Math.round(cold.maxRssBytes / 2 ** 20)} MB`
  ]
}

const time = ({ deviationMillis, executed, ideal, millis, right, runs }: Figures.Figure): string =>
  [
    Markdown.seconds(millis),
    runs > 1 ? ` ± ${Markdown.seconds(deviationMillis)}` : "",
    executed === ideal ? "" : ` (${executed})`,
    right ? "" : ", wrong result"
  ].join("")
