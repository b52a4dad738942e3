/** How this user reaches publishers, by environment variables: whether and where, never what a file is. */
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import type * as Origin from "./Origin.ts"

/**
 * `REPRO_MIRROR` names a mirror; `REPRO_OFFLINE` and `HF_HUB_OFFLINE` forbid the network, a mirror on a server
 * included; `HF_ENDPOINT` stands in for the Hugging Face hub's address, also for files that a mirror lacks, and `HF_TOKEN`
 * says who asks it.
 */
export const read: Effect.Effect<Origin.Options, Config.ConfigError> = Effect.gen(function*() {
  const mirror = yield* text("REPRO_MIRROR")
  const endpoint = yield* text("HF_ENDPOINT")
  const token = yield* text("HF_TOKEN")
  const isOffline = (yield* flag("REPRO_OFFLINE")) || (yield* flag("HF_HUB_OFFLINE"))
  return { mirror, hub: { endpoint, token }, ...(isOffline ? { network: false } : {}) }
})

/** Undefined also where it is set to nothing. */
const text = (name: string) =>
  Effect.map(Config.String(name).pipe(Config.withDefault("")), (value) => value === "" ? undefined : value)

const flag = (name: string) => Config.Boolean(name).pipe(Config.withDefault(false))
