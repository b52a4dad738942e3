import test from "ava"
import * as fc from "fast-check"
import * as IdSet from "../../src/retrieval/IdSet.ts"

test("an id is new once", (t) => {
  fc.assert(fc.property(fc.array(fc.string({ unit: "binary", maxLength: 3 }), { maxLength: 200 }), (ids) => {
    const set = IdSet.make()
    const reference = new Set<string>()
    const isNew = ids.map((id) => !reference.has(id) && reference.add(id) === reference)
    t.deepEqual(ids.map((id) => set.add(id)), isNew)
  }))
})

test("a hundred thousand ids that differ in one place are told apart, twice over", (t) => {
  const set = IdSet.make()
  const ids = Array.from({ length: 100_000 }, (_, i) => `en:${i}`)
  t.true(ids.every((id) => set.add(id)))
  t.false(ids.some((id) => set.add(id)))
})
