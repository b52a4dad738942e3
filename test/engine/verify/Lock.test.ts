import * as Effect from "effect/Effect"
import { join } from "node:path"
import * as Hash from "../../../src/engine/Hash.ts"
import * as Finding from "../../../src/engine/verify/Finding.ts"
import * as Lock from "../../../src/engine/verify/Lock.ts"
import * as LockFile from "../../../src/engine/verify/LockFile.ts"
import { effect } from "../../effect.ts"
import fickle from "../../fixtures/fickle.ts"
import letters from "../../fixtures/letters.ts"
import { executed, storeAt } from "./Rig.ts"

effect("the published results are in order", (t, folder) =>
  Effect.gen(function*() {
    const { graph, recorded, within } = yield* executed(join(folder, "store"), letters)
    const found = yield* recorded
    const lock = LockFile.make(graph, found.results)
    t.deepEqual(yield* within(Lock.check(found, lock, [])), [])
    t.deepEqual(Lock.orphans(graph, lock), [])
  }))

effect("what is not published, and what is no output any more, are found", (t, folder) =>
  Effect.gen(function*() {
    const { digests, graph, recorded, within } = yield* executed(join(folder, "store"), letters)
    const found = yield* recorded
    const lock = LockFile.make(graph, found.results)
    const { collect: _, ...steps } = lock.steps
    const text = { kind: "text@1", digest: Hash.ofText("other") }
    const changed = { ...lock, steps: { ...steps, write: { ...steps["write"], more: text }, removed: { text } } }
    t.deepEqual(yield* within(Lock.check(found, changed, [])), [
      { _tag: "NotLocked", step: "collect", output: "texts", actual: digests["collect:texts"] as never }
    ])
    t.deepEqual(Lock.orphans(graph, changed).map(({ step }) => step), ["write", "removed"])
  }))

/** Two stores in which results came out differently, and the lock file of the first. */
const differing = Effect.fnUntraced(function*(folder: string) {
  const published = yield* executed(join(folder, "published"), fickle)
  const present = yield* executed(join(folder, "present"), fickle)
  const lock = LockFile.make(published.graph, (yield* published.recorded).results)
  const recorded = yield* present.recorded
  return {
    published,
    present,
    lock,
    check: (lock: LockFile.LockFile, ...against: ReadonlyArray<string>) =>
      Effect.gen(function*() {
        const findings = yield* present.within(Lock.check(recorded, lock, yield* Effect.forEach(against, storeAt)))
        return Object.fromEntries(findings.map((finding) => [finding.step, finding]))
      })
  }
})

const elsewhere = (lock: LockFile.LockFile): LockFile.LockFile => ({
  ...lock,
  environments: lock.environments.map((each) => ({ ...each, platform: "sunos-sparc" }))
})

effect(
  "in one environment other bits are off; by how much is told where the published content is at hand",
  (t, folder) =>
    Effect.gen(function*() {
      const { check, lock, present, published } = yield* differing(folder)
      const found = yield* check(lock)
      t.deepEqual(Object.keys(found), ["dice", "noise/small", "noise/large"])
      for (const finding of Object.values(found)) {
        t.true(Finding.isOff(finding))
        t.like(finding, {
          _tag: "Differs",
          from: "published",
          isSameEnvironment: true,
          measured: { _tag: "NotAtHand", which: "expected" }
        })
      }
      t.like(found["dice"], {
        expected: published.digests["dice:text"] as never,
        actual: present.digests["dice:text"] as never
      })
      const measured = yield* check(lock, published.store)
      t.true(Object.values(measured).every(Finding.isOff))
      t.like(measured["noise/small"], { measured: { verdict: { within: true } }, comparison: { name: "numeric" } })
      t.like(measured["dice"], { measured: { verdict: { within: false } }, comparison: { name: "bitwise" } })
    })
)

effect(
  "in another environment results are off only beyond their class, or if that cannot be told",
  (t, folder) =>
    Effect.gen(function*() {
      const { check, lock, published } = yield* differing(folder)
      const unknown = yield* check(elsewhere(lock))
      t.true(Object.values(unknown).every(Finding.isOff))
      const found = yield* check(elsewhere(lock), published.store)
      t.deepEqual(Object.entries(found).map(([step, finding]) => [step, Finding.isOff(finding)]), [
        ["dice", true],
        ["noise/small", false],
        ["noise/large", true]
      ])
      t.like(found["noise/small"], { isSameEnvironment: false })
    })
)

effect(
  "what was made from results of another environment may differ like these, also if only it is asked for",
  (t, folder) =>
    Effect.gen(function*() {
      const { graph, recorded, within } = yield* executed(join(folder, "store"), letters)
      const { records, results } = yield* recorded
      const other = { kind: "text@1", digest: Hash.ofText("other") }
      const made = LockFile.make(graph, results)
      const lock = { ...made, steps: { ...made.steps, "upper/left": { text: other }, "upper/right": { text: other } } }
      const isSame = (given: LockFile.LockFile, isWanted: (step: string) => boolean = () => true) =>
        Effect.map(
          within(Lock.check({ records, results: results.filter(({ step }) => isWanted(step.name)) }, given, [])),
          (findings) => findings.map((finding) => finding._tag === "Differs" && finding.isSameEnvironment)
        )
      t.deepEqual(yield* isSame(lock), [true, true])
      const source = { platform: "sunos-sparc", node: "v1.2.3", numeric: {}, steps: ["write"] }
      const rest = lock.environments.map((each) => ({ ...each, steps: each.steps.filter((name) => name !== "write") }))
      const mixed = { ...lock, environments: [...rest, source] }
      t.deepEqual(yield* isSame(mixed), [false, false])
      t.deepEqual(yield* isSame(mixed, (name) => name === "upper/left"), [false])
    })
)

effect("a content that is damaged where it lies is not at hand", (t, folder) =>
  Effect.gen(function*() {
    const { check, lock, published } = yield* differing(folder)
    yield* published.flip(published.digests["noise/small:table"])
    t.like((yield* check(lock, published.store))["noise/small"], { measured: { _tag: "NotAtHand", which: "expected" } })
  }))

effect("another kind or version of a result cannot be compared", (t, folder) =>
  Effect.gen(function*() {
    const { check, lock, published } = yield* differing(folder)
    const table = { ...lock.steps["noise/small"]["table"], kind: "measured@0" }
    const older = { ...lock, steps: { ...lock.steps, "noise/small": { table } } }
    const found = (yield* check(elsewhere(older), published.store))["noise/small"]
    t.like(found, {
      measured: { _tag: "NotComparable", why: "published was a measured@0, and this is a measured@1" }
    })
    t.true(Finding.isOff(found))
  }))
