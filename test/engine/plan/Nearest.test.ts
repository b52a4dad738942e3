import test from "ava"
import * as Hash from "../../../src/engine/Hash.ts"
import * as Nearest from "../../../src/engine/plan/Nearest.ts"
import { manifest, record, step } from "./Steps.ts"

const work = step("work/1", { size: 5 })
const sought = { step: work.name, manifest: manifest(work) }

/** The execution of the nearest among records of "work/1" with these differences, named a, b, c… */
const nearest = (...given: ReadonlyArray<Parameters<typeof record>[1]>) =>
  Nearest.of(given.map((some, i) => record(work, { execution: "abcdef"[i], ...some })), sought)?.execution

const other = (implementation: string) => ({
  manifest: manifest(work, { implementation: Hash.ofText(implementation) })
})
const sized = (size: number) => ({ manifest: manifest(step("work/1", { size })) })

test("without a record of the stage there is none", (t) => {
  t.is(nearest(), undefined)
  t.is(nearest({ manifest: manifest(step("work/1", { stage: "play" })) }), undefined)
})

test("the fewest differing components are nearest", (t) => {
  const far = { manifest: { ...sized(1).manifest, implementation: Hash.ofText("x") } }
  t.is(nearest(far, sized(1), far), "b")
  t.is(nearest(far, other("x"), far), "b")
})

test("of equally near ones, the step's own goes before another's, however old", (t) => {
  const elsewhere = { step: "work/2", finishedAt: "2030" }
  t.is(nearest({ ...sized(1), ...elsewhere }, { ...sized(2), finishedAt: "2020" }), "b")
  t.is(nearest({ ...sized(1), finishedAt: "2020" }, { ...sized(2), ...elsewhere }), "a")
})

test("a nearer one of another step goes before the step's own", (t) => {
  const far = { manifest: { ...sized(1).manifest, implementation: Hash.ofText("x") } }
  t.is(nearest(far, { ...sized(1), step: "work/2" }), "b")
})

test("of equally near ones of the step, the newest is nearest, in whatever order they come", (t) => {
  const [older, newer] = ["2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.001Z"]
  t.is(nearest({ ...sized(1), finishedAt: older }, { ...sized(2), finishedAt: newer }), "b")
  t.is(nearest({ ...sized(1), finishedAt: newer }, { ...sized(2), finishedAt: older }), "a")
  const records = [sized(1), sized(2)].map((some) => record(work, some))
  t.is(Nearest.of(records, sought), Nearest.of(records.toReversed(), sought))
})

test("inputs that are not known yet count as the same", (t) => {
  const [source, target] = [step("a"), step("b")]
  const joined = step("work/1", { size: 5, after: [source] })
  const { inputs: _, ...unknown } = manifest(joined)
  const records = [
    record(joined, { execution: "a", manifest: manifest(step("work/1", { size: 6, after: [source] })) }),
    record(joined, { execution: "b", manifest: manifest(step("work/1", { size: 5, after: [target] })) })
  ]
  t.is(Nearest.of(records, { step: "work/1", manifest: unknown })?.execution, "b")
})
