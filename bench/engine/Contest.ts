/** All tools on one graph, side by side: in every round each of them runs once, so that they share the machine's moods. */
import * as Effect from "effect/Effect"
import type * as Graph from "../Graph.ts"
import type { Peer } from "../peers/Peer.ts"
import * as Project from "../Project.ts"
import * as Site from "../Site.ts"
import * as Figures from "./Figures.ts"
import * as Lane from "./Lane.ts"
import { type Scenario, scenarios } from "./Scenarios.ts"

export interface Outcome {
  readonly graph: Figures.Graph
  readonly figures: ReadonlyArray<Figures.Figure>
  readonly skipped: ReadonlyArray<Figures.Skipped>
}

/** What is known of smaller graphs: a tool that would take too long on this one is left out, and said to be. */
export type Earlier = ReadonlyArray<{ readonly tasks: number; readonly figure: Figures.Figure }>

export const run = Effect.fnUntraced(function*(graph: Graph.Graph, peers: ReadonlyArray<Peer>, earlier: Earlier) {
  const content: Site.Content = {
    graph,
    work: () => ({ kind: "copy" }),
    files: Project.sources(graph),
    scripts: () => [],
    packages: []
  }
  const sites = yield* Effect.forEach(peers, (peer) => Site.make(peer, "engine", content))
  const works = yield* Effect.forEach(Array.from({ length: Figures.workRuns }), () => Site.byHand(sites[0]))
  const work = works.toSorted((a, b) => a.usage.millis - b.usage.millis)[Figures.workRuns >> 1]
  const figures: Array<Figures.Figure> = []
  const skipped: Array<Figures.Skipped> = []
  let out: ReadonlyMap<string, string> = new Map()
  for (const scenario of scenarios) {
    const lanes = yield* race(
      sites.map((site) => lineUp(site, scenario, { earlier, out, digest: work.digest })),
      scenario
    )
    for (const lane of lanes) {
      if (lane.out === undefined) {
        figures.push(say(Lane.figure(lane, scenario.ideal(lane.site), scenario.name)))
      } else {
        const { peer } = lane.site
        skipped.push({ tool: peer.name, graph: graph.name, scenario: scenario.name, reason: lane.out })
      }
    }
    out = new Map(lanes.flatMap(({ out, site }) => out === undefined || out === asCold ? [] : [[site.peer.name, out]]))
  }
  const { name, tasks, width } = graph
  const outcome: Outcome = {
    graph: { name, tasks: tasks.length, width, workMillis: Math.round(work.usage.millis) },
    figures,
    skipped
  }
  return outcome
}, Effect.scoped)

/** Shows a figure as soon as it is there. */
const say = (figure: Figures.Figure): Figures.Figure => {
  const { executed, millis, right, runs, scenario, tool } = figure
  const result = right ? "" : ", WRONG RESULT"
  const line = `  ${scenario.padEnd(8)} ${
    tool.padEnd(32)
  } ${millis} ms in ${runs} runs, ${executed} executed${result}\n`
  process.stdout.write(line)
  return figure
}

const race = Effect.fnUntraced(function*(lanes: ReadonlyArray<Lane.Lane>, scenario: Scenario) {
  let all = lanes
  while (!all.every(Lane.isDone)) {
    all = yield* Effect.forEach(all, (lane) => Lane.isDone(lane) ? Effect.succeed(lane) : Lane.step(lane, scenario))
  }
  return all
})

interface Known {
  readonly earlier: Earlier
  readonly out: ReadonlyMap<string, string>
  readonly digest: string
}

const lineUp = (site: Site.Site, scenario: Scenario, { digest, earlier, out }: Known): Lane.Lane => ({
  site,
  digest,
  samples: [],
  out: out.get(site.peer.name) ?? expectation(site, scenario, earlier)
})

/** Judged by the largest smaller graph, as if time grew with the number of tasks. */
const expectation = ({ peer, project }: Site.Site, { name }: Scenario, earlier: Earlier): string | undefined => {
  const count = project.graph.tasks.length
  const smaller = earlier
    .filter(({ figure, tasks }) => figure.tool === peer.name && figure.scenario === name && tasks < count)
    .toSorted((a, b) => b.tasks - a.tasks)[0]
  if (smaller === undefined) return undefined
  if (name === "restore" && count >= 1000 && smaller.figure.executed >= smaller.tasks) return asCold
  const millis = smaller.figure.millis * count / smaller.tasks
  return millis > patienceMillis && smaller.figure.millis > 5000 && peer.origin.from !== "this project"
    ? `not tried, as it would take about ${Math.round(millis / 1000)} s`
    : undefined
}

/** What another tool may be expected to take. */
const patienceMillis = 120_000

const asCold = "executes everything again, as when cold"
