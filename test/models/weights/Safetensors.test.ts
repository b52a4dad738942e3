import test from "ava"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as fc from "fast-check"
import { readFileSync } from "node:fs"
import * as Safetensors from "../../../src/models/weights/Safetensors.ts"
import type { StoredTensors } from "../../../src/models/weights/StoredTensor.ts"
import { effect } from "../../effect.ts"
import { path } from "../golden.ts"
import * as golden from "./golden.ts"

const tensors: Safetensors.HostTensors = {
  "b.weight": { shape: [2, 3], values: Float32Array.of(1, -0, 3.5, NaN, Infinity, 1e-45) },
  "a.weight": { shape: [], values: Float32Array.of(7) },
  "ä.weight": { shape: [0, 4], values: new Float32Array(0) }
}

const decode = (bytes: Uint8Array) => Effect.runPromise(Safetensors.decode(bytes, "model.safetensors"))
const refused = (bytes: Uint8Array) => Effect.runPromise(Effect.flip(Safetensors.decode(bytes, "model.safetensors")))

/** A file whose header is `header` and whose data take `size` bytes. */
const file = (header: unknown, size: number): Uint8Array => {
  const json = new TextEncoder().encode(typeof header === "string" ? header : JSON.stringify(header))
  const bytes = new Uint8Array(8 + json.length + size)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true)
  bytes.set(json, 8)
  return bytes
}

test("tensors survive a file, to the last bit", async (t) => {
  t.deepEqual(await decode(Safetensors.encode(tensors)), tensors)
})

test("the same tensors give the same bytes, in whatever order they are named", (t) => {
  const reversed = Object.fromEntries(Object.entries(tensors).toReversed())
  t.deepEqual(Safetensors.encode(reversed), Safetensors.encode(tensors))
})

test("data start at a multiple of eight bytes, names are sorted, and the format is PyTorch's", (t) => {
  const bytes = Safetensors.encode(tensors)
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true))
  t.is(length % 8, 0)
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)))
  t.deepEqual(Object.keys(header), ["__metadata__", "a.weight", "b.weight", "ä.weight"])
  t.deepEqual(header["__metadata__"], { format: "pt" })
  t.deepEqual(header["b.weight"], { dtype: "F32", shape: [2, 3], data_offsets: [4, 28] })
})

test("a file of the Python library is read, wherever it lies in memory", async (t) => {
  const bytes = readFileSync(path("expected.safetensors"))
  const shifted = new Uint8Array(bytes.length + 3)
  shifted.set(bytes, 3)
  const read = await decode(shifted.subarray(3))
  t.deepEqual(read, await decode(bytes))
  t.deepEqual(read["hidden"].shape, [34, 16])
})

test("a file cut short anywhere is refused", async (t) => {
  const bytes = Safetensors.encode(tensors)
  for (let length = 0; length < bytes.length; length += 5) {
    const error = await refused(bytes.subarray(0, length))
    t.is(error._tag, "WeightsUnreadable")
  }
  t.is(
    (await refused(bytes.subarray(0, bytes.length - 4))).message,
    [
      "The weights cannot be read",
      "  path   model.safetensors",
      "  found  24 bytes of data, 28 described",
      "Fetch or write the file again; an encoder's tensors are F32, F16, BF16 or F64"
    ].join("\n")
  )
})

test("a header that does not describe the data is refused", async (t) => {
  const entry = { dtype: "F32", shape: [2], data_offsets: [0, 8] }
  t.deepEqual(Object.keys(await decode(file({ a: entry }, 8))), ["a"])
  const headers = [
    "not json",
    "[1]",
    { a: { ...entry, dtype: "BF16" } },
    { a: { ...entry, shape: [3] } },
    { a: { ...entry, shape: [-2, -1] } },
    { a: { ...entry, data_offsets: [4, 12] } },
    { a: entry, b: entry },
    { a: 1 }
  ]
  for (const header of headers) t.is((await refused(file(header, 8)))._tag, "WeightsUnreadable")
  t.is((await refused(file({ a: entry }, 9)))._tag, "WeightsUnreadable")
})

