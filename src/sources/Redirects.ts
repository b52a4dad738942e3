/** One GET request, and where the answers to it redirect: followed by hand, so that no secret reaches another server. */
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import type * as Headers from "effect/http/Headers"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import type * as Scope from "effect/Scope"

const most = 10

export interface Request {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Sent to the URL's own server only. */
  readonly secrets: Readonly<Record<string, string>>
}

export interface Answer {
  /** The last one; a redirect itself only if it leads nowhere. */
  readonly response: HttpClientResponse.HttpClientResponse
  /** Of the URL's own server: the status of its last answer, the headers of all, an earlier one's before a later one's. */
  readonly own: { readonly status: number; readonly headers: Readonly<Record<string, string | undefined>> }
}

export const get: (
  request: Request
) => Effect.Effect<Answer, HttpClientError.HttpClientError, HttpClient.HttpClient | Scope.Scope> = Effect.fnUntraced(
  function*({ headers, secrets, url }) {
    const client = HttpClient.withScope(yield* HttpClient.HttpClient)
    const { origin } = new URL(url)
    let own: Answer["own"] = { status: 0, headers: {} }
    let at = url
    for (let followed = 0;; followed++) {
      const isOwn = new URL(at).origin === origin
      const request = HttpClientRequest.get(at, { headers: isOwn ? { ...headers, ...secrets } : headers })
      const response = yield* client.execute(request).pipe(
        Effect.provideService(FetchHttpClient.RequestInit, { redirect: "manual" })
      )
      if (isOwn) own = { status: response.status, headers: { ...response.headers, ...own.headers } }
      const next = target(response.status, response.headers, at)
      if (next === undefined || followed === most) return { response, own }
      at = next
    }
  }
)

/** Where the answer leads; never from an encrypted connection to another. */
const target = (status: number, headers: Headers.Headers, from: string): string | undefined => {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined
  const next = URL.parse(headers.location ?? "", from)
  if (next === null || headers.location === undefined) return undefined
  const isFit = next.protocol === "https:" || (next.protocol === "http:" && new URL(from).protocol === "http:")
  return isFit ? next.href : undefined
}
