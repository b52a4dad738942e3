import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import { Encoder } from "../../../schemas/Encoder.ts"
import * as Safetensors from "../../../src/models/weights/Safetensors.ts"
import { effect } from "../../effect.ts"

const tensor = (shape: ReadonlyArray<number>, ...values: ReadonlyArray<number>): Safetensors.HostTensor => ({
  shape,
  values: Float32Array.from(values)
})

/** Compares encoders of these tensors and configs, as the kind does. */
const rig = (folder: string) =>
  Effect.fnUntraced(function*(
    expected: Readonly<Record<string, Uint8Array | string>>,
    actual: Readonly<Record<string, Uint8Array | string>>
  ) {
    const fs = yield* FileSystem.FileSystem
    for (const [name, files] of Object.entries({ expected, actual })) {
      yield* fs.remove(join(folder, name), { recursive: true, force: true })
      yield* fs.makeDirectory(join(folder, name))
      for (const [file, content] of Object.entries(files)) {
        const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content
        yield* fs.writeFile(join(folder, name, file), bytes)
      }
    }
    return yield* Encoder.comparison.compare(join(folder, "expected"), join(folder, "actual"))
  })

const weights = (tensors: Safetensors.HostTensors) => ({ "model.safetensors": Safetensors.encode(tensors) })

effect(
  "weights that differ by rounding are within the class, by how much is told",
  (t, folder) =>
    Effect.gen(function*() {
      const verdict = yield* rig(folder)(
        weights({ a: tensor([2], 1, 0), b: tensor([1], 0) }),
        weights({ a: tensor([2], 1, 2 ** -10), b: tensor([1], 2 ** -12) })
      )
      t.deepEqual(verdict, {
        within: true,
        difference: "model.safetensors: largest |Δ| 9.8e-4 in tensor a",
        numbers: { "model.safetensors absolute": 2 ** -10, "model.safetensors beyond": 0 }
      })
    })
)

effect("other weights are not, nor is one that is no number", (t, folder) =>
  Effect.gen(function*() {
    const compare = rig(folder)
    const expected = weights({ a: tensor([1, 2], 1, 0) })
    const other = yield* compare(expected, weights({ a: tensor([1, 2], 0, 1) }))
    t.deepEqual([other.within, other.numbers["model.safetensors beyond"]], [false, 2])
    t.false((yield* compare(expected, weights({ a: tensor([1, 2], NaN, 0) }))).within)
  }))

effect("tensors that are missing, of another shape or unexpected are named", (t, folder) =>
  Effect.gen(function*() {
    const compare = rig(folder)
    const difference = (expected: Safetensors.HostTensors, actual: Safetensors.HostTensors) =>
      Effect.map(compare(weights(expected), weights(actual)), ({ difference, within }) => `${within} ${difference}`)
    const [a, b] = [tensor([2], 1, 2), tensor([1], 3)]
    t.is(yield* difference({ a, b }, { a }), "false model.safetensors: tensor b is missing")
    t.is(yield* difference({ a }, { a, b }), "false model.safetensors: tensor b is unexpected")
    t.is(
      yield* difference({ a }, { a: tensor([1, 2], 1, 2) }),
      "false model.safetensors: tensor a is [1,2] instead of [2]"
    )
  }))

effect("tensors are compared across pieces, wherever they lie in the file", (t, folder) =>
  Effect.gen(function*() {
    // A piece has 2^20 numbers.
    const size = 2 ** 20 + 3
    const large = (at: number) => ({ shape: [size], values: new Float32Array(size).fill(1, at, at + 1) })
    const verdict = yield* rig(folder)(
      weights({ a: tensor([1], 7), large: large(0), z: tensor([1], 7) }),
      weights({ a: tensor([1], 7), large: large(size - 1), z: tensor([1], 7) })
    )
    t.deepEqual(verdict.numbers, { "model.safetensors absolute": 1, "model.safetensors beyond": 2 })
  }))

effect("all other files are compared byte by byte, and none may be missing", (t, folder) =>
  Effect.gen(function*() {
    const compare = rig(folder)
    const same = weights({ a: tensor([1], 1) })
    const config = yield* compare({ ...same, "config.json": "{\"a\":1}" }, { ...same, "config.json": "{\"a\":2}" })
    t.deepEqual([config.within, config.difference], [false, "config.json: 1 of 7 bytes differ, the first at 5"])
    const missing = yield* compare({ ...same, "config.json": "{}" }, { ...same, "more.txt": "" })
    t.deepEqual([missing.within, missing.difference], [false, "config.json is missing; more.txt is unexpected"])
  }))

effect("files that are no safetensors cannot be compared", (t, folder) =>
  Effect.gen(function*() {
    const compare = rig(folder)
    const whole = weights({ a: tensor([1], 1) })
    const [bytes] = Object.values(whole)
    for (
      const damaged of [
        bytes.subarray(0, 4),
        bytes.subarray(0, 20),
        bytes.subarray(0, bytes.length - 1),
        "x".repeat(99)
      ]
    ) {
      const error = yield* Effect.flip(compare(whole, { "model.safetensors": damaged }))
      t.true(error instanceof Error)
    }
  }))
