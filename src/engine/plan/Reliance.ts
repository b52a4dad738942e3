/** Which keys rely on a blessing: they hold an earlier implementation than that of the code. */
import * as Effect from "effect/Effect"
import type { Digest } from "../Artifact.ts"
import type { Blessing } from "../implementation/Blessing.ts"
import { Blessings } from "../implementation/Blessings.ts"
import { Implementation } from "../implementation/Implementation.ts"
import type { AnyStage, Step } from "../Stage.ts"

/** The stages of these steps whose keys rely on blessings, and on which, the latest first. */
export const of = Effect.fnUntraced(function*(steps: ReadonlyArray<Step>) {
  const found = new Map<AnyStage, ReadonlyArray<Blessing>>()
  const { active } = yield* (yield* Blessings).list
  if (active.length === 0) return found
  const { declared, fingerprint } = yield* Implementation
  for (const stage of new Set(steps.map(({ stage }) => stage))) {
    const [own, inKeys] = [yield* fingerprint(stage), yield* declared(stage)]
    if (own !== inKeys) found.set(stage, chain(own, inKeys, active))
  }
  return found
})

/** The blessings that lead from a fingerprint to an earlier one; none if they do not, or if the two are the same. */
export const chain = (from: Digest, to: Digest, active: ReadonlyArray<Blessing>): ReadonlyArray<Blessing> => {
  const blessings = new Map(active.map((blessing) => [blessing.to, blessing]))
  const passed = new Set<Blessing>()
  for (let at = from; at !== to;) {
    const next = blessings.get(at)
    if (next === undefined || passed.has(next)) return []
    passed.add(next)
    at = next.from
  }
  return [...passed]
}
