/**
 * The blessings of a store. Where one is active, the earlier fingerprint stays in keys. A blessing is never changed, and
 * revoking it leaves it on record, so that it stays known who declared what, and why.
 */
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import type * as Path from "effect/Path"
import { hostname, userInfo } from "node:os"
import type { Digest } from "../Artifact.ts"
import type { StoreFailed } from "../Errors.ts"
import * as Hash from "../Hash.ts"
import { type Blessing, BlessingRefused, type Declaration } from "./Blessing.ts"
import * as BlessingFolder from "./BlessingFolder.ts"

export class Blessings extends Context.Service<Blessings, {
  /** Makes a blessing; refused if `to` has one already or if it would lead back to itself. */
  readonly add: (declaration: Declaration) => Effect.Effect<Blessing, BlessingRefused | StoreFailed>
  readonly list: Effect.Effect<BlessingFolder.Listing, StoreFailed>
  /** Ends a blessing; it stays on record. Its id may be cut, as long as it is clear. */
  readonly revoke: (id: string) => Effect.Effect<Blessing, BlessingRefused | StoreFailed>
  /** The fingerprint that stays in keys for this one: itself, unless it or what it was declared equal to is blessed. */
  readonly resolve: (fingerprint: Digest) => Effect.Effect<Digest, StoreFailed>
}>()("repro/engine/Blessings") {}

export const layer = (root: string): Layer.Layer<Blessings, never, FileSystem.FileSystem | Path.Path> =>
  Layer.effect(Blessings, make(root))

const make = Effect.fnUntraced(function*(root: string) {
  const folder = yield* BlessingFolder.make(root)
  let known: { readonly stamp: string | undefined; readonly active: ReadonlyArray<Blessing> } | undefined
  const active = Effect.suspend(() => {
    const stamp = folder.stamp()
    if (known !== undefined && known.stamp === stamp) return Effect.succeed(known.active)
    return Effect.map(folder.list, ({ active }) => (known = { stamp, active }).active)
  })
  const forget = Effect.sync(() => void (known = undefined))

  return Blessings.of({
    list: folder.list,
    resolve: (fingerprint) => Effect.map(active, (blessings) => follow(fingerprint, blessings)),

    add: Effect.fnUntraced(function*(declaration: Declaration) {
      const { checked, from, reason, stage, to } = declaration
      if (follow(from, yield* active) === to) return yield* alreadyEqual(declaration)
      const content = { stage, from, to, reason, checked, at: DateTime.formatIso(yield* DateTime.now), by: author() }
      const blessing: Blessing = { format: "repro/blessing/1", id: Hash.blessing(content), ...content }
      const isFirst = yield* Effect.ensuring(folder.create(blessing), forget)
      return isFirst ? blessing : yield* alreadyBlessed(blessing)
    }),

    revoke: Effect.fnUntraced(function*(id: string) {
      const { active } = yield* folder.list
      const [blessing, ...others] = active.filter((blessing) => id !== "" && blessing.id.startsWith(id))
      if (blessing === undefined || others.length > 0) return yield* notOne(id, active)
      yield* Effect.ensuring(folder.retire(blessing), forget)
      return blessing
    })
  })
})

/** From what was declared equal to what it was declared equal to, to the end. */
const follow = (fingerprint: Digest, active: ReadonlyArray<Blessing>): Digest => {
  const earlier = new Map(active.map(({ from, to }) => [to, from]))
  const seen = new Set([fingerprint])
  for (const at of seen) {
    const next = earlier.get(at)
    if (next === undefined) return at
    seen.add(next)
  }
  // Two processes at once may have closed a circle, which `add` alone cannot: it says nothing.
  return fingerprint
}

const author = (): string => {
  try {
    return `${userInfo().username}@${hostname()}`
  } catch {
    return `${process.getuid?.() ?? "unknown"}@${hostname()}`
  }
}

const short = (digest: string): string => digest.slice(0, 12)

const alreadyEqual = ({ from, stage, to }: Declaration) =>
  new BlessingRefused({
    title: from === to ? "The implementation has not changed" : "The two implementations are declared equal already",
    facts: { stage, from: short(from), to: short(to) },
    hint: "Run the workflow; nothing needs a blessing"
  })

const alreadyBlessed = ({ stage, to }: Blessing) =>
  new BlessingRefused({
    title: "The implementation has a blessing already",
    facts: { stage, implementation: short(to) },
    hint: "Revoke the other blessing first, if this one is to replace it"
  })

const notOne = (id: string, active: ReadonlyArray<Blessing>) =>
  new BlessingRefused({
    title: "There is no one active blessing of this id",
    facts: { id, active: active.map(({ id, stage }) => `${id} (${stage})`).join(", ") || "none" },
    hint: "Name an id that is listed as active"
  })
