import test from "ava"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { Output } from "../../../src/engine/Artifact.ts"
import * as Hash from "../../../src/engine/Hash.ts"
import { Implementation } from "../../../src/engine/implementation/Implementation.ts"
import { Journal } from "../../../src/engine/journal/Journal.ts"
import type { Record as JournalRecord } from "../../../src/engine/journal/Record.ts"
import * as Equality from "../../../src/engine/plan/Equality.ts"
import { Store } from "../../../src/engine/store/Store.ts"
import { manifest, record, step } from "./Steps.ts"

const source = step("source")
const work = step("work/1", { after: [source] })
const content: Output = { kind: "text@1", folder: false, digest: Hash.ofText("result"), bytes: 6 }
const recorded = (execution: string, given: Partial<JournalRecord> = {}) =>
  record(work, { execution, outputs: { text: content }, ...given })

const { implementation: from } = manifest(work)
const equality: Equality.Equality = { stage: work.stage, from, to: Hash.ofText("new"), earlier: recorded("a") }

/** It was declared equal to the earlier code. */
const blessed = Hash.ofText("blessed")

/** The executions of the records that can be made again, where these contents are missing. */
const repeatable = (records: ReadonlyArray<JournalRecord>, ...missing: ReadonlyArray<string>) => {
  const isMissing = (digest: string) => missing.map(Hash.ofText).includes(digest as Output["digest"])
  const services = Layer.mergeAll(
    Layer.mock(Implementation, {
      counts: (fingerprint, as) => Effect.succeed(fingerprint === as || fingerprint === blessed)
    }),
    Layer.mock(Journal, { logPath: () => "", recordPath: () => "", records: Effect.succeed(records) }),
    Layer.mock(Store, {
      root: "",
      path: () => "",
      damages: ({ digest }) => Effect.succeed(isMissing(digest) ? [{ _tag: "Missing", digest }] : [])
    })
  )
  return Effect.runSync(Effect.provide(Equality.repeatable(equality), services)).map(({ execution }) => execution)
}

const other = (change: Partial<JournalRecord["manifest"]>) => ({ manifest: manifest(work, change) })

test("the cheapest computations come first, and equally cheap ones in the order of their keys", (t) => {
  const [low, high] = [Hash.ofText("1"), Hash.ofText("2")].sort()
  const records = [
    recorded("slow", { durationMillis: 9 }),
    recorded("high", { durationMillis: 5, key: high }),
    recorded("low", { durationMillis: 5, key: low }),
    recorded("fast", { durationMillis: 1 })
  ]
  t.deepEqual(repeatable(records), ["fast", "low", "high", "slow"])
})

test("those of other code or another stage do not count", (t) => {
  t.deepEqual(repeatable([recorded("a", other({ implementation: Hash.ofText("x") }))]), [])
  t.deepEqual(repeatable([recorded("a", other({ stage: "play" }))]), [])
})

test("those of code that was declared equal count as long as it is", (t) => {
  t.deepEqual(repeatable([recorded("a", { fingerprint: blessed })]), ["a"])
  t.deepEqual(repeatable([recorded("a", { fingerprint: Hash.ofText("revoked") })]), [])
})

test("a computation whose content is not whole cannot be made again", (t) => {
  t.deepEqual(repeatable([recorded("a")]), ["a"])
  t.deepEqual(repeatable([recorded("a")], "source"), [])
  t.deepEqual(repeatable([recorded("a")], "result"), [])
  t.deepEqual(repeatable([recorded("a")], "else"), ["a"])
})

test("a computation that does not fit the stage any more cannot be made again", (t) => {
  const { params } = manifest(work)
  const misfits: ReadonlyArray<Partial<JournalRecord["manifest"]>> = [
    { params: { ...params, size: "large" } },
    { params: { ...params, more: 1 } },
    { params: {} },
    { inputs: {} },
    { inputs: { ...manifest(work).inputs, more: from } },
    { inputs: { texts: from } },
    { outputs: { text: "text@2" } },
    { outputs: { text: "text@1", more: "text@1" } },
    { environment: { backend: "wasm" } }
  ]
  for (const misfit of misfits) t.deepEqual(repeatable([recorded("a", other(misfit))]), [], JSON.stringify(misfit))
  t.deepEqual(repeatable([recorded("a", other({ params: { ...params, size: 7 } }))]), ["a"])
})
