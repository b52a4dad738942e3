/** Writing files of archives, and telling the digests of what is written. */
import * as Effect from "effect/Effect"
import * as Tar from "effect/encoding/Tar"
import * as Zip from "effect/encoding/Zip"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Stream from "effect/Stream"
import { createHash } from "node:crypto"

/** Where the file at `path` of the archive goes, if anywhere. */
export type Place = (path: string) => string | undefined

/** Unpacks a zip archive, such as a wheel; files may be larger than memory. */
export const unzip = (archive: string, place: Place) =>
  Effect.flatMap(FileSystem.FileSystem, (fs) =>
    fs.stream(archive, { chunkSize: PIECE_BYTES }).pipe(
      Stream.pipeThroughChannel(Zip.decode()),
      Stream.runForEach(({ body, header }) => header.type === "File" ? put(header.path, body, place) : Effect.void)
    ))

/** Unpacks a tar archive in memory. */
export const untar = (archive: Uint8Array, place: Place) =>
  Stream.make(archive).pipe(
    Stream.pipeThroughChannel(Tar.decode()),
    Stream.runForEach(({ body, header }) => header.type === "File" ? put(header.path, body, place) : Effect.void)
  )

/** Bytes and SHA-256 (hexadecimal) of a file. */
export const describe = Effect.fnUntraced(function*(file: string) {
  const fs = yield* FileSystem.FileSystem
  const hash = createHash("sha256")
  let bytes = 0
  yield* Stream.runForEach(fs.stream(file, { chunkSize: PIECE_BYTES }), (piece) =>
    Effect.sync(() => {
      hash.update(piece)
      bytes += piece.length
    }))
  return { bytes, sha256: hash.digest("hex") }
})

const PIECE_BYTES = 1 << 20

const put = Effect.fnUntraced(function*<E>(path: string, body: Stream.Stream<Uint8Array, E>, place: Place) {
  const target = path.split("/").includes("..") ? undefined : place(path)
  if (target === undefined) return
  const fs = yield* FileSystem.FileSystem
  const { dirname } = yield* Path.Path
  yield* fs.makeDirectory(dirname(target), { recursive: true })
  yield* Stream.run(body, fs.sink(target))
})
