import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as CheckpointFolder from "../../../src/models/weights/CheckpointFolder.ts"
import * as Safetensors from "../../../src/models/weights/Safetensors.ts"
import { effect } from "../../effect.ts"
import { bytes, path } from "./golden.ts"

/** Writes files into `folder`, from bytes or, of an index, as JSON. */
const put = (folder: string, files: Readonly<Record<string, Uint8Array | object>>) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    for (const [name, content] of Object.entries(files)) {
      const bytes = content instanceof Uint8Array ? content : new TextEncoder().encode(JSON.stringify(content))
      yield* fs.writeFile(`${folder}/${name}`, bytes)
    }
  }).pipe(Effect.orDie)

/** A file of one tensor called `name`. */
const one = (name: string) => Safetensors.encode({ [name]: { shape: [1], values: Float32Array.of(7) } })

const names = (folder: string) => Effect.map(CheckpointFolder.open(folder), (tensors) => Object.keys(tensors).sort())

for (const folder of ["safetensors-shards", "bin-shards"]) {
  effect(`weights in several files are one model: ${folder}`, (t) =>
    Effect.gen(function*() {
      const tensors = yield* CheckpointFolder.open(path(folder))
      t.deepEqual(Object.keys(tensors).sort(), [0, 1, 2].map((i) => `layer.${i}.weight`))
      for (const i of [0, 1, 2]) {
        const tensor = tensors[`layer.${i}.weight`]
        t.deepEqual(tensor.shape, [4, 8])
        t.deepEqual(yield* tensor.read, new Float32Array(32).fill(i))
      }
    }))
}

effect(
  "of several forms, safetensors come before PyTorch's, and one file before several",
  (t, folder) =>
    Effect.gen(function*() {
      yield* put(folder, {
        "pytorch_model.bin.index.json": { weight_map: { d: "d.safetensors" } },
        "d.safetensors": one("d")
      })
      t.deepEqual(yield* names(folder), ["d"])
      yield* put(folder, { "pytorch_model.bin": bytes("linear.bin") })
      t.deepEqual(yield* names(folder), ["bias", "weight"])
      yield* put(folder, {
        "model.safetensors.index.json": { weight_map: { b: "b.safetensors" } },
        "b.safetensors": one("b")
      })
      t.deepEqual(yield* names(folder), ["b"])
      yield* put(folder, { "model.safetensors": one("a") })
      t.deepEqual(yield* names(folder), ["a"])
    })
)

effect("only what the index names is taken from a file", (t, folder) =>
  Effect.gen(function*() {
    yield* put(folder, {
      "model.safetensors.index.json": { weight_map: { bias: "x.bin" } },
      "x.bin": bytes("linear.bin")
    })
    t.deepEqual(yield* names(folder), ["bias"])
  }))

effect("a tensor may bear any name", (t, folder) =>
  Effect.gen(function*() {
    const weight_map = Object.fromEntries([["__proto__", "a.safetensors"], ["b", "b.safetensors"]])
    const file = Buffer.from(one("__other__")).toString("latin1").replace("__other__", "__proto__")
    yield* put(folder, {
      "model.safetensors.index.json": { weight_map },
      "a.safetensors": Uint8Array.from(Buffer.from(file, "latin1")),
      "b.safetensors": one("b")
    })
    t.deepEqual(yield* names(folder), ["__proto__", "b"])
  }))

/** Of the processor; work in the square of the names takes a hundred times that. */
const SLOWEST_SECONDS = 5

effect(
  "an index of very many tensors in one file is read in a time that grows as it does",
  (t, folder) =>
    Effect.gen(function*() {
      const weight_map = Object.fromEntries(Array.from({ length: 200_000 }, (_, i) => [`${i}`, "x.bin"]))
      yield* put(folder, { "model.safetensors.index.json": { weight_map }, "x.bin": bytes("linear.bin") })
      const start = process.cpuUsage()
      t.regex((yield* Effect.flip(CheckpointFolder.open(folder))).found, /^0, 1, 2, .* missing/)
      const { system, user } = process.cpuUsage(start)
      t.true((system + user) / 1e6 < SLOWEST_SECONDS)
    })
)

effect("a folder without weights is said to hold what it holds", (t, folder) =>
  Effect.gen(function*() {
    t.is((yield* Effect.flip(CheckpointFolder.open(folder))).found, "nothing")
    yield* put(folder, { "tf_model.h5": new Uint8Array(1), "config.json": {} })
    const error = yield* Effect.flip(CheckpointFolder.open(folder))
    t.is(error.found, "config.json, tf_model.h5, none of them weights")
    t.regex(error.hint, /model\.safetensors, .*pytorch_model\.bin/)
    t.regex((yield* Effect.flip(CheckpointFolder.open(`${folder}/none`))).message, /none/)
  }))

const indexes: Readonly<Record<string, readonly [content: Uint8Array | object, found: RegExp]>> = {
  "a path above the folder": [
    { weight_map: { a: "../secret.bin" } },
    /a in "\.\.\/secret\.bin", which is no file beside/
  ],
  "an absolute path": [{ weight_map: { a: "/etc/passwd" } }, /no file beside the index/],
  "a path with backslashes": [{ weight_map: { a: "..\\x" } }, /no file beside the index/],
  "the folder itself": [{ weight_map: { a: "." } }, /no file beside the index/],
  "a file that is not there": [{ weight_map: { a: "none.safetensors" } }, /none\.safetensors/],
  "a tensor that is not there": [{ weight_map: { a: "x.bin", bias: "x.bin" } }, /^a missing, which .*index\.json says/],
  "no map": [{ metadata: {} }, /weight_map/],
  "a map of something else": [{ weight_map: { a: 1 } }, /Expected string/],
  "no JSON": [new TextEncoder().encode("{"), /JSON/]
}

for (const [title, [content, found]] of Object.entries(indexes)) {
  effect(`an index is refused that has ${title}`, (t, folder) =>
    Effect.gen(function*() {
      yield* put(folder, { "model.safetensors.index.json": content, "x.bin": bytes("linear.bin") })
      t.regex((yield* Effect.flip(CheckpointFolder.open(folder))).found, found)
    }))
}
