import test from "ava"
import * as Qrels from "../../src/retrieval/Qrels.ts"

const document = (utteranceId: string, lang: string, frame: string): Qrels.Document => ({
  docId: `${lang}/${utteranceId}`,
  utteranceId,
  lang,
  frame
})

const documents = [
  document("u1", "en", "alarm"),
  document("u2", "en", "alarm"),
  document("u3", "en", "music"),
  document("u1", "de", "alarm"),
  document("u2", "de", "alarm"),
  document("u1", "hi", "alarm")
]

const lists = (judged: Qrels.Judged): ReadonlyArray<ReadonlyArray<number>> => judged.map((list) => [...list])

test("documents of one frame are relevant to each other in all languages, none to itself", (t) => {
  const alarms = [0, 1, 3, 4, 5]
  const others = (self: number): ReadonlyArray<number> => alarms.filter((i) => i !== self)
  t.deepEqual(lists(Qrels.frame(documents)), [others(0), others(1), [], others(3), others(4), others(5)])
})

test("translations are the same utterance in other languages", (t) => {
  t.deepEqual(lists(Qrels.translation(documents)), [[3, 5], [4], [], [0, 5], [1], [0, 3]])
})
