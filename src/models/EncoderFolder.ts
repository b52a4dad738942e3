/**
 * An encoder on disk, as Hugging Face's transformers keep one: `config.json` and `model.safetensors`. What is written
 * here loads there with from_pretrained, and what is written there is read here. For what transformers has no word, how
 * hidden states become an embedding, there are two files more where it is not just their mean: `pooling.json`, the
 * config of Head.ts, and `head.safetensors`, its layer as sentence-transformers keeps a Dense module's.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import * as Encoder from "./Encoder.ts"
import { ConfigUnreadable, type WeightsUnreadable } from "./Errors.ts"
import * as Fitting from "./Fitting.ts"
import * as Head from "./Head.ts"
import * as Safetensors from "./weights/Safetensors.ts"

/** Writes an encoder's files into `folder`, made if need be. The same encoder gives the same bytes. */
export const write = (folder: string, config: Encoder.EncoderConfig, weights: Safetensors.HostTensors) =>
  writeStreamed(folder, config, inMemory(weights))

/** A tensor whose values are read when they are needed. */
export interface Tensor {
  readonly shape: ReadonlyArray<number>
  readonly read: Effect.Effect<Float32Array, WeightsUnreadable, FileSystem.FileSystem>
}

type Tensors = Readonly<Record<string, Tensor>>

export const inMemory = (weights: Safetensors.HostTensors): Tensors =>
  mapValues(weights, ({ shape, values }) => ({ shape, read: Effect.succeed(values) }))

/** As `write`, but it holds one tensor at a time. */
export const writeStreamed = Effect.fn("EncoderFolder.writeStreamed")(function*(
  folder: string,
  config: Encoder.EncoderConfig,
  weights: Tensors
) {
  const { join } = yield* Path.Path
  yield* writeConfig(folder, config)
  const tensors = Object.entries(weights).map(([name, { read, shape }]) => ({ name, shape, values: read }))
  const [head, encoder] = [true, false].map((wanted) => tensors.filter(({ name }) => Head.isOf(name) === wanted))
  yield* Safetensors.writeStreamed(join(folder, WEIGHTS_FILE), encoder)
  if (config.head !== undefined) yield* Safetensors.writeStreamed(join(folder, HEAD_FILE), head)
})

/** Writes the config alone, in its one or two files. */
export const writeConfig = Effect.fn("EncoderFolder.writeConfig")(function*(
  folder: string,
  config: Encoder.EncoderConfig
) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  yield* fs.makeDirectory(folder, { recursive: true })
  yield* fs.writeFileString(join(folder, CONFIG_FILE), json(Encoder.toFile(config)))
  const head = Head.of(config)
  if (Object.keys(head).length > 0) yield* fs.writeFileString(join(folder, POOLING_FILE), json(head))
})

const json = (value: object): string => JSON.stringify(value, undefined, 2) + "\n"

/** The config in `folder`, and tensors that fit it, of which nothing is read yet. */
export const open = Effect.fn("EncoderFolder.open")(function*(folder: string) {
  const config = yield* readConfig(folder)
  const { join } = yield* Path.Path
  const path = join(folder, WEIGHTS_FILE)
  const head = config.head === undefined ? {} : yield* Safetensors.open(join(folder, HEAD_FILE))
  const tensors: Tensors = yield* Fitting.select(config, { ...(yield* Safetensors.open(path)), ...head }, path)
  return { config, tensors }
})

/** The config in `folder`, and weights that fit it, which are read one after the other: files may be of any size. */
export const read = Effect.fn("EncoderFolder.read")(function*(folder: string) {
  const { config, tensors } = yield* open(folder)
  const weights: Record<string, Safetensors.HostTensor> = {}
  for (const [name, { read, shape }] of Object.entries(tensors)) weights[name] = { shape, values: yield* read }
  return { config, weights: weights as Safetensors.HostTensors }
})

/** The config in `folder`, and where in its files of weights, which are not read whole, each weight is. */
export const locate = Effect.fn("EncoderFolder.locate")(function*(folder: string) {
  const config = yield* readConfig(folder)
  const { join } = yield* Path.Path
  const path = join(folder, WEIGHTS_FILE)
  const head = config.head === undefined ? {} : yield* placesIn(join(folder, HEAD_FILE), HEAD_FILE)
  const places = yield* Fitting.select(config, { ...(yield* placesIn(path, WEIGHTS_FILE)), ...head }, path)
  return { config, places }
})

const placesIn = (path: string, file: string) =>
  Effect.map(Safetensors.places(path), (places) => mapValues(places, (place) => ({ ...place, file })))

export const readConfig = Effect.fn("EncoderFolder.readConfig")(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const config = yield* readJson(join(folder, CONFIG_FILE), Encoder.fromFile)
  const path = join(folder, POOLING_FILE)
  if (!(yield* Effect.orElseSucceed(fs.exists(path), () => false))) return config
  return { ...config, ...(yield* readJson(path, Schema.decodeUnknownEffect(Head.Head))) }
})

const readJson = Effect.fnUntraced(function*<A>(
  path: string,
  decode: (value: unknown) => Effect.Effect<A, Schema.SchemaError>
) {
  const fs = yield* FileSystem.FileSystem
  return yield* fs.readFileString(path).pipe(
    Effect.flatMap(Schema.decodeUnknownEffect(Json)),
    Effect.flatMap(decode),
    Effect.mapError(({ message }) => new ConfigUnreadable({ path, found: message }))
  )
})

const Json = Schema.fromJsonString(Schema.Unknown)

export const CONFIG_FILE = "config.json"
export const WEIGHTS_FILE = "model.safetensors"
export const POOLING_FILE = "pooling.json"
export const HEAD_FILE = "head.safetensors"

const mapValues = <A, B>(record: Readonly<Record<string, A>>, f: (value: A) => B): Readonly<Record<string, B>> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, f(value)]))
