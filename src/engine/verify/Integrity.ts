/**
 * Are my results whole? Every object that they reach is hashed again, whatever its stamp says, and one that is not what
 * it was is believed no more; and where a key has been executed more than once, its results are compared.
 */
import * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"
import type { Digest, Output } from "../Artifact.ts"
import { Journal } from "../journal/Journal.ts"
import { Memo } from "../store/Memo.ts"
import { Store } from "../store/Store.ts"
import * as Content from "./Content.ts"
import * as Environment from "./Environment.ts"
import type { Finding } from "./Finding.ts"
import type { Result } from "./Recorded.ts"

export interface Hashed {
  readonly findings: ReadonlyArray<Finding>
  /** Of all objects, each counted once. */
  readonly bytes: number
}

/** `onProgress` is told the bytes hashed so far, and of how many. */
export const check = Effect.fnUntraced(function*(
  results: ReadonlyArray<Result>,
  onProgress: (done: number, total: number) => Effect.Effect<void>
) {
  const store = yield* Store
  const objects = yield* Effect.forEach(
    outputsOf(results),
    (at) => Effect.map(objectsOf(at.output), (objects) => ({ ...at, objects }))
  )
  const total = sizeOf(objects.flatMap((each) => each.objects))
  const actual = new Map<Digest, Digest | "missing" | "unreadable">()
  const findings: Array<Finding> = []
  let bytes = 0
  for (const { name, objects: reached, step } of objects) {
    for (const object of reached) {
      if (!actual.has(object.digest)) {
        actual.set(object.digest, (yield* store.rehash(object.digest)) ?? "missing")
        bytes += object.bytes
        yield* onProgress(bytes, total)
      }
      const found = actual.get(object.digest) as Digest | "missing" | "unreadable"
      if (found === object.digest) continue
      findings.push({
        _tag: "Corrupt",
        step,
        output: name,
        path: store.path(object.digest),
        expected: object.digest,
        actual: found
      })
    }
  }
  yield* doubt([...actual].flatMap(([expected, found]) => found === expected ? [] : [expected]))
  const hashed: Hashed = { findings: [...findings, ...yield* divergences(results)], bytes }
  return hashed
})

/** A disk may return other bytes under the same stamp: the next run hashes these objects, too, and makes them again. */
const doubt = Effect.fnUntraced(function*(damaged: ReadonlyArray<Digest>) {
  const memo = yield* Memo
  const stamps = memo.table("objects", (value): value is Schema.Json => value !== undefined)
  for (const digest of damaged) stamps.delete(digest)
  yield* memo.flush
})

const outputsOf = (results: ReadonlyArray<Result>) =>
  results.flatMap(({ record, step }) =>
    Object.entries(record.outputs).map(([name, output]) => ({ step: step.name, name, output }))
  )

interface Reached {
  readonly digest: Digest
  readonly bytes: number
}

/** The object itself, and for a folder its files. A folder's own object is small. */
const objectsOf = Effect.fnUntraced(function*({ bytes, digest, folder }: Output) {
  if (!folder) return [{ digest, bytes }]
  const files: ReadonlyArray<Reached> = yield* (yield* Store).tree(digest)
  return [{ digest, bytes: 0 }, ...files]
})

const sizeOf = (objects: ReadonlyArray<Reached>): number =>
  [...new Map(objects.map(({ bytes, digest }) => [digest, bytes])).values()].reduce((sum, bytes) => sum + bytes, 0)

/** Where two executions of one key gave different results, both were kept. */
const divergences = Effect.fnUntraced(function*(results: ReadonlyArray<Result>) {
  const store = yield* Store
  const byKey = new Map(results.map((result) => [result.record.key, result]))
  const findings: Array<Finding> = []
  for (const other of yield* (yield* Journal).diverged) {
    const result = byKey.get(other.key)
    if (result === undefined) continue
    const { record, step } = result
    for (const [output, { digest: actual }] of Object.entries(record.outputs)) {
      const expected = other.outputs[output]?.digest
      const kind = step.stage.outputs[output]
      if (expected === undefined || expected === actual) continue
      findings.push({
        _tag: "Differs",
        step: step.name,
        output,
        from: "earlier",
        expected,
        actual,
        isSameEnvironment: Environment.isSame(Environment.ofRecord(record), Environment.ofRecord(other)),
        comparison: { name: kind.comparison.name, tolerances: kind.comparison.tolerances },
        measured: yield* Content.compare(kind, {
          expected: { digest: expected, stores: [store] },
          actual: { digest: actual, stores: [store] }
        })
      })
    }
  }
  return findings
})
