/**
 * Training steps and encoding of this project beside PyTorch. What was found of a shape replaces what is kept of it.
 *
 * node bench/compute/run.ts [--shapes 1,2,3] [--rounds 3]
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import { parseArgs } from "node:util"
import manifest from "../../package.json" with { type: "json" }
import * as Machine from "../Machine.ts"
import * as Readme from "../Readme.ts"
import * as Results from "../Results.ts"
import * as Revision from "../Revision.ts"
import * as Contest from "./Contest.ts"
import * as Contestant from "./Contestant.ts"
import * as Figures from "./Figures.ts"
import * as Shape from "./Shape.ts"

const { values } = parseArgs({
  options: { shapes: { type: "string", default: "1,2,3" }, rounds: { type: "string", default: "3" } }
})
const numbers = new Set(values.shapes.split(",").map(Number))
const chosen = Shape.shapes.filter((_, i) => numbers.has(i + 1))
const rounds = Number(values.rounds)

const main = Effect.gen(function*() {
  const measured = yield* Revision.here
  const python = yield* Contestant.pythonVersions
  const isThere = (one: Contestant.Contestant) => Contestant.isOurs(one) || python !== undefined
  const there = Contestant.all.filter(isThere)
  const version = (one: Contestant.Contestant) => Contestant.isOurs(one) ? manifest.version : python ?? ""
  const tools = {
    contestants: there.map((one) => ({ name: one.name, version: version(one), config: one.config })),
    missing: Contestant.all.filter((one) => !isThere(one)).map(({ name }) => ({ name, reason }))
  }
  for (const shape of chosen) {
    const outcomes: Array<Contest.Outcome> = []
    for (const task of Shape.Task.literals) {
      process.stdout.write(`${shape.name}, ${task}\n`)
      outcomes.push(say(yield* Contest.run(there, { shape, task, rounds, limitMillis: 180_000 })))
    }
    yield* keep({ ...shape, measured }, outcomes, tools)
  }
  yield* Readme.write
})

const reason = "not run: needs python3 with torch and transformers"

/** Shows what was found as soon as it is there. */
const say = (outcome: Contest.Outcome): Contest.Outcome => {
  for (const { contestant, millis, rate } of outcome.figures) {
    process.stdout.write(`  ${contestant}: ${millis.toFixed(1)} ms, ${(rate / 1e9).toFixed(1)} GF/s\n`)
  }
  for (const { contestant, reason } of outcome.skipped) process.stdout.write(`  ${contestant}: ${reason}\n`)
  return outcome
}

const keep = Effect.fnUntraced(function*(
  shape: Figures.Figures["shapes"][number],
  outcomes: ReadonlyArray<Contest.Outcome>,
  tools: Pick<Figures.Figures, "contestants" | "missing">
) {
  const kept = yield* Results.compute
  const earlier = kept !== undefined && Results.isFromHere(kept) ? kept : Figures.nothing
  const names = Shape.shapes.map(({ name }) => name)
  yield* Results.keepCompute({
    machine: Machine.here(),
    ...tools,
    ...Figures.renewed(earlier, { names, shape, outcomes })
  })
})

main.pipe(Effect.provide(NodeServices.layer), NodeRuntime.runMain)
