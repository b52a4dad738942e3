/**
 * Whether training on this machine's GPU is right and how fast it is: the twenty steps of a tiny program beside those on
 * cpu, then training steps and encoding in the shapes of mT5 beside PyTorch. It needs no network: what is not there is
 * named and left out. What was found of a shape on a device replaces what is kept of it.
 *
 * node bench/gpu/run.ts [--shapes small,base,large,xl] [--backends webgpu,tensorflow-gpu] [--rounds 2]
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { parseArgs } from "node:util"
import manifest from "../../package.json" with { type: "json" }
import * as Backend from "../../src/tensors/Backend.ts"
import * as Contest from "../compute/Contest.ts"
import * as Compute from "../compute/Figures.ts"
import * as Shape from "../compute/Shape.ts"
import * as Machine from "../Machine.ts"
import * as Readme from "../Readme.ts"
import * as Results from "../Results.ts"
import * as Revision from "../Revision.ts"
import type * as Figures from "./Figures.ts"
import * as Program from "./Program.ts"
import * as Sizes from "./Sizes.ts"
import * as Survey from "./Survey.ts"

const { values } = parseArgs({
  options: {
    shapes: { type: "string", default: "small,base,large,xl" },
    backends: { type: "string", default: "webgpu,tensorflow-gpu" },
    rounds: { type: "string", default: "2" }
  }
})
const backends = Schema.decodeUnknownSync(Schema.Array(Backend.Name))(values.backends.split(","))
const chosen = Object.entries(Sizes.shapes).filter(([name]) => values.shapes.split(",").includes(name))

/** The first step of a large shape has all its weights to draw and its shaders to compile. */
const LIMIT_MILLIS = 540_000

const main = Effect.gen(function*() {
  const measured = yield* Revision.here
  const survey = yield* Survey.take(backends, manifest.version)
  say(`${survey.name}${survey.isSoftware ? " (software)" : ""}`)
  for (const { name, reason } of survey.missing) say(`${name}: ${reason}`)
  if (survey.backends.length === 0) return yield* Effect.fail("No backend works here")
  for (const backend of survey.backends) {
    const program = yield* Program.run(backend)
    say(JSON.stringify(program))
    yield* keep(survey, (device) => ({
      ...device,
      programs: [...device.programs.filter((other) => other.backend !== backend), { ...program, measured }]
    }))
  }
  for (const [name, wanted] of chosen) {
    const shape = Sizes.fitted(wanted, survey.availableBytes)
    if (shape === undefined) {
      say(`${name}: fits the device in no way`)
      continue
    }
    say(`${name}: ${Sizes.describe(shape)}`)
    const outcomes = yield* Effect.forEach(Shape.Task.literals, (task) => contest(survey, shape, task))
    const names = Object.values(Sizes.shapes).map(({ name }) => name)
    const found = { names, shape: { ...shape, measured }, outcomes }
    yield* keep(survey, (device) => ({ ...device, ...Compute.renewed(device, found) }))
  }
})

const contest = Effect.fnUntraced(function*({ there }: Survey.Survey, shape: Shape.Shape, task: Shape.Task) {
  const outcome = yield* Contest.run(there, { shape, task, rounds: Number(values.rounds), limitMillis: LIMIT_MILLIS })
  for (const { contestant, millis } of outcome.figures) say(`  ${task}, ${contestant}: ${millis.toFixed(1)} ms`)
  for (const { contestant, reason } of outcome.skipped) say(`  ${task}, ${contestant}: ${reason}`)
  return outcome
})

const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** Keeps what is new of this device at once, beside what is known of others. */
const keep = Effect.fnUntraced(function*(
  { contestants, isSoftware, memoryBytes, missing, name }: Survey.Survey,
  change: (device: Figures.Device) => Figures.Device
) {
  const devices = (yield* Results.gpu)?.devices ?? []
  const known = devices.find((device) => device.name === name) ?? { programs: [], ...Compute.nothing }
  const command = `npm run bench:gpu -- ${process.argv.slice(2).join(" ")}`.replace(/ -- $/, "")
  const about = { name, isSoftware, memoryBytes, command, machine: Machine.here(), contestants, missing }
  yield* Results.keepGpu({
    devices: [...devices.filter((device) => device.name !== name), change({ ...known, ...about })]
  })
  yield* Readme.write
})

main.pipe(Effect.provide(NodeServices.layer), NodeRuntime.runMain)
