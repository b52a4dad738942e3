import test from "ava"
import * as Effect from "effect/Effect"
import { readFileSync } from "node:fs"
import * as Safetensors from "../../src/models/Safetensors.ts"
import { path } from "./golden.ts"

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
      "Fetch or write the file again; tensors of another type than F32 must be converted first"
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
