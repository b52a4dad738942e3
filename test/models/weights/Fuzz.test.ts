/** Damaged files end in weights or in a typed error, soon and without much memory, whatever is damaged. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type * as FileSystem from "effect/FileSystem"
import type * as Path from "effect/Path"
import { writeFileSync } from "node:fs"
import { getHeapStatistics } from "node:v8"
import * as Zip from "../../../src/files/Zip.ts"
import * as CheckpointFolder from "../../../src/models/weights/CheckpointFolder.ts"
import * as Pickle from "../../../src/models/weights/Pickle.ts"
import * as PickledTensors from "../../../src/models/weights/PickledTensors.ts"
import * as PyTorch from "../../../src/models/weights/PyTorch.ts"
import * as Safetensors from "../../../src/models/weights/Safetensors.ts"
import type { StoredTensors } from "../../../src/models/weights/StoredTensor.ts"
import { serial } from "../../effect.ts"
import { zip } from "../../files/zip.ts"
import { mutate } from "../../fuzz.ts"
import { bytes, pickleOf } from "./golden.ts"

const SEED = 5

/** Of the processor, since the machine may be busy: hundreds of times what a case takes. */
const SLOWEST_SECONDS = 1
/** Of memory in bytes. The files have some kilobytes; the rest is Effect's, and not collected yet. */
const LARGEST = 2 ** 25

const held = (): number => {
  const { external_memory: buffers, used_heap_size: heap } = getHeapStatistics()
  return buffers + heap
}

interface Reader {
  readonly cases: number
  readonly sources: ReadonlyArray<Uint8Array>
  /** Reads the file at `path`, which has these bytes. */
  readonly read: (
    path: string,
    bytes: Uint8Array
  ) => Effect.Effect<unknown, { readonly _tag: string }, FileSystem.FileSystem | Path.Path>
  /** The file's name; none if the reader takes bytes. */
  readonly file?: string
  readonly errors: ReadonlyArray<string>
}

const all = (tensors: StoredTensors) => Effect.forEach(Object.values(tensors), ({ read }) => Effect.result(read))

const archive = zip([
  { name: "a/deflated", content: "words and words and words ".repeat(40), isDeflated: true },
  { name: "a/stored", content: "as it is" },
  { name: "empty", content: "" }
])

const index = { metadata: { total_size: 12 }, weight_map: { weight: "x.bin", bias: "x.bin" } }

const readers: Readonly<Record<string, Reader>> = {
  pickle: {
    cases: 3500,
    sources: ["zip.bin", "wrapped.bin", "linear.bin", "malicious.bin"].map(pickleOf),
    read: (_, bytes) => Pickle.load(bytes, PickledTensors.allowed(new Map())),
    errors: ["PickleRefused"]
  },
  zip: {
    cases: 620,
    sources: [archive, zip([{ name: "a", content: "b" }], { isZip64: true }), bytes("linear.bin")],
    read: (path) =>
      Effect.flatMap(
        Zip.open(path),
        (entries) => Effect.forEach([...entries.values()], (entry) => Zip.read(entry, 1e6))
      ),
    file: "x.zip",
    errors: ["ZipUnreadable"]
  },
  "PyTorch's zip format": {
    cases: 620,
    sources: ["zip.bin", "linear.bin"].map(bytes),
    read: (path) => Effect.flatMap(PyTorch.open(path), all),
    file: "pytorch_model.bin",
    errors: ["WeightsUnreadable"]
  },
  "PyTorch's legacy format": {
    cases: 620,
    sources: ["legacy.bin", "linear-legacy.bin"].map(bytes),
    read: (path) => Effect.flatMap(PyTorch.open(path), all),
    file: "pytorch_model.bin",
    errors: ["WeightsUnreadable"]
  },
  safetensors: {
    cases: 620,
    sources: ["model.safetensors", "safetensors-shards/model-00001-of-00003.safetensors"].map(bytes),
    read: (path, bytes) =>
      Effect.andThen(Effect.result(Safetensors.decode(bytes)), Effect.flatMap(Safetensors.open(path), all)),
    file: "model.safetensors",
    errors: ["WeightsUnreadable"]
  },
  "indexes of shards": {
    cases: 210,
    sources: [new TextEncoder().encode(JSON.stringify(index))],
    read: (path) => Effect.flatMap(CheckpointFolder.open(path.slice(0, path.lastIndexOf("/"))), all),
    file: "model.safetensors.index.json",
    errors: ["WeightsUnreadable"]
  }
}

for (const [name, { cases, errors, file, read, sources }] of Object.entries(readers)) {
  serial(`${cases} damaged files: ${name}`, (t, folder) =>
    Effect.gen(function*() {
      writeFileSync(`${folder}/x.bin`, bytes("linear.bin"))
      const path = `${folder}/${file}`
      const ends = { good: 0, refused: 0 }
      let [slowest, largest] = [0, 0]
      for (let i = 0; i < cases; i++) {
        const damaged = mutate(sources[i % sources.length], SEED, i)
        if (file !== undefined) writeFileSync(path, damaged)
        const [before, start] = [held(), process.cpuUsage()]
        const exit = yield* Effect.exit(read(path, damaged))
        const { system, user } = process.cpuUsage(start)
        slowest = Math.max(slowest, (system + user) / 1e6)
        largest = Math.max(largest, held() - before)
        if (Exit.isSuccess(exit)) ends.good++
        else {
          ends.refused++
          const reason = exit.cause.reasons[0]
          const isTyped = reason._tag === "Fail" && errors.includes(reason.error._tag)
          if (!isTyped) t.fail(`case ${i}: ${Cause.pretty(exit.cause)}`)
        }
      }
      t.log(ends, `slowest ${slowest} s, largest ${largest} bytes`)
      t.true(slowest < SLOWEST_SECONDS)
      t.true(largest < LARGEST)
      t.true(ends.refused > cases / 4 && ends.good > 0)
    }))
}
