import test from "ava"
import type { Pair } from "../../src/datasets/Dataset.ts"
import { withoutOverlap } from "../../src/datasets/Overlap.ts"

const pair = (pairId: string, lang: string, query: string, passage: string): Pair => ({ pairId, lang, query, passage })

const pairs = [
  pair("a", "en", "Set an alarm", "for seven"),
  pair("a", "fr", "Mets une alarme", "à sept heures"),
  pair("b", "en", "Who won?", "Montre-moi les dates"),
  pair("c", "th", "แสดงวันที่", "กี่โมง"),
  pair("d", "en", "?", "a dog"),
  pair("d", "de", "?", "ein Hund")
]

test("a pair whose query is an evaluation text goes in all of its languages", (t) => {
  const kept = withoutOverlap(pairs, ["set an Alarm !", "unrelated"])
  t.deepEqual(kept.excluded, ["a"])
  t.deepEqual(kept.pairs, pairs.slice(2))
})

test("tokenised and raw text are equal, and passages count too", (t) => {
  t.deepEqual(withoutOverlap(pairs, ["Montre - moi les dates", "แสดง วัน ที่"]).excluded, ["b", "c"])
})

test("marks and words matter, punctuation alone does not", (t) => {
  const kept = withoutOverlap(pairs, ["?", "...", "Set an alarm for seven", "แสดงวนที"])
  t.deepEqual(kept.excluded, [])
  t.deepEqual(kept.pairs, pairs)
})
