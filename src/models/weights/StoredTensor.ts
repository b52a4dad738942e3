/** A tensor in a file: what it is, and how to get its values. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as FileRange from "../../files/FileRange.ts"
import { WeightsUnreadable } from "../Errors.ts"
import * as Dtype from "./Dtype.ts"

export interface StoredTensor {
  readonly shape: ReadonlyArray<number>
  /** In the file, as safetensors names it: F32, F16, BF16, I64 … */
  readonly dtype: string
  /** In the file. */
  readonly bytes: number
  /**
   * The values row by row, read from the file each time. F16 and BF16 become float32 exactly, F64 is rounded; fails for
   * types that are not those of weights, such as I64.
   */
  readonly read: Effect.Effect<Float32Array<ArrayBuffer>, WeightsUnreadable, FileSystem.FileSystem>
}

export type StoredTensors = Readonly<Record<string, StoredTensor>>

/** Where a tensor is. */
export interface Place {
  /** Of the file. */
  readonly path: string
  readonly name: string
  readonly dtype: string
  readonly shape: ReadonlyArray<number>
  readonly bytes: number
  /** Of its numbers in the file, which end before the file does. */
  readonly range: Effect.Effect<FileRange.FileRange, WeightsUnreadable, FileSystem.FileSystem>
  /** Puts the numbers in `range` into rows, if they are in another order. */
  readonly arrange?: ((values: Float32Array<ArrayBuffer>) => Float32Array<ArrayBuffer>) | undefined
}

export const at = (place: Place): StoredTensor => ({
  shape: place.shape,
  dtype: place.dtype,
  bytes: place.bytes,
  read: read(place)
})

const read = Effect.fn("StoredTensor.read")(
  function*({ arrange, dtype, name, path, range }: Place) {
    const unreadable = (found: string, hint: string) => new WeightsUnreadable({ path, found, hint })
    const widen = Dtype.widening(dtype)
    if (widen === undefined) {
      return yield* unreadable(`${name} of type ${dtype}`, "Name a tensor of floats (F32, F16, BF16 or F64)")
    }
    const { bytes, offset } = yield* range
    const values = new Float32Array(bytes / Dtype.bytes[dtype])
    const found = yield* readInto(values, path, { bytes, offset }, widen).pipe(
      Effect.mapError(({ message }) => unreadable(message, "Name a folder whose files can be read"))
    )
    if (found < bytes) return yield* unreadable(`${found} of the ${bytes} bytes of ${name}`, "Fetch the file again")
    return arrange === undefined ? values : arrange(values)
  },
  Effect.scoped
)

/** Piece by piece, so that not much more memory is needed than that for the values. */
const readInto = Effect.fnUntraced(
  function*(
    values: Float32Array<ArrayBuffer>,
    path: string,
    { bytes, offset }: FileRange.FileRange,
    widen: Dtype.Widen
  ) {
    const file = yield* (yield* FileSystem.FileSystem).open(path)
    if (bytes === values.byteLength) return yield* FileRange.fill(file, offset, new Uint8Array(values.buffer))
    const piece = new Uint8Array(Math.min(bytes, PIECE))
    const width = bytes / values.length
    for (let start = 0; start < bytes; start += PIECE) {
      const part = piece.subarray(0, bytes - start)
      const found = yield* FileRange.fill(file, offset + start, part)
      if (found < part.length) return start + found
      widen(part, values.subarray(start / width, (start + found) / width))
    }
    return bytes
  }
)

const PIECE = 2 ** 24
