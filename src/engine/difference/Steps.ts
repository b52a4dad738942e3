/** Two sides step by step: which steps are the same computation, which have the same results, and why not. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Digest } from "../Artifact.ts"
import * as Reason from "../plan/Reason.ts"
import type { Content, Held, Side } from "./Side.ts"

export interface Steps {
  /** Of the steps that both have, by name: in which order they ended is chance. */
  readonly both: ReadonlyArray<StepDifference>
  readonly onlyA: ReadonlyArray<string>
  readonly onlyB: ReadonlyArray<string>
}

export interface StepDifference {
  readonly step: string
  /** Whether the two are one computation; undefined where a key is not known. */
  readonly isSameKey: boolean | undefined
  /** Why the second is another computation than the first; undefined where one of their records is not at hand. */
  readonly reasons: ReadonlyArray<Reason.Reason> | undefined
  /** Those that are not the same in both; empty if all are. */
  readonly outputs: ReadonlyArray<OutputDifference>
}

/** An output's two contents; one is absent where only the other side has the output. */
export interface OutputDifference {
  readonly output: string
  readonly a: Content | undefined
  readonly b: Content | undefined
}

export const compare = Effect.fnUntraced(function*(a: Side, b: Side) {
  const producers = producersIn(b)
  const names = [...b.steps.keys()].filter((step) => a.steps.has(step)).sort()
  const both = yield* Effect.forEach(names, (step) =>
    Effect.gen(function*() {
      const [here, there] = [a.steps.get(step) as Held, b.steps.get(step) as Held]
      const difference: StepDifference = {
        step,
        isSameKey: here.key === undefined || there.key === undefined ? undefined : here.key === there.key,
        reasons: yield* reasonsOf([a, here], [b, there], producers),
        outputs: outputsOf(here, there)
      }
      return difference
    }))
  const steps: Steps = { both, onlyA: onlyIn(a, b), onlyB: onlyIn(b, a) }
  return steps
})

/** What is missing in one is no step of the other's alone. */
const onlyIn = (side: Side, other: Side): ReadonlyArray<string> =>
  [...side.steps.keys()].filter((step) => !other.steps.has(step) && !other.missing.includes(step)).sort()

const outputsOf = (here: Held, there: Held): ReadonlyArray<OutputDifference> =>
  [...new Set([...Object.keys(here.outputs), ...Object.keys(there.outputs)])]
    .map((output) => ({ output, a: member(here.outputs, output), b: member(there.outputs, output) }))
    .filter(({ a, b }) => a?.digest !== b?.digest || a?.kind !== b?.kind)

const member = (outputs: Held["outputs"], name: string): Content | undefined =>
  Object.hasOwn(outputs, name) ? outputs[name] : undefined

type Of = readonly [side: Side, held: Held]

const reasonsOf = Effect.fnUntraced(function*([a, here]: Of, [b, there]: Of, producers: Producers) {
  if (here.record === undefined || there.record === undefined) return undefined
  const [earlier, now] = [here.record.manifest, there.record.manifest]
  const before = yield* a.details(earlier.implementation)
  const after = yield* b.details(now.implementation)
  return Reason.differences(earlier, now, {
    implementations: Option.getOrUndefined(Option.all({ before, after })),
    producers: Object.fromEntries(
      Object.entries(now.inputs).flatMap(([input, digests]) =>
        typeof digests === "string"
          ? named(input, digests, producers)
          : Object.entries(digests).flatMap(([label, digest]) => named(`${input}.${label}`, digest, producers))
      )
    )
  })
})

/** Content → the steps that yield it. */
type Producers = ReadonlyMap<Digest, ReadonlySet<string>>

const producersIn = ({ steps }: Side): Producers => {
  const producers = new Map<Digest, Set<string>>()
  for (const [step, { outputs }] of steps) {
    for (const { digest } of Object.values(outputs)) {
      producers.set(digest, (producers.get(digest) ?? new Set()).add(step))
    }
  }
  return producers
}

/** Where several steps yield the same content, a manifest does not say which of them was read. */
const named = (input: string, digest: Digest, producers: Producers): ReadonlyArray<readonly [string, string]> => {
  const steps = [...producers.get(digest) ?? []]
  return steps.length === 1 ? [[input, steps[0]]] : []
}
