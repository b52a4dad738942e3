import test from "ava"
import * as Sentences from "../../src/datasets/Sentences.ts"

const cases: ReadonlyArray<readonly [lang: string, paragraph: string, word: string, sentence: string]> = [
  ["en", "It cost 3.50 dollars. Was it dear? Yes!", "dear", "Was it dear?"],
  ["de", "Er kam am Abend. Sie blieb.", "Abend", "Er kam am Abend."],
  ["zh", "太阳升起。河水很冷！", "河", "河水很冷！"],
  ["hi", "सूरज निकला। नदी ठंडी है।", "नदी", "नदी ठंडी है।"],
  ["ar", "هل هذا كتاب؟ نعم.", "كتاب", "هل هذا كتاب؟"],
  ["th", "แม่น้ำยาว เมืองใหญ่", "เมือง", "แม่น้ำยาว เมืองใหญ่"]
]

for (const [lang, paragraph, word, sentence] of cases) {
  test(`${lang}: the sentence around a word`, (t) => {
    t.is(Sentences.around(paragraph, paragraph.indexOf(word), lang), sentence)
  })
}

test("beyond the paragraph there is none", (t) => {
  t.is(Sentences.around("One.", 4, "en"), "")
})
