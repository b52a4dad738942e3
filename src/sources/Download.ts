/** Fetching a file into a folder, from its URL or from a mirror, and proving that it is the one that is meant. */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type * as HttpClient from "effect/http/HttpClient"
import * as Path from "effect/Path"
import type * as PlatformError from "effect/PlatformError"
import * as Stream from "effect/Stream"
import * as DiskSpace from "./DiskSpace.ts"
import { DigestMismatch, type DiskFull, SourceUnavailable } from "./Errors.ts"
import * as GitBlob from "./GitBlob.ts"
import * as HttpTransfer from "./HttpTransfer.ts"
import * as Origin from "./Origin.ts"
import * as PartFile from "./PartFile.ts"
import type * as Publisher from "./Publisher.ts"
import * as Source from "./Source.ts"

export interface Options extends Origin.Options {
  /** The folder that receives the file, at `<host>/<path>` of its URL. */
  readonly folder: string
  /** Told how many bytes are there, and of how many as far as that is known, after every chunk. */
  readonly onProgress?: ((bytesDone: number, bytesTotal: number | undefined) => Effect.Effect<void>) | undefined
  /** Delay before the first of five retries, each later one twice as long. Default one second. */
  readonly firstDelay?: Duration.Input | undefined
}

/**
 * Fetches `source` and returns the path of the file. The bytes stream into `<path>.part`, which a cut connection or an
 * interruption leaves behind and the next call continues; length and SHA-256 are checked, as they are pinned and as the
 * server states them, and only then is the part renamed into place. A file already in place is kept if it is the pinned
 * one; of an unpinned source, as it is. What is unpinned is continued only where the server says that it is unchanged.
 *
 * Connection errors and HTTP 408, 429 and 5xx are retried five times with exponential back-off, `Retry-After` obeyed
 * up to a minute; other answers fail at once. Errors of the local disk are `PlatformError`.
 */
export const fetch: (
  source: Source.Source,
  options: Options
) => Effect.Effect<
  string,
  SourceUnavailable | DigestMismatch | DiskFull | PlatformError.PlatformError,
  FileSystem.FileSystem | Path.Path | HttpClient.HttpClient
> = Effect.fn("Download.fetch")(function*(source, options) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const file = path.join(options.folder, Source.path(source.url))
  if (yield* isThere(file, source)) return file
  yield* fs.makeDirectory(path.dirname(file), { recursive: true })
  const part = `${file}.part`
  const { actual, from, stated } = yield* Effect.scoped(receive(part, file, source, options))
  const described = yield* contradiction(part, actual, stated)
  if (described !== undefined || !agrees(actual, source)) {
    yield* PartFile.remove(part)
    const why = agrees(actual, source) && described !== undefined ? { described } : {}
    return yield* new DigestMismatch({ source, from, actual, ...why })
  }
  yield* PartFile.complete(part, file)
  return file
})

interface Content {
  readonly bytes: number
  readonly sha256: string
}

const agrees = (actual: Content, { bytes = actual.bytes, sha256 = actual.sha256 }: Partial<Content>): boolean =>
  actual.bytes === bytes && actual.sha256 === sha256

const isThere = Effect.fnUntraced(function*(file: string, source: Source.Source) {
  const fs = yield* FileSystem.FileSystem
  if (!(yield* fs.exists(file))) return false
  return agrees(yield* PartFile.digestOf(file), source)
})

/** What the server says of the content, if the content is something else. */
const contradiction = Effect.fnUntraced(function*(path: string, actual: Content, stated: Publisher.Statement) {
  if (!agrees(actual, stated)) {
    return [...(stated.sha256 === undefined ? [] : [`sha256:${stated.sha256}`]), `${stated.bytes ?? "?"} bytes`].join(
      ", "
    )
  }
  const { gitBlob } = stated
  if (gitBlob === undefined || (yield* GitBlob.nameOf(path, actual.bytes)) === gitBlob) return undefined
  return `git blob ${gitBlob}`
})

const receive = Effect.fnUntraced(
  function*(partPath: string, file: string, source: Source.Source, options: Options) {
    const { firstDelay = "1 second", mirror, onProgress } = options
    const unavailable = ({ hint, reason }: Publisher.Refusal) =>
      new SourceUnavailable({
        file,
        url: source.url,
        cause: reason,
        ...(mirror === undefined ? {} : { mirror }),
        ...(hint === undefined ? {} : { hint })
      })
    const origin = yield* Origin.choose(source.url, options)
    if (origin._tag === "None") return yield* unavailable(origin)
    const part = yield* PartFile.open(partPath)
    const onChunk = (total: number | undefined) =>
      Effect.suspend(() => onProgress?.(part.bytes(), total) ?? Effect.void)
    const stated = origin._tag === "File"
      ? yield* copy(origin.path, part, onChunk)
      : yield* HttpTransfer.transfer({ ...origin, source, part, firstDelay, onChunk }).pipe(
        Effect.catchTag("Refused", unavailable)
      )
    yield* part.sync
    const from = origin._tag === "File" ? origin.path : origin.url
    return { from, stated, actual: { bytes: part.bytes(), sha256: part.sha256() } }
  }
)

const copy = Effect.fnUntraced(
  function*(path: string, part: PartFile.PartFile, onChunk: (total: number) => Effect.Effect<void>) {
    const fs = yield* FileSystem.FileSystem
    const bytes = Number((yield* fs.stat(path)).size)
    yield* part.restart()
    yield* DiskSpace.require(part.path, bytes)
    yield* Stream.runForEach(fs.stream(path), (chunk) => Effect.andThen(part.append(chunk), onChunk(bytes)))
    return {} as Publisher.Statement
  }
)
