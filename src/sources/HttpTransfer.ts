/** One source over HTTP into its part file: by range where bytes are already there, retried where trying again helps. */
import * as Clock from "effect/Clock"
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Headers from "effect/http/Headers"
import type * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import type * as PlatformError from "effect/PlatformError"
import * as Result from "effect/Result"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"
import * as DiskSpace from "./DiskSpace.ts"
import type { DiskFull } from "./Errors.ts"
import type { PartFile } from "./PartFile.ts"
import type { Publisher, Refusal, Statement } from "./Publisher.ts"
import * as Redirects from "./Redirects.ts"
import type { Source } from "./Source.ts"

/** Retries after the first attempt; a later execution goes on from the part file all the same. */
export const RETRIES = 5
const LONGEST_DELAY = Duration.minutes(1)

/** The server's answer leaves nothing to try again. */
export class Refused extends Data.TaggedError("Refused")<Refusal> {}

/** An attempt failed in a way that the next one may not. */
class Transient extends Data.TaggedError("Transient")<{
  readonly reason: string
  readonly retryAfter?: Duration.Duration | undefined
}> {}

export interface Request {
  /** Where the file is asked for. */
  readonly url: string
  /** Reading stops soon after one byte more than it has, where its length is known. */
  readonly source: Source
  readonly publisher: Publisher
  readonly part: PartFile
  /** Delay before the first retry; doubled for each further one, jittered, at most a minute. */
  readonly firstDelay: Duration.Input
  /** Called after every chunk, with the length of the file as far as it is known. */
  readonly onChunk: (bytesTotal: number | undefined) => Effect.Effect<void>
}

/** Fills the part file. Its length and digest are the caller's to check, against the source and what is returned. */
export const transfer = (
  request: Request
): Effect.Effect<Statement, Refused | DiskFull | PlatformError.PlatformError, HttpClient.HttpClient> =>
  attempt(request).pipe(
    Effect.retry({ schedule: backOff(request.firstDelay), while: (error) => error instanceof Transient }),
    Effect.catchTag("Transient", ({ reason }) => new Refused({ reason: `${reason}, after ${RETRIES + 1} attempts` }))
  )

const attempt = Effect.fnUntraced(function*(request: Request) {
  const { part, publisher, source, url } = request
  if (source.bytes !== undefined && part.bytes() > source.bytes) yield* part.restart()
  // What is not proven by a digest is continued only as what it was when it began.
  if (source.sha256 === undefined && part.version() === undefined && part.bytes() > 0) yield* part.restart()
  if (source.sha256 !== undefined && part.bytes() === source.bytes) return {}
  // Identity, because a range of compressed bytes could not be appended to decompressed ones.
  const range = part.bytes() > 0 ? { range: `bytes=${part.bytes()}-` } : {}
  const answer = yield* Effect.mapError(
    Redirects.get({ url, headers: { "accept-encoding": "identity", ...range }, secrets: publisher.headers }),
    connectionFailed
  )
  const refusal = publisher.refusal(source.url, answer.own.status, answer.own.headers)
  if (refusal !== undefined) return yield* new Refused(refusal)
  const statement = publisher.statement(answer.own.headers)
  yield* agree(statement, source)
  yield* receive(answer, statement, request)
  return statement
}, Effect.scoped)

/** What is known to be another file before it arrives need not arrive. */
const agree = ({ bytes, sha256 }: Statement, source: Source): Effect.Effect<void, Refused> => {
  const differs = (stated: string | number | undefined, pinned: string | number | undefined) =>
    stated !== undefined && pinned !== undefined && stated !== pinned
  if (!differs(bytes, source.bytes) && !differs(sha256, source.sha256)) return Effect.void
  const inWords = [...(sha256 === undefined ? [] : [`sha256:${sha256}`]), `${bytes ?? "unknown"} bytes`].join(", ")
  return new Refused({
    reason: `the server has another file than the pinned one: ${inWords}`,
    hint: "Check whether the publisher replaced the file, and pin the new revision"
  })
}

