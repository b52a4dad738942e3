/** Do my artifacts match what was published? Every object is hashed again; every digest is compared with the lock. */
import * as Effect from "effect/Effect"
import type { Digest, Output } from "./Artifact.ts"
import type { LockFile } from "./LockFile.ts"
import * as Plan from "./Plan.ts"
import { Store } from "./Store.ts"
import type { Graph } from "./Workflow.ts"

/** What is off with one output. */
export type Finding =
  & { readonly step: string; readonly output: string }
  & (
    | { readonly _tag: "NotProduced" }
    | {
      readonly _tag: "Corrupt"
      readonly path: string
      readonly expected: Digest
      readonly actual: Digest | "missing"
    }
    | { readonly _tag: "NotLocked"; readonly actual: Digest }
    | { readonly _tag: "LockDiffers"; readonly expected: Digest; readonly actual: Digest }
    | { readonly _tag: "NotInWorkflow"; readonly expected: Digest }
  )

export interface Report {
  readonly outputs: number
  readonly bytes: number
  readonly findings: ReadonlyArray<Finding>
  readonly known: ReadonlyMap<string, Plan.Outputs>
}

/** Checks every output of the graph's steps for integrity and, where a lock file is given, against it. */
export const run = Effect.fnUntraced(function*(graph: Graph, lock: LockFile | null) {
  const findings: Array<Finding> = []
  const known = new Map<string, Plan.Outputs>()
  let bytes = 0
  for (const { state, step } of yield* Plan.make(graph)) {
    if (state._tag !== "Cached") {
      for (const output of Object.keys(step.outputs)) findings.push({ _tag: "NotProduced", step: step.name, output })
      continue
    }
    known.set(step.name, state.record.outputs)
    for (const [output, { digest, ...rest }] of Object.entries(state.record.outputs)) {
      bytes += rest.bytes
      const at = { step: step.name, output }
      for (const damage of yield* damages({ digest, ...rest })) findings.push({ ...at, ...damage })
      if (lock === null) continue
      const expected = lock.steps[step.name]?.[output]?.digest
      if (expected === undefined) findings.push({ _tag: "NotLocked", ...at, actual: digest })
      else if (expected !== digest) findings.push({ _tag: "LockDiffers", ...at, expected, actual: digest })
    }
  }
  if (lock !== null) findings.push(...notInWorkflow(graph, lock))
  const outputs = [...known.values()].reduce((sum, outputs) => sum + Object.keys(outputs).length, 0)
  const report: Report = { outputs, bytes, findings, known }
  return report
})

/** What was published and is no output of the workflow any more. */
const notInWorkflow = ({ steps }: Graph, lock: LockFile): ReadonlyArray<Finding> =>
  Object.entries(lock.steps).flatMap(([step, outputs]) => {
    const present = steps.find(({ name }) => name === step)?.outputs ?? {}
    return Object.entries(outputs)
      .filter(([output]) => !Object.hasOwn(present, output))
      .map(([output, { digest }]) => ({ _tag: "NotInWorkflow", step, output, expected: digest }) as const)
  })

/** The object, and for a folder every file of it, whose bytes are not what their digest says. */
const damages = Effect.fnUntraced(function*(output: Output) {
  const store = yield* Store
  const damaged: Array<{ _tag: "Corrupt"; path: string; expected: Digest; actual: Digest | "missing" }> = []
  const check = Effect.fnUntraced(function*(expected: Digest) {
    const actual = (yield* store.rehash(expected)) ?? "missing"
    if (actual !== expected) damaged.push({ _tag: "Corrupt", path: store.path(expected), expected, actual })
  })
  yield* check(output.digest)
  if (output.folder) yield* Effect.forEach(yield* store.tree(output.digest), (entry) => check(entry.digest))
  return damaged
})
