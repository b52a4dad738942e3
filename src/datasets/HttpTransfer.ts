/** One source over HTTP into its part file: by range where bytes are already there, retried where trying again helps. */
import * as Clock from "effect/Clock"
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Headers from "effect/http/Headers"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import type * as PlatformError from "effect/PlatformError"
import * as Result from "effect/Result"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"
import type { PartFile } from "./PartFile.ts"

/** Retries after the first attempt; a later execution goes on from the part file all the same. */
export const RETRIES = 5
const LONGEST_DELAY = Duration.minutes(1)

/** The server's answer leaves nothing to try again. */
export class Refused extends Data.TaggedError("Refused")<{ readonly reason: string }> {}

/** An attempt failed in a way that the next one may not. */
class Transient extends Data.TaggedError("Transient")<{
  readonly reason: string
  readonly retryAfter?: Duration.Duration | undefined
}> {}

export interface Request {
  readonly url: string
  /** How long the file is; reading stops soon after one byte too many. */
  readonly bytes: number
  readonly part: PartFile
  /** Delay before the first retry; doubled for each further one, jittered, at most a minute. */
  readonly firstDelay: Duration.Input
  /** Called after every chunk. */
  readonly onChunk: Effect.Effect<void>
}

/** Fills the part file. Its length and digest are the caller's to check. */
export const transfer = (
  request: Request
): Effect.Effect<void, Refused | PlatformError.PlatformError, HttpClient.HttpClient> =>
  attempt(request).pipe(
    Effect.retry({ schedule: backOff(request.firstDelay), while: (error) => error instanceof Transient }),
    Effect.catchTag("Transient", ({ reason }) => new Refused({ reason: `${reason}, after ${RETRIES + 1} attempts` }))
  )

const attempt = Effect.fnUntraced(function*(request: Request) {
  const { bytes, part, url } = request
  if (part.bytes() > bytes) yield* part.restart
  if (part.bytes() === bytes) return
  // Identity, because a range of compressed bytes could not be appended to decompressed ones.
  const get = HttpClientRequest.get(url, {
    headers: { "accept-encoding": "identity", ...(part.bytes() > 0 ? { range: `bytes=${part.bytes()}-` } : {}) }
  })
  const client = HttpClient.withScope(yield* HttpClient.HttpClient)
  const response = yield* Effect.mapError(client.execute(get), connectionFailed)
  yield* receive(response, request)
  // A body without a declared length ends when the connection does, whole or not.
  const cut = part.bytes() < bytes && response.headers["content-length"] === undefined
  if (cut) return yield* new Transient({ reason: `the server sent only ${part.bytes()} of ${bytes} bytes` })
}, Effect.scoped)

const receive = Effect.fnUntraced(function*(response: HttpClientResponse.HttpClientResponse, request: Request) {
  const { part } = request
  if (response.status === 200) {
    if (part.bytes() > 0) yield* part.restart
    return yield* drain(response, request)
  }
  if (response.status === 206 && startsAt(response) === part.bytes()) return yield* drain(response, request)
  const badRange = response.status === 206 || response.status === 416
  if (badRange && part.bytes() > 0) {
    yield* part.restart
    return yield* new Transient({ reason: "the server cannot continue the partial file" })
  }
  const reason = `the server answered HTTP ${response.status}`
  if (!mayPass(response.status)) return yield* new Refused({ reason })
  return yield* new Transient({ reason, retryAfter: yield* askedDelay(response) })
})

const drain = (response: HttpClientResponse.HttpClientResponse, { bytes, onChunk, part }: Request) =>
  response.stream.pipe(
    Stream.mapError(connectionLost),
    Stream.runForEachWhile((chunk) =>
      part.append(chunk).pipe(Effect.andThen(onChunk), Effect.map(() => part.bytes() <= bytes))
    )
  )

const mayPass = (status: number): boolean => status === 408 || status === 429 || status >= 500

/** First byte of a 206 answer, from `Content-Range: bytes 100-199/200`. */
const startsAt = (response: HttpClientResponse.HttpClientResponse): number | undefined => {
  const first = /^bytes (\d+)-/.exec(response.headers["content-range"] ?? "")?.[1]
  return first === undefined ? undefined : Number(first)
}

const askedDelay = (response: HttpClientResponse.HttpClientResponse): Effect.Effect<Duration.Duration | undefined> =>
  Effect.map(Clock.currentTimeMillis, (now) => {
    const asked = Headers.parseRetryAfter(response.headers["retry-after"] ?? "")
    return Result.isSuccess(asked) ? Headers.retryAfterDelay(asked.success, now) : undefined
  })

/** Delays of 1, 2, 4, … times the first, each scaled by 0.8 to 1.2, and no shorter than the server asked for. */
const backOff = (firstDelay: Duration.Input) =>
  Schedule.exponential(firstDelay).pipe(
    Schedule.setInputType<Transient | Refused | PlatformError.PlatformError>(),
    Schedule.jittered,
    Schedule.modifyDelay(({ duration, input }) => {
      const asked = input instanceof Transient ? input.retryAfter : undefined
      return Effect.succeed(Duration.min(Duration.max(duration, asked ?? Duration.zero), LONGEST_DELAY))
    }),
    Schedule.upTo({ times: RETRIES })
  )

/** A host name that does not exist will not exist a second later; all else may pass. */
const connectionFailed = (error: HttpClientError.HttpClientError): Transient | Refused => {
  const lost = connectionLost(error)
  return lost.reason.includes("ENOTFOUND") ? new Refused(lost) : lost
}

const connectionLost = (error: HttpClientError.HttpClientError): Transient =>
  new Transient({ reason: innermost(error.cause ?? error) })

/** Undici says only "fetch failed"; what failed is in its causes. */
const innermost = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  if (error.cause !== undefined) return innermost(error.cause)
  const code = "code" in error ? String(error.code) : ""
  return error.message === "" ? code : error.message
}