const receive = Effect.fnUntraced(function*({ response }: Redirects.Answer, statement: Statement, request: Request) {
  const { part, source } = request
  const version = statement.sha256 ?? entityTag(response)
  const length = source.bytes ?? statement.bytes ?? lengthOf(response)
  if (response.status === 200) {
    yield* part.restart(version)
    return yield* drain(response, length, request)
  }
  const isSame = source.sha256 !== undefined || (version !== undefined && version === part.version())
  if (response.status === 206 && startsAt(response) === part.bytes() && isSame) {
    return yield* drain(response, length, request)
  }
  const badRange = response.status === 206 || response.status === 416
  if (badRange && part.bytes() > 0) {
    yield* part.restart()
    return yield* new Transient({ reason: "the server cannot continue the partial file" })
  }
  const reason = `the server answered HTTP ${response.status}`
  if (!mayPass(response.status)) return yield* new Refused({ reason })
  return yield* new Transient({ reason, retryAfter: yield* askedDelay(response.headers["retry-after"]) })
})

const drain = Effect.fnUntraced(
  function*(response: HttpClientResponse.HttpClientResponse, length: number | undefined, request: Request) {
    const { onChunk, part } = request
    if (length !== undefined) yield* DiskSpace.require(part.path, length - part.bytes())
    const limit = length ?? Number.POSITIVE_INFINITY
    yield* response.stream.pipe(
      Stream.mapError(connectionLost),
      Stream.runForEachWhile((chunk) =>
        part.append(chunk).pipe(Effect.andThen(onChunk(length)), Effect.map(() => part.bytes() <= limit))
      )
    )
    // A body without a declared length ends when the connection does, whole or not.
    const isCut = length !== undefined && part.bytes() < length && !hasDeclared(response)
    if (isCut) return yield* new Transient({ reason: `the server sent only ${part.bytes()} of ${length} bytes` })
  }
)

const mayPass = (status: number): boolean => status === 408 || status === 429 || status >= 500

const hasDeclared = ({ headers }: HttpClientResponse.HttpClientResponse): boolean =>
  headers["content-length"] !== undefined && headers["content-encoding"] === undefined

/** Of the whole file: a declared length of compressed bytes says nothing about it. */
const lengthOf = (response: HttpClientResponse.HttpClientResponse): number | undefined => {
  const { headers, status } = response
  const text = status === 206 ? /\/(\d+)$/.exec(headers["content-range"] ?? "")?.[1] : headers["content-length"]
  return text === undefined || headers["content-encoding"] !== undefined ? undefined : Number(text)
}

/** A weak one stands for content that is alike, not equal. */
const entityTag = ({ headers }: HttpClientResponse.HttpClientResponse): string | undefined =>
  headers.etag?.startsWith("\"") === true ? headers.etag : undefined

/** First byte of a 206 answer, from `Content-Range: bytes 100-199/200`. */
const startsAt = (response: HttpClientResponse.HttpClientResponse): number | undefined => {
  const first = /^bytes (\d+)-/.exec(response.headers["content-range"] ?? "")?.[1]
  return first === undefined ? undefined : Number(first)
}

const askedDelay = (retryAfter = ""): Effect.Effect<Duration.Duration | undefined> =>
  Effect.map(Clock.currentTimeMillis, (now) => {
    const asked = Headers.parseRetryAfter(retryAfter)
    return Result.isSuccess(asked) ? Headers.retryAfterDelay(asked.success, now) : undefined
  })

/** Delays of 1, 2, 4, … times the first, each scaled by 0.8 to 1.2, and no shorter than the server asked for. */
const backOff = (firstDelay: Duration.Input) =>
  Schedule.exponential(firstDelay).pipe(
    Schedule.setInputType<Transient | Refused | DiskFull | PlatformError.PlatformError>(),
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
  return lost.reason.includes("ENOTFOUND") ? new Refused({ reason: lost.reason }) : lost
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
