/** Which of the tensors of a file, or of a published checkpoint, are an encoder's parameters. */
import * as Effect from "effect/Effect"
import * as Encoder from "./Encoder.ts"
import { WeightsIncompatible } from "./Errors.ts"
import * as Head from "./Head.ts"

/**
 * The tensors that the encoder consists of, under their names here. What belongs to no encoder, such as a decoder, is
 * left out, and so is a second tensor of one name. Fails where one is missing, of another shape, or unknown; `path` is
 * for the message.
 */
export const select = <T extends { readonly shape: ReadonlyArray<number> }>(
  config: Encoder.EncoderConfig,
  tensors: Readonly<Record<string, T>>,
  path: string
): Effect.Effect<Readonly<Record<string, T>>, WeightsIncompatible> => {
  const found = renamed(config, tensors)
  const wanted = Encoder.parameters(config)
  const known = new Set(wanted.map(({ name }) => name))
  const problems = {
    missing: wanted.filter(({ name }) => !found.has(name)).map(({ name }) => name),
    unexpected: [...found.keys()].filter((name) => !known.has(name) && !Head.isOf(name)),
    misshapen: wanted.flatMap(({ name, shape }) => {
      const actual = found.get(name)?.shape
      return actual === undefined || String(actual) === String(shape)
        ? []
        : [`${name}: [${actual}] instead of [${shape}]`]
    })
  }
  if (Object.values(problems).some((list) => list.length > 0)) {
    return Effect.fail(new WeightsIncompatible({ path, ...problems }))
  }
  return Effect.succeed(Object.fromEntries(wanted.map(({ name }) => [name, found.get(name) as T])))
}

/** Where two tensors have one name here, the one that has it in the file counts. */
const renamed = <T>(config: Encoder.EncoderConfig, tensors: Readonly<Record<string, T>>): ReadonlyMap<string, T> => {
  const found = new Map<string, T>()
  for (const [published, tensor] of Object.entries(tensors)) {
    const name = Encoder.tensorName(config, published)
    if (name !== undefined && (name === published || !found.has(name))) found.set(name, tensor)
  }
  return found
}
