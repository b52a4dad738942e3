/** Fetching a pinned file into a folder, from its URL or from a mirror, and proving that it is the pinned one. */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type * as HttpClient from "effect/http/HttpClient"
import * as Path from "effect/Path"
import type * as PlatformError from "effect/PlatformError"
import * as Stream from "effect/Stream"
import { DigestMismatch, SourceUnavailable } from "./Errors.ts"
import * as HttpTransfer from "./HttpTransfer.ts"
import * as PartFile from "./PartFile.ts"
import * as Source from "./Source.ts"

export interface Options {
  /** The folder that receives the file, at `<host>/<path>` of its URL. */
  readonly folder: string
  /** A folder that holds the same files at the same `<host>/<path>`; asked before the network. */
  readonly mirror?: string | undefined
  /** Whether the network may be used. Default: only if there is no mirror. */
  readonly network?: boolean | undefined
  /** Told how many bytes are there, after every chunk. */
  readonly onProgress?: ((bytesDone: number, bytesTotal: number) => Effect.Effect<void>) | undefined
  /** Delay before the first of five retries, each later one twice as long. Default one second. */
  readonly firstDelay?: Duration.Input | undefined
}

/**
 * Fetches `source` and returns the path of the file. The bytes stream into `<path>.part`, which a cut connection or an
 * interruption leaves behind and the next call continues; length and SHA-256 are checked, and only then is the part
 * renamed into place. A file already in place is kept if it is the pinned one.
 *
 * Connection errors and HTTP 408, 429 and 5xx are retried five times with exponential back-off, `Retry-After` obeyed
 * up to a minute; other answers fail at once. Errors of the local disk are `PlatformError`.
 */
export const fetch: (
  source: Source.Source,
  options: Options
) => Effect.Effect<
  string,
  SourceUnavailable | DigestMismatch | PlatformError.PlatformError,
  FileSystem.FileSystem | Path.Path | HttpClient.HttpClient
> = Effect.fn("Download.fetch")(function*(source, options) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const file = path.join(options.folder, Source.path(source.url))
  if (yield* isPinned(file, source)) return file
  yield* fs.makeDirectory(path.dirname(file), { recursive: true })
  const part = `${file}.part`
  const received = yield* Effect.scoped(receive(part, file, source, options))
  if (received.sha256 !== source.sha256 || received.bytes !== source.bytes) {
    yield* fs.remove(part)
    return yield* new DigestMismatch({ source, from: received.from, actual: received })
  }
  yield* fs.rename(part, file)
  return file
})

const isPinned = Effect.fnUntraced(function*(file: string, source: Source.Source) {
  const fs = yield* FileSystem.FileSystem
  if (!(yield* fs.exists(file))) return false
  const { bytes, sha256 } = yield* PartFile.digestOf(file)
  return bytes === source.bytes && sha256 === source.sha256
})

const receive = Effect.fnUntraced(
  function*(partPath: string, file: string, source: Source.Source, options: Options) {
    const fs = yield* FileSystem.FileSystem
    const path = yield* Path.Path
    const { firstDelay = "1 second", mirror, network = mirror === undefined, onProgress } = options
    const mirrored = mirror === undefined ? undefined : path.join(mirror, Source.path(source.url))
    const unavailable = (cause: string) =>
      new SourceUnavailable({ file, url: source.url, cause, ...(mirror === undefined ? {} : { mirror }) })
    const inMirror = mirrored !== undefined && (yield* fs.exists(mirrored))
    if (!inMirror && !network) {
      return yield* unavailable(mirrored === undefined ? "the network is not allowed" : `there is no ${mirrored}`)
    }
    const part = yield* PartFile.open(partPath)
    const onChunk = Effect.suspend(() => onProgress?.(part.bytes(), source.bytes) ?? Effect.void)
    yield* inMirror
      ? copy(mirrored, part, onChunk)
      : HttpTransfer.transfer({ url: source.url, bytes: source.bytes, part, firstDelay, onChunk }).pipe(
        Effect.catchTag("Refused", ({ reason }) => unavailable(reason))
      )
    yield* part.sync
    return { from: inMirror ? mirrored : source.url, bytes: part.bytes(), sha256: part.sha256() }
  }
)

const copy = Effect.fnUntraced(function*(mirrored: string, part: PartFile.PartFile, onChunk: Effect.Effect<void>) {
  const fs = yield* FileSystem.FileSystem
  yield* part.restart
  yield* Stream.runForEach(fs.stream(mirrored), (chunk) => Effect.andThen(part.append(chunk), onChunk))
})
