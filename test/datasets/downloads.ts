/** Downloads that exist in memory only, for tests of what reads them. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { DatasetUnreadable } from "../../src/datasets/Errors.ts"
import type * as Files from "../../src/datasets/reading/Files.ts"
import * as Source from "../../src/sources/Source.ts"

/** Files by their URL, given in pieces of so many bytes. Their archives have no files. */
export const given = (content: Readonly<Record<string, string | Uint8Array>>, pieceBytes = 5): Files.Files => {
  const byPath = new Map(Object.entries(content).map(([url, of]) => [Source.path(url), Buffer.from(of)]))
  const absent = (file: string) => new DatasetUnreadable({ file, expected: "a file", found: "nothing" })
  return {
    bytes: (path) => {
      const bytes = byPath.get(path)
      return bytes === undefined ? Stream.fail(absent(path)) : Stream.fromArray(pieces(bytes, pieceBytes))
    },
    member: (path) => Stream.fail(absent(path))
  }
}

/** The same content for every file. */
export const everywhere = (content: string | Uint8Array): Files.Files => ({
  bytes: () => Stream.fromArray(pieces(Buffer.from(content), 5)),
  member: () => Stream.fromArray(pieces(Buffer.from(content), 5))
})

/** The error of what fails. */
export const failure = <A, E>(effect: Effect.Effect<A, E>): Promise<E> => Effect.runPromise(Effect.flip(effect))

const pieces = (bytes: Uint8Array, size: number): ReadonlyArray<Uint8Array> =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(size * i, size * (i + 1)))
