/**
 * Time and memory of the tools on the same graphs. What was found replaces what is kept of that tool on that graph.
 *
 * node bench/engine/run.ts [--only make,ninja] [--sizes 100,1000] [--graphs chains,experiment,fan-in,lattice]
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import { parseArgs } from "node:util"
import * as Graph from "../Graph.ts"
import * as Machine from "../Machine.ts"
import { chosen } from "../peers/peers.ts"
import * as Readme from "../Readme.ts"
import * as Results from "../Results.ts"
import * as Revision from "../Revision.ts"
import * as Toolbox from "../Toolbox.ts"
import * as Contest from "./Contest.ts"
import type * as Figures from "./Figures.ts"

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    sizes: { type: "string", default: "100,1000,10000" },
    graphs: { type: "string", default: "experiment,chains" }
  }
})
const words = (list: string): ReadonlyArray<string> => list.split(",").filter((word) => word !== "")

/** Chains are ten deep; fan-in and lattice come in one size. */
const graphs = (): ReadonlyArray<Graph.Graph> => {
  const sizes = words(values.sizes).map(Number)
  return words(values.graphs).flatMap((name) => {
    switch (name) {
      case "chains":
        return sizes.map((size) => Graph.chains(Math.ceil(size / 10), Math.min(size, 10)))
      case "experiment":
        return [Graph.experiment()]
      case "fan-in":
        return [Graph.fanIn(1000)]
      case "lattice":
        return [Graph.lattice(30)]
      default:
        return []
    }
  })
}

const main = Effect.gen(function*() {
  const measured = yield* Revision.here
  const found = yield* Toolbox.find(chosen(words(values.only)))
  const there = found.flatMap(({ peer, version }) => version === undefined ? [] : [{ peer, version }])
  const missing = found.filter(({ version }) => version === undefined)
    .map(({ peer, problem }) => ({ name: peer.name, reason: `not installed: ${problem}` }))
  const tools = there.map(({ peer: { atOnce, config, name, shell }, version }) => (
    { name, version, config, atOnce, shell }
  ))
  const earlier: Array<{ tasks: number; figure: Figures.Figure }> = []
  for (const graph of graphs()) {
    process.stdout.write(`${graph.name}\n`)
    const outcome = yield* Contest.run(graph, there.map(({ peer }) => peer), earlier)
    earlier.push(...outcome.figures.map((figure) => ({ tasks: outcome.graph.tasks, figure })))
    yield* keep(outcome, measured, { tools, missing })
  }
  yield* Readme.write
})

/** A graph's work is measured anew every time; of several measurements the latest is kept. */
const keep = Effect.fnUntraced(function*(
  { figures, graph, skipped }: Contest.Outcome,
  measured: Revision.Revision,
  { missing, tools }: Pick<Figures.Figures, "missing" | "tools">
) {
  const kept = yield* Results.engine
  const earlier = kept !== undefined && Results.isFromHere(kept) ? kept : nothing
  const here = new Set([...tools, ...missing].map(({ name }) => name))
  const isOther = (of: { readonly tool: string; readonly graph: string }) =>
    !here.has(of.tool) || of.graph !== graph.name
  const now = <A>(all: ReadonlyArray<A>) => all.map((one) => ({ ...one, measured }))
  const others = <A extends { readonly name: string }>(all: ReadonlyArray<A>) =>
    all.filter(({ name }) => !here.has(name))
  yield* Results.keepEngine({
    machine: Machine.here(),
    tools: Results.inOrder([...others(earlier.tools), ...tools], ({ name }) => name),
    missing: [...others(earlier.missing), ...missing],
    graphs: [...earlier.graphs.filter(({ name }) => name !== graph.name), ...now([graph])],
    figures: Results.inOrder([...earlier.figures.filter(isOther), ...now(figures)], ({ tool }) => tool),
    skipped: Results.inOrder([...earlier.skipped.filter(isOther), ...now(skipped)], ({ tool }) => tool)
  })
})

const nothing = { tools: [], missing: [], graphs: [], figures: [], skipped: [] } as const

main.pipe(Effect.provide(NodeServices.layer), NodeRuntime.runMain)
