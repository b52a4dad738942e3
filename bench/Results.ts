/** What was measured, as it is kept between runs: bench/results/*.json. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { fileURLToPath } from "node:url"
import { isDeepStrictEqual } from "node:util"
import { Matrix } from "./behaviour/Matrix.ts"
import * as Compute from "./compute/Figures.ts"
import { Figures } from "./engine/Figures.ts"
import * as Gpu from "./gpu/Figures.ts"
import * as Machine from "./Machine.ts"
import { peers } from "./peers/peers.ts"

const pathOf = (name: string): string => fileURLToPath(new URL(`results/${name}.json`, import.meta.url))

/** Undefined if nothing is kept yet. */
const read = <A, I>(name: string, schema: Schema.Codec<A, I>) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    if (!(yield* fs.exists(pathOf(name)))) return undefined
    return yield* Schema.decodeEffect(Schema.fromJsonString(schema))(yield* fs.readFileString(pathOf(name)))
  })

const keep = <A, I>(name: string, schema: Schema.Codec<A, I>) => (value: A) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const encoded = yield* Schema.encodeEffect(schema)(value)
    yield* fs.writeFileString(pathOf(name), JSON.stringify(encoded, null, 1) + "\n")
  })

export const behaviour = read("behaviour", Matrix)
export const keepBehaviour = keep("behaviour", Matrix)
export const engine = read("engine", Figures)
export const keepEngine = keep("engine", Figures)
export const compute = read("compute", Compute.Figures)
export const keepCompute = keep("compute", Compute.Figures)
export const gpu = read("gpu", Gpu.Figures)
export const keepGpu = keep("gpu", Gpu.Figures)

/** Results of another machine are not mixed with those of this one. */
export const isFromHere = ({ machine }: { readonly machine: Machine.Machine }): boolean =>
  isDeepStrictEqual(machine, Machine.here())

/** In the order of the tools, without those that are no more. */
export const inOrder = <A>(all: ReadonlyArray<A>, nameOf: (one: A) => string): ReadonlyArray<A> =>
  peers.flatMap(({ name }) => all.filter((one) => nameOf(one) === name))
