import test from "ava"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { crc32 } from "node:zlib"
import * as PyTorch from "../../../src/models/weights/PyTorch.ts"
import type * as Safetensors from "../../../src/models/weights/Safetensors.ts"
import type { StoredTensors } from "../../../src/models/weights/StoredTensor.ts"
import { Disk, effect } from "../../effect.ts"
import { type Packed, zip } from "../../files/zip.ts"
import { bytes, expected, path, pickleOf } from "./golden.ts"

/** As plain numbers, since there are many NaN and no two programs choose the same. */
const numbers = ({ shape, values }: Safetensors.HostTensor) => ({ shape, values: [...values] })

const readAll = (tensors: StoredTensors) =>
  Effect.forEach(
    Object.keys(expected),
    (name) =>
      Effect.map(tensors[name].read, (values) => [name, numbers({ shape: tensors[name].shape, values })] as const)
  ).pipe(Effect.map((read) => Object.fromEntries(read)))

const opened = (folder: string, bytes: Uint8Array) =>
  Effect.gen(function*() {
    const file = `${folder}/pytorch_model.bin`
    yield* (yield* FileSystem.FileSystem).writeFile(file, bytes)
    return yield* PyTorch.open(file)
  }).pipe(Effect.catchTag("PlatformError", Effect.die))

const refused = (folder: string, bytes: Uint8Array) => Effect.flip(opened(folder, bytes))

for (const file of ["zip.bin", "legacy.bin"]) {
  effect(`every tensor of ${file} is that of PyTorch, to the last bit`, (t) =>
    Effect.gen(function*() {
      const tensors = yield* PyTorch.open(path(file))
      t.deepEqual(
        yield* readAll(tensors),
        Object.fromEntries(Object.entries(expected).map(([name, tensor]) => [name, numbers(tensor)]))
      )
      t.deepEqual(Object.keys(tensors).sort(), [...Object.keys(expected), "position_ids"].sort())
      t.like(tensors["half"], { dtype: "F16", shape: [12], bytes: 24 })
      t.like(tensors["transposed"], { dtype: "F32", shape: [4, 2, 3], bytes: 96 })
    }))

  effect(`integers in ${file} are listed and fail only if they are read`, (t) =>
    Effect.gen(function*() {
      const { position_ids: ids } = yield* PyTorch.open(path(file))
      t.like(ids, { dtype: "I64", shape: [1, 6], bytes: 48 })
      t.is((yield* Effect.flip(ids.read)).found, "position_ids of type I64")
    }))
}

effect("a state dict is found among what a training keeps", (t) =>
  Effect.gen(function*() {
    const tensors = yield* PyTorch.open(path("wrapped.bin"))
    t.deepEqual(Object.keys(tensors), ["shared.weight", "half", "position_ids"])
    t.deepEqual(yield* tensors["shared.weight"].read, expected["shared.weight"].values as Float32Array<ArrayBuffer>)
  }))

effect("the state dict of a module is read, whatever the format and the protocol", (t) =>
  Effect.gen(function*() {
    for (const file of ["linear.bin", "linear-legacy.bin"]) {
      const { bias, weight } = yield* PyTorch.open(path(file))
      t.deepEqual([[...yield* weight.read], [...yield* bias.read]], [[1, 2], [3]])
    }
  }))

const refusals: Readonly<Record<string, RegExp>> = {
  "malicious.bin": /posix\.system, which no tensor needs, at byte \d+ of the pickle; nothing was executed/,
  "malicious-legacy.bin": /posix\.system, which no tensor needs, at byte \d+ of the pickle; nothing was executed/,
  "module.bin":
    /torch\.nn\.modules\.linear\.Linear, which no tensor needs, at byte 2 of the pickle; nothing was executed/
}

for (const [file, found] of Object.entries(refusals)) {
  effect(`${file} is refused with the name of what it asks for`, (t) =>
    Effect.gen(function*() {
      t.regex((yield* Effect.flip(PyTorch.open(path(file)))).message, found)
    }))
}

effect("the message says file, finding and hint", (t, folder) =>
  Effect.gen(function*() {
    t.is(
      (yield* refused(folder, bytes("malicious-legacy.bin"))).message,
      [
        "The weights cannot be read",
        `  path   ${folder}/pytorch_model.bin`,
        "  found  posix.system, which no tensor needs, at byte 329 of the pickle; nothing was executed",
        "Save the state dict alone with torch.save, or as safetensors"
      ].join("\n")
    )
  }))

effect("other files are said to be what they are", (t, folder) =>
  Effect.gen(function*() {
    const tar = new Uint8Array(1024)
    tar.set(new TextEncoder().encode("ustar"), 257)
    t.regex((yield* refused(folder, tar)).found, /tar format of PyTorch 0\.1\.9/)
    const pointer = new TextEncoder().encode("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n")
    t.regex((yield* refused(folder, pointer)).message, /a pointer of Git LFS.*\n.*git lfs pull/)
    t.regex((yield* refused(folder, new TextEncoder().encode("<html>"))).found, /begins with "<html>"/)
    t.regex((yield* refused(folder, new Uint8Array(0))).found, /begins with ""/)
    t.regex((yield* Effect.flip(PyTorch.open(`${folder}/none.bin`))).message, /none\.bin/)
  }))

