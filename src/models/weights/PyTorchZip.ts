/**
 * A file of torch.save since PyTorch 1.6: a zip archive with one folder, in it `data.pkl` and, stored as they are in
 * `data/`, the storages by key.
 */
import * as Effect from "effect/Effect"
import type { ZipUnreadable } from "../../files/Errors.ts"
import * as Zip from "../../files/Zip.ts"
import { WeightsUnreadable } from "../Errors.ts"
import * as Dtype from "./Dtype.ts"
import * as PickledTensors from "./PickledTensors.ts"
import * as PyTorchTensors from "./PyTorchTensors.ts"

export const open = Effect.fn("PyTorchZip.open")(function*(path: string) {
  const archive = yield* Zip.open(path).pipe(Effect.mapError(asUnreadable))
  const pickles = [...archive.values()].filter(({ name }) => /^[^/]+\/data\.pkl$/.test(name))
  const folder = pickles.length === 1 ? pickles[0].name.slice(0, -"data.pkl".length) : ""
  const wrong = yield* fault(archive, folder)
  if (wrong !== undefined) return yield* unreadable(path, wrong)
  const storages = new Map<string, PickledTensors.Storage>()
  const pickle = yield* read(pickles[0], PyTorchTensors.LARGEST_PICKLE)
  const { value } = yield* PyTorchTensors.loadFrom(path, pickle, PickledTensors.allowed(storages))
  const entryOf = ({ key }: PickledTensors.Storage) => archive.get(`${folder}data/${key}`)
  for (const storage of storages.values()) {
    const found = entryOf(storage)?.bytes ?? "no"
    const expected = storage.length * Dtype.bytes[storage.dtype]
    if (found !== expected) {
      return yield* unreadable(
        path,
        `${found} bytes of storage ${PyTorchTensors.show(storage.key)}, ${expected} expected`
      )
    }
  }
  return yield* PyTorchTensors.of(
    path,
    value,
    (storage) => Zip.place(entryOf(storage)!).pipe(Effect.mapError(asUnreadable))
  )
})

/** What is wrong with an archive before its pickle is read. */
const fault = Effect.fnUntraced(function*(archive: Zip.Archive, folder: string) {
  if (folder === "") return "not one data.pkl"
  if (archive.has(`${folder}constants.pkl`)) return "a TorchScript program instead of a state dict"
  const order = archive.get(`${folder}byteorder`)
  const written = order === undefined ? LITTLE : new TextDecoder().decode(yield* read(order, 99))
  return written === LITTLE ? undefined : `numbers in ${written}-endian order`
})

const LITTLE = "little"

const read = (entry: Zip.Entry, maximum: number) => Zip.read(entry, maximum).pipe(Effect.mapError(asUnreadable))

/** A file in the archive is named before what is wrong with it. */
const asUnreadable = ({ entry, found, hint, path }: ZipUnreadable) =>
  new WeightsUnreadable({ path, found: entry === undefined ? found : `${entry}: ${found}`, hint })

const unreadable = (path: string, found: string) =>
  new WeightsUnreadable({ path, found, hint: "Save the state dict with torch.save, or as safetensors" })
