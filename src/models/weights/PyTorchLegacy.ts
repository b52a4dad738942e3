/**
 * A file of torch.save before PyTorch 1.6, or with `_use_new_zipfile_serialization=False`: five pickles (a magic number,
 * the format's version, the machine that wrote it, what was saved, and the keys of the storages), then each storage: how
 * many numbers it has, and their bytes.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as FileRange from "../../files/FileRange.ts"
import { WeightsUnreadable } from "../Errors.ts"
import * as Dtype from "./Dtype.ts"
import * as PickledTensors from "./PickledTensors.ts"
import * as PyTorchTensors from "./PyTorchTensors.ts"

export const open = Effect.fn("PyTorchLegacy.open")(function*(path: string) {
  const unreadable = (found: string) => new WeightsUnreadable({ path, found, hint: HINT })
  const size = yield* sizeOf(path)
  const head = yield* readRange(path, { offset: 0, bytes: Math.min(size, PyTorchTensors.LARGEST_PICKLE) })
  const storages = new Map<string, PickledTensors.Storage>()
  const allowed = PickledTensors.allowed(storages)
  const pickles: Array<unknown> = []
  let end = 0
  while (pickles.length < 5) {
    const loaded = yield* PyTorchTensors.loadFrom(path, head, allowed, end)
    pickles.push(loaded.value)
    end = loaded.end
    const wrong = pickles.length === 3 ? fault(pickles) : undefined
    if (wrong !== undefined) return yield* unreadable(wrong)
  }
  const offsets = place(pickles[4], storages, end)
  if (typeof offsets === "string") return yield* unreadable(offsets)
  if (offsets.end > size) return yield* unreadable(`storages up to byte ${offsets.end}, a file of ${size}`)
  return yield* PyTorchTensors.of(path, pickles[3], (storage) => locate(path, storage, offsets.of.get(storage)!))
})

const sizeOf = Effect.fnUntraced(function*(path: string) {
  const { size } = yield* orUnreadable(path, (yield* FileSystem.FileSystem).stat(path))
  return Number(size)
})

const readRange = (path: string, range: FileRange.FileRange) => orUnreadable(path, FileRange.read(path, range))

const orUnreadable = <A, R>(path: string, effect: Effect.Effect<A, { readonly message: string }, R>) =>
  Effect.mapError(effect, ({ message }) => new WeightsUnreadable({ path, found: message, hint: HINT }))

/** What is wrong with the first three pickles. */
const fault = ([magic, version, system]: ReadonlyArray<unknown>): string | undefined => {
  if (magic !== MAGIC) return "a pickle that torch.save did not write"
  if (version !== VERSION) return `another version of the format than ${VERSION}`
  return system instanceof Map && system.get("little_endian") === true ? undefined : "numbers in big-endian order"
}

const MAGIC = 0x1950a86a20f9469cfc6cn
const VERSION = 1001

interface Offsets {
  readonly of: ReadonlyMap<PickledTensors.Storage, number>
  readonly end: number
}

/** Where each storage begins, in the order of their `keys`, the first one at byte `start`. */
const place = (keys: unknown, storages: ReadonlyMap<string, PickledTensors.Storage>, start: number) => {
  if (!Array.isArray(keys)) return "no keys of storages"
  const of = new Map<PickledTensors.Storage, number>()
  let end = start
  for (const key of keys) {
    const storage = storages.get(key)
    if (storage === undefined) return "a storage that no tensor is in"
    if (of.has(storage)) return `two storages called ${PyTorchTensors.show(storage.key)}`
    of.set(storage, end)
    end += COUNT_BYTES + storage.length * Dtype.bytes[storage.dtype]
  }
  return of.size === storages.size ? { of, end } satisfies Offsets : `${of.size} storages of ${storages.size}`
}

/** Behind its length, which must be that in the pickle. */
const locate = Effect.fnUntraced(
  function*(path: string, { dtype, key, length }: PickledTensors.Storage, offset: number) {
    const count = yield* readRange(path, { offset, bytes: COUNT_BYTES })
    const found = count.length < COUNT_BYTES ? "no" : new DataView(count.buffer).getBigInt64(0, true)
    if (found !== BigInt(length)) {
      const message = `${found} numbers in storage ${PyTorchTensors.show(key)}, ${length} in the pickle`
      return yield* new WeightsUnreadable({ path, found: message, hint: HINT })
    }
    return { offset: offset + COUNT_BYTES, bytes: length * Dtype.bytes[dtype] }
  }
)

const COUNT_BYTES = 8

const HINT = "Fetch the file again, or save the state dict anew with torch.save"
