import test from "ava"
import type { Pair } from "../../src/datasets/Dataset.ts"
import * as Overlap from "../../src/datasets/Overlap.ts"

const pair = (pairId: string, lang: string, query: string, passage: string): Pair => ({ pairId, lang, query, passage })

const pairs = [
  pair("a", "en", "Set an alarm", "for seven"),
  pair("a", "fr", "Mets une alarme", "à sept heures"),
  pair("b", "en", "Who won?", "Montre-moi les dates"),
  pair("c", "th", "แสดงวันที่", "กี่โมง"),
  pair("d", "en", "?", "a dog"),
  pair("d", "de", "?", "ein Hund")
]

const withoutOverlap = (pairs: ReadonlyArray<Pair>, texts: ReadonlyArray<string>) =>
  Overlap.withoutOverlap(pairs, Overlap.known(texts))

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

test("the texts of every part count, and of a hundred thousand each is found and no other", (t) => {
  const texts = Array.from({ length: 1e5 }, (_, i) => `text ${i}`)
  const known = Overlap.together([texts.slice(0, 7e4), ["", "!"], texts.slice(7e4)].map(Overlap.known))
  t.is(known.length, 1e5)
  const every = texts.filter((_, i) => i % 100 === 0).map((text, i) => pair(`in ${i}`, "en", text, "other"))
  const none = texts.filter((_, i) => i % 100 === 0).map((text, i) => pair(`out ${i}`, "en", `${text}x`, "other"))
  const { excluded, pairs } = Overlap.withoutOverlap([...every, ...none], known)
  t.deepEqual([excluded.length, pairs], [1000, none])
})
