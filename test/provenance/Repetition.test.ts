import test from "ava"
import * as Hash from "../../src/engine/Hash.ts"
import type { Check, Checked } from "../../src/engine/verify/Checks.ts"
import * as Repetition from "../../src/provenance/Repetition.ts"

const [a, b, c] = ["a", "b", "c"].map(Hash.ofText)

const checked = (key: typeof a, off: ReadonlyArray<string> = [], kills = 0): Checked => ({
  step: "step",
  key,
  outputs: 1,
  kills,
  off
})

const check = (day: number, ...steps: ReadonlyArray<Checked>): Check => ({
  format: "repro/check/1",
  what: "rebuild",
  workflow: "letters",
  profile: "small",
  steps,
  finishedAt: `2026-01-0${day}T00:00:00.000Z`,
  platform: day === 1 ? "linux-x64" : "darwin-arm64",
  node: "v24.0.0"
})

test("nothing is known of what was never executed again", (t) => {
  const { interrupted, rebuilt } = Repetition.of([], [a, b])
  for (const way of [rebuilt, interrupted]) {
    t.like(way, { steps: 0, off: 0, kills: 0, platforms: [], finishedAt: undefined })
    t.is(way.stateOf(a), "unknown")
  }
})

test("steps count by the keys they have now, however often they were executed again", (t) => {
  const checks = [check(1, checked(a), checked(c)), check(2, checked(a))]
  const { interrupted, rebuilt } = Repetition.of(checks, [a, b])
  t.like(rebuilt, { steps: 1, off: 0, platforms: ["darwin-arm64", "linux-x64"] })
  t.is(rebuilt.finishedAt, "2026-01-02T00:00:00.000Z")
  t.deepEqual([a, b].map(rebuilt.stateOf), ["ok", "unknown"])
  t.is(interrupted.steps, 0)
})

test("steps of one key are as many as they are", (t) => {
  t.is(Repetition.of([check(1, checked(a))], [a, a, b]).rebuilt.steps, 2)
})

test("what was killed counts as that, and what could not be as executed again", (t) => {
  const { interrupted, rebuilt } = Repetition.of([check(1, checked(a, [], 2), checked(b))], [a, b])
  t.like(interrupted, { steps: 1, off: 0, kills: 2 })
  t.deepEqual([a, b].map(interrupted.stateOf), ["ok", "unknown"])
  t.deepEqual([a, b].map(rebuilt.stateOf), ["unknown", "ok"])
})

test("what once came out otherwise stays off, and what could not be executed does not", (t) => {
  const differs = Repetition.of([check(1, checked(a, ["Differs"])), check(2, checked(a))], [a]).rebuilt
  t.deepEqual([differs.off, differs.stateOf(a)], [1, "off"])
  const failed = [check(1, checked(a, ["Failed"]))]
  t.is(Repetition.of(failed, [a]).rebuilt.stateOf(a), "off")
  t.is(Repetition.of([...failed, check(2, checked(a))], [a]).rebuilt.stateOf(a), "ok")
})
