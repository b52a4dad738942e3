/** The figures as Markdown. Pure. */
import * as Markdown from "../Markdown.ts"
import * as Figures from "./Figures.ts"

export const render = (all: Figures.Figures): string =>
  [
    "## Time and memory",
    `Medians of 10 runs where a run takes less than 1 s, of 5 below 3 s, of 3 below 10 s, else one run; ± the median absolute deviation, on ${
      Markdown.machine(all.machine)
    }. The tools take turns: in every round each runs once. *Cold*: no outputs and nothing remembered. *No-op*: nothing changed. *Cutoff*: a source changed so that its task's output stays the same. *Restore*: all outputs were deleted. In parentheses, how many tasks were executed where that is more than the ideal (all, 0, 1, 0). *Overhead*: what a task of the cold run costs beyond its work: (wall × tasks executed at once − work) / tasks. CPU and memory are those of the cold run: user and system time of the tool and its tasks, and the peak of the largest process.`,
    ...all.graphs.toSorted((a, b) => a.tasks - b.tasks).map((graph) => ofGraph(graph, all)),
    Markdown.tools(all.tools, all.missing)
  ].join("\n\n")

const ofGraph = (graph: Figures.Graph, all: Figures.Figures): string =>
  [
    `### ${graph.name}: ${graph.tasks} tasks`,
    `The commands by hand, one after another: ${Markdown.seconds(graph.workMillis)}.`,
    Markdown.table(
      ["", "cold", "overhead a task", "no-op", "cutoff", "restore", "CPU", "memory"],
      all.tools.flatMap((tool) => {
        const cells = ofTool(tool, graph, all)
        return cells === undefined ? [] : [cells]
      })
    )
  ].join("\n\n")

/** Undefined if nothing was tried. */
const ofTool = (tool: Figures.Tool, graph: Figures.Graph, all: Figures.Figures): ReadonlyArray<string> | undefined => {
  const isIts = (of: { readonly tool: string; readonly graph: string }) =>
    of.tool === tool.name && of.graph === graph.name
  const figures = new Map(all.figures.filter(isIts).map((figure) => [figure.scenario, figure]))
  const skipped = new Map(all.skipped.filter(isIts).map(({ reason, scenario }) => [scenario, reason]))
  if (figures.size + skipped.size === 0) return undefined
  const wall = (scenario: Figures.Scenario): string => {
    const figure = figures.get(scenario)
    return figure === undefined ? skipped.get(scenario) ?? "" : time(figure)
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
    executed > ideal ? ` (${executed})` : "",
    right ? "" : ", wrong result"
  ].join("")
