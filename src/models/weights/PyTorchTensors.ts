/** The tensors of a pickle, given where their storages are in the file beside it. */
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import type { FileRange } from "../../files/FileRange.ts"
import { WeightsUnreadable } from "../Errors.ts"
import * as Dtype from "./Dtype.ts"
import { type Allowed, load } from "./Pickle.ts"
import type { Storage, Tensor } from "./PickledTensors.ts"
import * as StateDict from "./StateDict.ts"
import * as StoredTensor from "./StoredTensor.ts"
import * as Strides from "./Strides.ts"

/** Where the bytes of a storage are; asked each time a tensor is read. */
export type Locate = (storage: Storage) => Effect.Effect<FileRange, WeightsUnreadable, FileSystem.FileSystem>

/** The largest pickle that is read, in bytes. That of a model has some hundred kilobytes. */
export const LARGEST_PICKLE = 2 ** 24

/** A storage's key, which may be long, for a message. */
export const show = (key: string): string => JSON.stringify(key.slice(0, 80))

/** Pickle.load of a part of the file at `path`. */
export const loadFrom = (path: string, bytes: Uint8Array, allowed: Allowed, from?: number) =>
  load(bytes, allowed, from).pipe(
    Effect.mapError(({ message }) =>
      new WeightsUnreadable({
        path,
        found: message,
        hint: "Save the state dict alone with torch.save, or as safetensors"
      })
    )
  )

/** The state dict in `saved`, what the pickle of the file at `path` holds. */
export const of = Effect.fnUntraced(function*(path: string, saved: unknown, locate: Locate) {
  const tensors = StateDict.tensorsOf(saved)
  if (tensors.length === 0) {
    return yield* new WeightsUnreadable({
      path,
      found: "no tensors by name",
      hint: "Save the state dict: torch.save(model.state_dict(), path)"
    })
  }
  return Object.fromEntries(tensors.map(([name, tensor]) => [name, stored(path, name, tensor, locate)]))
})

const stored = (path: string, name: string, tensor: Tensor, locate: Locate): StoredTensor.StoredTensor => {
  const { offset, shape, storage } = tensor
  const width = Dtype.bytes[storage.dtype]
  const within = { offset: offset * width, bytes: Strides.extent(tensor) * width }
  return StoredTensor.at({
    path,
    name,
    dtype: storage.dtype,
    shape,
    bytes: Strides.sizeOf(shape) * width,
    range: Effect.map(locate(storage), (range) => ({ ...within, offset: range.offset + within.offset })),
    arrange: Strides.isContiguous(tensor) ? undefined : (values) => Strides.gather(tensor, values)
  })
}