/** The tensors that are floats, as numbers: there are many NaN, and no two programs choose the same. */
const numbersOf = (tensors: StoredTensors) =>
  Effect.forEach(
    Object.entries(tensors).filter(([, { dtype }]) => dtype !== "I64"),
    ([name, { read, shape }]) => Effect.map(read, (values) => [name, { shape, values: [...values] }] as const)
  ).pipe(Effect.map((read) => Object.fromEntries(read)))

effect("tensors of every type are read one by one, as PyTorch converts them", (t) =>
  Effect.gen(function*() {
    const stored = yield* Safetensors.open(golden.path("model.safetensors"))
    const numbers = Object.entries(golden.expected).map((
      [name, { shape, values }]
    ) => [name, { shape, values: [...values] }])
    t.deepEqual(yield* numbersOf(stored), Object.fromEntries(numbers))
    t.like(stored["bfloat16"], { dtype: "BF16", shape: [12], bytes: 24 })
  }))

effect("integers are listed and fail only if they are read", (t) =>
  Effect.gen(function*() {
    const path = golden.path("model.safetensors")
    const { position_ids: ids } = yield* Safetensors.open(path)
    t.like(ids, { dtype: "I64", shape: [1, 6], bytes: 48 })
    t.is((yield* Effect.flip(ids.read)).found, "position_ids of type I64")
    t.is((yield* Effect.flip(Safetensors.readAll(path))).found, "position_ids of type I64")
    t.regex((yield* Effect.flip(Safetensors.places(path))).found, /^.+ of type .+, not F32$/)
  }))

effect("every half and every bfloat16 becomes the float32 of the same value", (t, folder) =>
  Effect.gen(function*() {
    const bits = Uint16Array.from({ length: 2 ** 16 }, (_, i) => i)
    const entry = (dtype: string, begin: number) => ({
      dtype,
      shape: [2 ** 16],
      data_offsets: [begin, begin + 2 ** 17]
    })
    const bytes = file({ half: entry("F16", 0), brain: entry("BF16", 2 ** 17) }, 2 ** 18)
    bytes.set(new Uint8Array(bits.buffer), bytes.length - 2 ** 18)
    bytes.set(new Uint8Array(bits.buffer), bytes.length - 2 ** 17)
    yield* (yield* FileSystem.FileSystem).writeFile(`${folder}/x.safetensors`, bytes)
    const { brain, half } = yield* Safetensors.readAll(`${folder}/x.safetensors`)
    for (const i of bits.keys()) {
      t.true(Object.is(half.values[i], valueOf(i, 5, 10)) && Object.is(brain.values[i], valueOf(i, 8, 7)), `${i}`)
    }
    t.deepEqual(yield* Safetensors.decode(bytes), { brain, half })
  }))

/** IEEE 754 by its definition: a sign, so many bits of exponent and of fraction. */
const valueOf = (bits: number, exponentBits: number, fractionBits: number): number => {
  const sign = bits >> 15 === 1 ? -1 : 1
  const exponent = bits >> fractionBits & 2 ** exponentBits - 1
  const fraction = (bits & 2 ** fractionBits - 1) / 2 ** fractionBits
  const bias = 2 ** (exponentBits - 1) - 1
  if (exponent === 2 ** exponentBits - 1) return fraction === 0 ? sign * Infinity : NaN
  return sign * (exponent === 0 ? fraction * 2 ** (1 - bias) : (1 + fraction) * 2 ** (exponent - bias))
}

effect("a tensor larger than a piece is put together from its pieces", (t, folder) =>
  Effect.gen(function*() {
    const length = 2 ** 23 + 5
    const bytes = file({ a: { dtype: "BF16", shape: [length], data_offsets: [0, 2 * length] } }, 2 * length)
    for (let i = 0; i < length; i++) bytes[bytes.length - 2 * length + 2 * i + 1] = i % 251
    yield* (yield* FileSystem.FileSystem).writeFile(`${folder}/x.safetensors`, bytes)
    const { a } = yield* Safetensors.readAll(`${folder}/x.safetensors`)
    const bits = new Uint32Array(a.values.buffer)
    t.is(bits.length, length)
    t.true(bits.every((value, i) => value === i % 251 * 2 ** 24))
  }))

