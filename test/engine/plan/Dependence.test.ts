import test from "ava"
import * as fc from "fast-check"
import * as Dependence from "../../../src/engine/plan/Dependence.ts"
import type { Planned } from "../../../src/engine/plan/Plan.ts"
import type { Step } from "../../../src/engine/Stage.ts"
import { upstream } from "../../../src/engine/Wiring.ts"
import { record, step } from "./Steps.ts"

/** a → b → d → e, a → c → d; f on its own. */
const a = step("a")
const b = step("b", { after: [a] })
const c = step("c", { after: [a] })
const d = step("d", { after: [b, c] })
const e = step("e", { after: [d] })
const f = step("f")
const steps = [a, b, c, d, e, f]

/** The plan in which exactly these steps are not known. */
const planned = (all: ReadonlyArray<Step>, open: ReadonlyArray<Step>): ReadonlyArray<Planned> =>
  all.map((step): Planned => {
    const { key, manifest } = record(step)
    if (!open.includes(step)) return { step, state: { _tag: "Cached", key, record: record(step) } }
    const on = upstream(step).filter((before) => open.includes(before)).map(({ name }) => name)
    if (on.length > 0) return { step, state: { _tag: "Waits", on } }
    return { step, state: { _tag: "WillRun", key, manifest, damaged: [], isDisowned: false } }
  })

const names = (some: Iterable<Step>): string => Array.from(some, ({ name }) => name).join("")

const roots = (open: ReadonlyArray<Step>, of: Step) =>
  Dependence.roots(planned(steps, open), of).map(({ planned, through }) => [planned.step.name, ...through].join(" "))

test("what a step waits for is told with the steps between", (t) => {
  t.deepEqual(roots([a, b, c, d, e], e), ["a b d"])
  t.deepEqual(roots([a, b, c, d, e], b), ["a"])
  t.deepEqual(roots([b, c, d, e, f], e), ["b d", "c d"])
})

test("a step that waits for nothing has no roots", (t) => {
  t.deepEqual(roots([a], a), [])
  t.deepEqual(roots([a, f], f), [])
})

test("of several ways a shortest one is told", (t) => {
  const long = step("long", { after: [e, a] })
  const found = Dependence.roots(planned([...steps, long], [a, b, c, d, e, long]), long)
  t.deepEqual(found.map(({ through }) => through), [[]])
})

test("all that depends on a step is found, in the graph's order", (t) => {
  t.deepEqual(steps.map((step) => names(Dependence.dependents(steps, step))), ["bcde", "de", "de", "e", "", ""])
})

test("all that a step depends on is found", (t) => {
  t.deepEqual(steps.map((step) => [...names(Dependence.dependencies(step))].sort().join("")), [
    "",
    "a",
    "a",
    "abc",
    "abcd",
    ""
  ])
})

const graphs = fc.array(fc.array(fc.nat({ max: 9 }), { maxLength: 3 }), { minLength: 1, maxLength: 10 }).map(
  (nodes) => {
    const steps: Array<ReturnType<typeof step>> = []
    for (const [place, before] of nodes.entries()) {
      steps.push(step(`s${place}`, { after: [...new Set(before)].flatMap((at) => steps[at] ?? []) }))
    }
    return steps
  }
)

test("one step depends on another exactly if the other is found to be depended on", (t) => {
  fc.assert(
    fc.property(
      graphs,
      (steps) =>
        steps.every((one) =>
          steps.every((other) =>
            Dependence.dependencies(one).has(other) === Dependence.dependents(steps, other).includes(one)
          )
        )
    )
  )
  t.pass()
})

test("a step waits exactly if it has roots, and each way leads from its root to the step", (t) => {
  fc.assert(fc.property(graphs, fc.infiniteStream(fc.boolean()), (steps, isStale) => {
    const open: Array<Step> = []
    for (const step of steps) {
      if (isStale.next().value === true || upstream(step).some((before) => open.includes(before))) open.push(step)
    }
    const plan = planned(steps, open)
    const byName = new Map<string, Step>(steps.map((step) => [step.name, step]))
    return plan.every(({ state, step }) => {
      const found = Dependence.roots(plan, step)
      const follow = found.every(({ planned, through }) => {
        const way = [...through.map((name) => byName.get(name) as Step), step]
        return way.every((next, i) => upstream(next).includes(i === 0 ? planned.step : way[i - 1]))
      })
      return follow && (state._tag === "Waits") === (found.length > 0)
    })
  }))
  t.pass()
})
