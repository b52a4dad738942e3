/** Unpacking gzip as it is read, within bounds: what a small file unpacks to stays small. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { pipeline, Readable } from "node:stream"
import { createGunzip } from "node:zlib"
import { DatasetUnreadable } from "../Errors.ts"

type Bytes = Stream.Stream<Uint8Array, DatasetUnreadable>

/** What the gzip file `file` of these bytes unpacks to, its members one after another. Fails beyond `most`. */
export const unpack = (file: string, packed: Bytes): Bytes =>
  Stream.suspend(() => {
    let received = 0
    const counted = Stream.map(packed, (piece) => {
      received += piece.length
      return piece
    })
    const gunzip = createGunzip({ chunkSize: PIECE })
    // An error of either end reaches whoever iterates.
    pipeline(Readable.from(Stream.toAsyncIterable(counted)), gunzip, () => undefined)
    const unpacked = Stream.fromAsyncIterable<Uint8Array, DatasetUnreadable>(
      gunzip,
      (error) => error instanceof DatasetUnreadable ? error : damaged(file, String(error))
    )
    return withinBounds(file, unpacked, () => most(received))
  })

/** To how many bytes so many may unpack: text is rarely packed below a tenth of its length. */
export const most = (packedBytes: number): number => 2 ** 20 + 100 * packedBytes

export const EXPECTED = "a file that unpacks to at most a hundred times its size"

const PIECE = 2 ** 16

const withinBounds = (file: string, unpacked: Bytes, most: () => number): Bytes =>
  Stream.mapAccumEffect(unpacked, () => 0, (before, piece) => {
    const size = before + piece.length
    return size > most()
      ? damaged(file, `${size} bytes and more`, EXPECTED)
      : Effect.succeed([size, [piece]] as const)
  })

const damaged = (file: string, found: string, expected = "a whole gzip file"): DatasetUnreadable =>
  new DatasetUnreadable({ file, expected, found })