const names = fc.uniqueArray(fc.string({ unit: "binary", minLength: 1 }).filter((name) => name.isWellFormed()), {
  maxLength: 5
})

effect("what is written as it comes is what is written at once", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    for (const chosen of fc.sample(names, { seed: 1, numRuns: 30 })) {
      const many = Object.fromEntries(
        chosen.map((name, i) => [name, { shape: [i, 2], values: new Float32Array(2 * i).fill(i) }])
      )
      const streamed = Object.entries(many).toReversed().map(([name, { shape, values }]) => ({
        name,
        shape,
        values: Effect.succeed(values)
      }))
      yield* Safetensors.writeStreamed(`${folder}/x.safetensors`, streamed)
      t.deepEqual(new Uint8Array(yield* fs.readFile(`${folder}/x.safetensors`)), Safetensors.encode(many))
      t.deepEqual(yield* Safetensors.readAll(`${folder}/x.safetensors`), many)
    }
  }))

effect(
  "tensors to write are asked for one after the other, in the order of their names",
  (t, folder) =>
    Effect.gen(function*() {
      const asked: Array<string> = []
      const tensor = (name: string) => ({
        name,
        shape: [1],
        values: Effect.sync(() => {
          asked.push(name)
          return new Float32Array(1)
        })
      })
      yield* Safetensors.writeStreamed(`${folder}/x.safetensors`, ["b", "ä", "a", "B"].map(tensor))
      t.deepEqual(asked, ["B", "a", "b", "ä"])
      const failing = { name: "a", shape: [1], values: Effect.fail("not there") }
      t.is(yield* Effect.flip(Safetensors.writeStreamed(`${folder}/y.safetensors`, [failing])), "not there")
    })
)

test("a header made to exhaust the reader is refused", async (t) => {
  const long = new Uint8Array(100)
  new DataView(long.buffer).setBigUint64(0, 2n ** 60n, true)
  t.is((await refused(long)).found, "a header of 1152921504606846976 bytes in 100")
  const most = 2 ** 24
  t.is(
    (await refused(file(" ".repeat(most + 1), 0))).found,
    `a header of ${most + 1} bytes, more than ${most}`
  )
  const nested = (what: string) => what.repeat(100_000)
  const hostile = [
    nested("["),
    `{"a":${nested("[")}${nested("]")}}`,
    `{"a":${nested("{\"a\":")}1${nested("}")}}`,
    `{"a":{"dtype":"F32","data_offsets":[0,0],"shape":${nested("[")}${nested("]")}}}`,
    `{"a":{"dtype":"F32","data_offsets":[0,4],"shape":[${"1,".repeat(64)}1]}}`,
    "{\"a\":{\"dtype\":\"F32\",\"shape\":[NaN],\"data_offsets\":[0,8]}}",
    "{\"a\":{\"dtype\":\"F32\",\"shape\":[1e300,1e300],\"data_offsets\":[0,8]}}",
    "{\"a\":{\"dtype\":\"F32\",\"shape\":[9007199254740991,9007199254740991],\"data_offsets\":[0,8]}}",
    `{"${"x".repeat(100_000)}":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}`
  ]
  for (const header of hostile) {
    const { found, message } = await refused(file(header, 8))
    t.true(found.length > 0 && message.length < 1000, message)
  }
})

test("tensors that overlap, leave a gap or go beyond the file are refused", async (t) => {
  const entry = (begin: number, end: number) => ({
    dtype: "F32",
    shape: [(end - begin) / 4],
    data_offsets: [begin, end]
  })
  t.is(
    (await refused(file({ a: entry(0, 8), b: entry(4, 8) }, 8))).found,
    "b F32 [1] at bytes 4 to 8, expected 8 to 12"
  )
  t.is(
    (await refused(file({ a: entry(0, 4), b: entry(8, 12) }, 12))).found,
    "b F32 [1] at bytes 8 to 12, expected 4 to 8"
  )
  t.is((await refused(file({ a: entry(0, 2 ** 40) }, 8))).found, `8 bytes of data, ${2 ** 40} described`)
})
