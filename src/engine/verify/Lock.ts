/**
 * Are my results the published ones? Each digest is compared with the lock file's; where one differs, the contents are
 * compared, if the published one is at hand.
 */
import * as Effect from "effect/Effect"
import type { Digest } from "../Artifact.ts"
import type { Step } from "../Stage.ts"
import { Store } from "../store/Store.ts"
import { upstream } from "../Wiring.ts"
import type { Graph } from "../Workflow.ts"
import * as Content from "./Content.ts"
import * as Environment from "./Environment.ts"
import type { Finding } from "./Finding.ts"
import * as LockFile from "./LockFile.ts"
import type { Recorded, Result } from "./Recorded.ts"

/** `elsewhere` are stores that may hold published contents besides this one. */
export const check = Effect.fnUntraced(function*(
  { records, results }: Pick<Recorded, "records" | "results">,
  lock: LockFile.LockFile,
  elsewhere: ReadonlyArray<Store["Service"]>
) {
  const findings: Array<Finding> = []
  const alike = madeAlike(records, lock)
  for (const result of results) {
    const { record, step } = result
    for (const [output, { digest: actual }] of Object.entries(record.outputs)) {
      const expected = lock.steps[step.name]?.[output]?.digest ?? LockFile.recordedOf(lock, step)?.[output]
      if (expected === undefined && !LockFile.isPublished(lock)) continue
      if (expected === undefined) findings.push({ _tag: "NotLocked", step: step.name, output, actual })
      else if (expected !== actual) {
        findings.push(yield* difference(result, output, { lock, alike, expected, elsewhere }))
      }
    }
  }
  return findings
})

/**
 * The steps that were executed in the environment of the published results, as were all that they depend on: what was
 * made from other bits may have other bits. `records` are in the graph's order.
 */
const madeAlike = (records: Recorded["records"], lock: LockFile.LockFile): ReadonlySet<Step> => {
  const environments = LockFile.environmentsByStep(lock)
  const alike = new Set<Step>()
  for (const [step, record] of records) {
    const published = environments.get(step.name)
    const isSame = published !== undefined && Environment.isSame(published, Environment.ofRecord(record))
    if (isSame && upstream(step).every((before) => alike.has(before))) alike.add(step)
  }
  return alike
}

/** What was published and is no output of the workflow any more. */
export const orphans = ({ steps }: Graph, lock: LockFile.LockFile): ReadonlyArray<Finding> =>
  Object.entries(lock.steps).flatMap(([step, outputs]) => {
    const present = steps.find(({ name }) => name === step)?.outputs ?? {}
    return Object.entries(outputs)
      .filter(([output]) => !Object.hasOwn(present, output))
      .map(([output, { digest }]) => ({ _tag: "NotInWorkflow", step, output, expected: digest }) as const)
  })

interface Published {
  readonly lock: LockFile.LockFile
  readonly alike: ReadonlySet<Step>
  readonly expected: Digest
  readonly elsewhere: ReadonlyArray<Store["Service"]>
}

/** Of an environment that is not known, nothing more is asked than what the kind tolerates. */
const difference = Effect.fnUntraced(function*(
  { record, step }: Result,
  output: string,
  { alike, elsewhere, expected, lock }: Published
) {
  const store = yield* Store
  const { digest: actual, kind: kindHere } = record.outputs[output]
  const kind = step.stage.outputs[output]
  const kindThere = lock.steps[step.name]?.[output]?.kind ?? kindHere
  const finding: Finding = {
    _tag: "Differs",
    step: step.name,
    output,
    from: "published",
    expected,
    actual,
    isSameEnvironment: alike.has(step),
    comparison: { name: kind.comparison.name, tolerances: kind.comparison.tolerances },
    measured: kindThere === kindHere
      ? yield* Content.compare(kind, {
        expected: { digest: expected, stores: [store, ...elsewhere] },
        actual: { digest: actual, stores: [store] }
      })
      : { _tag: "NotComparable", why: `published was a ${kindThere}, and this is a ${kindHere}` }
  }
  return finding
})
