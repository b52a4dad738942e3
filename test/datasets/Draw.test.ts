import test from "ava"
import { draw, drawPairs, holdOut } from "../../src/datasets/Draw.ts"

const items = Array.from({ length: 1000 }, (_, i) => i)

test("a draw is of so many, in order, without replacement, and always the same", (t) => {
  const drawn = draw("a", items, 100)
  t.is(new Set(drawn).size, 100)
  t.deepEqual(drawn, drawn.toSorted((a, b) => a - b))
  t.deepEqual(draw("a", items, 100), drawn)
  t.notDeepEqual(draw("b", items, 100), drawn)
})

test("where there are no more than the limit, or no limit, all are kept", (t) => {
  t.is(draw("a", items, 1000), items)
  t.is(draw("a", items), items)
})

test("every item is as likely as any other", (t) => {
  const counts = new Float64Array(10)
  for (let i = 0; i < 2000; i++) for (const item of draw(`${i}`, items.slice(0, 10), 3)) counts[item]++
  // 600 expected of each, with a standard deviation of 20.5: five of those.
  t.true(counts.every((count) => Math.abs(count - 600) < 103), counts.join())
})

test("a drawn pair is drawn in all of its languages", (t) => {
  const pairs = ["de", "en"].flatMap((lang) =>
    items.map((i) => ({ pairId: `${i}`, lang, query: `${lang} ${i}`, passage: "" }))
  )
  const drawn = drawPairs("a", pairs, 10)
  t.is(drawn.length, 20)
  t.deepEqual(drawn.slice(0, 10).map(({ pairId }) => pairId), drawn.slice(10).map(({ pairId }) => pairId))
})

const parallel = ["de", "en"].flatMap((lang) =>
  items.slice(0, 100).map((i) => ({ pairId: `${i}`, lang, query: `${lang} ${i}`, passage: `${lang} answer ${i >> 1}` }))
)

test("pairs that are held out leave training in all languages, with others of the same passage", (t) => {
  const { heldOut, pairs } = holdOut("a", parallel, 10)
  const ids = [...new Set(heldOut.map(({ pairId }) => pairId))]
  t.is(ids.length, 10)
  t.is(heldOut.length, 20)
  const answers = new Set(ids.map((id) => Number(id) >> 1))
  t.deepEqual(
    [...new Set(pairs.map(({ pairId }) => pairId))],
    items.slice(0, 100).filter((i) => !answers.has(i >> 1)).map(String)
  )
  t.deepEqual(holdOut("a", parallel, 10), { heldOut, pairs })
  t.notDeepEqual(holdOut("b", parallel, 10), { heldOut, pairs })
})

test("no more than half of the pairs are held out, and none unless it is asked for", (t) => {
  const { heldOut } = holdOut("a", parallel, 1000)
  t.is(new Set(heldOut.map(({ pairId }) => pairId)).size, 50)
  t.deepEqual(holdOut("a", parallel, 0), { pairs: parallel, heldOut: [] })
})