for (const file of ["linear.bin", "linear-legacy.bin"]) {
  effect(`${file} cut short anywhere is refused`, (t, folder) =>
    Effect.gen(function*() {
      const whole = bytes(file)
      for (let length = 0; length < whole.length; length++) {
        const result = yield* Effect.result(opened(folder, whole.subarray(0, length)))
        if (result._tag === "Success") return t.fail(`${length} of ${whole.length} bytes are enough`)
        t.is(result.failure._tag, "WeightsUnreadable")
      }
    }))
}

/** A file with each `from` replaced by `to`, as long, and the CRC-32 of the first file of the archive corrected. */
const edited = (file: string, from: string, to: string): Uint8Array => {
  const text = Buffer.from(bytes(file)).toString("latin1").replaceAll(from, to)
  const edited = Buffer.from(text, "latin1")
  const original = Buffer.from(bytes(file))
  if (!file.includes("legacy")) {
    const start = 30 + original.readUInt16LE(26) + original.readUInt16LE(28)
    const sum = crc32(edited.subarray(start, start + original.readUInt32LE(original.indexOf("PK\x01\x02") + 24)))
    edited.writeUInt32LE(sum, original.indexOf("PK\x01\x02") + 16)
  }
  return edited
}

effect("storages that are other than the pickle says are refused", (t, folder) =>
  Effect.gen(function*() {
    const wider = yield* refused(folder, edited("linear.bin", "FloatStorage\n", "FloatStorage\n".replace("F", "G")))
    t.regex(wider.found, /torch\.GloatStorage/)
    const half = edited("linear.bin", "torch\nFloatStorage\n", "torch\nShortStorage\n")
    t.regex((yield* refused(folder, half)).found, /8 bytes of storage "0", 4 expected/)
    const big = edited("linear-legacy.bin", "little_endian\x94\x88", "little_endian\x94\x89")
    t.regex((yield* refused(folder, big)).found, /big-endian/)
  }))

effect(
  "a storage of another length than in the pickle is found when a tensor of it is read",
  (t, folder) =>
    Effect.gen(function*() {
      const file = bytes("linear-legacy.bin")
      // The last one has the two numbers of the weight.
      const last = file.length - 2 * 4 - 8
      t.is(file[last], 2)
      file[last] = 3
      const results = yield* Effect.forEach(
        Object.values(yield* opened(folder, file)),
        ({ read }) => Effect.result(read)
      )
      const failures = results.flatMap((result) => result._tag === "Failure" ? [result.failure.found] : [])
      t.is(failures.length, 1)
      t.regex(failures[0], /^3 numbers in storage "\d+", 2 in the pickle$/)
    })
)

const pickle = pickleOf("linear.bin")
const storages = [{ name: "x/data/0", content: new Uint8Array(8) }, { name: "x/data/1", content: new Uint8Array(4) }]

const archives: Readonly<Record<string, readonly [files: ReadonlyArray<Packed>, found: RegExp]>> = {
  "without a pickle": [storages, /not one data\.pkl/],
  "with two pickles": [
    ["x", "y"].map((folder) => ({ name: `${folder}/data.pkl`, content: pickle })),
    /not one data\.pkl/
  ],
  "without a storage": [[{ name: "x/data.pkl", content: pickle }, storages[0]], /no bytes of storage "1", 4 expected/],
  "that is a program": [
    [{ name: "x/data.pkl", content: pickle }, { name: "x/constants.pkl", content: "" }],
    /a TorchScript program/
  ],
  "of a machine of the other order": [
    [{ name: "x/data.pkl", content: pickle }, { name: "x/byteorder", content: "big" }],
    /numbers in big-endian order/
  ],
  "with a name that leaves it": [
    [{ name: "x/data.pkl", content: pickle }, ...storages, { name: "../../x", content: "" }],
    /no path within the archive/
  ],
  "whose pickle is a bomb": [
    [{ name: "x/data.pkl", content: new Uint8Array(2 ** 26), isDeflated: true }],
    /data\.pkl: 67108864 bytes, where 16777216 are expected at most/
  ],
  "whose pickle is a bomb that says it is none": [
    [{ name: "x/data.pkl", content: new Uint8Array(2 ** 26), isDeflated: true, says: { bytes: 99 } }],
    /data\.pkl: more than the 99 bytes announced/
  ]
}

for (const [title, [files, found]] of Object.entries(archives)) {
  effect(`an archive is refused ${title}`, (t, folder) =>
    Effect.gen(function*() {
      t.regex((yield* refused(folder, zip(files))).found, found)
    }))
}

effect("an archive of another program is read, unless the numbers are packed", (t, folder) =>
  Effect.gen(function*() {
    const archive = (isDeflated: boolean) =>
      zip([{ name: "x/data.pkl", content: pickle, isDeflated }, ...storages.map((file) => ({ ...file, isDeflated }))])
    const stored = yield* opened(folder, archive(false))
    t.deepEqual(yield* stored["bias"].read, new Float32Array(1))
    const packed = yield* opened(folder, archive(true))
    t.regex((yield* Effect.flip(packed["bias"].read)).found, /x\/data\/1: packed content/)
  }))

test("nothing was executed", async (t) => {
  const exists = Effect.flatMap(FileSystem.FileSystem, (fs) => fs.exists("owned.txt"))
  t.false(await Effect.runPromise(Effect.provide(exists, Disk)))
})
