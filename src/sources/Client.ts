/**
 * The HTTP client of downloads. Node 24's own fetch crashes its process where a server ends a connection whose body is
 * still being read (nodejs/undici#5360); the npm package of the same code, which platform-node brings, does not. Proxies
 * are those that http_proxy, https_proxy and no_proxy name.
 */
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"

/** Loaded when first used, since most processes download nothing. */
const fetch = Effect.gen(function*() {
  const { EnvHttpProxyAgent, fetch } = yield* Effect.promise(() => import("@effect/platform-node/Undici"))
  const dispatcher = yield* Effect.acquireRelease(
    Effect.sync(() => new EnvHttpProxyAgent()),
    (agent) => Effect.promise(() => agent.destroy())
  )
  const send = fetch as unknown as typeof globalThis.fetch
  return (input: string | URL | Request, init?: RequestInit) => send(input, { ...init, dispatcher } as object)
})

export const layer: Layer.Layer<HttpClient.HttpClient> = Layer.merge(
  FetchHttpClient.layer,
  Layer.effect(FetchHttpClient.Fetch, fetch)
)
