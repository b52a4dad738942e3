import test from "ava"
import * as Result from "effect/Result"
import * as LogicalForm from "../../src/datasets/LogicalForm.ts"

const frameOf = (text: string): string => Result.getOrThrow(Result.map(LogicalForm.parse(text), LogicalForm.frame))

test("brackets become a tree over the tokens", (t) => {
  t.deepEqual(
    LogicalForm.parse("[IN:GET_EVENT dates for [SL:CATEGORY_EVENT music festivals ] [SL:DATE_TIME in 2018 ] ]"),
    Result.succeed({
      label: "IN:GET_EVENT",
      children: [
        "dates",
        "for",
        { label: "SL:CATEGORY_EVENT", children: ["music", "festivals"] },
        { label: "SL:DATE_TIME", children: ["in", "2018"] }
      ]
    })
  )
})

test("a frame is the intent and the ordered set of slot types", (t) => {
  t.is(
    frameOf("[IN:GET_EVENT [SL:DATE_TIME a ] [SL:CATEGORY_EVENT b ] [SL:DATE_TIME c ] ]"),
    "IN:GET_EVENT|SL:CATEGORY_EVENT,SL:DATE_TIME"
  )
  t.is(frameOf("[IN:GET_ALARM ]"), "IN:GET_ALARM|")
})

test("a frame holds the slot types of nested intents but not those intents", (t) => {
  t.is(
    frameOf("[IN:CREATE_REMINDER [SL:TODO [IN:CREATE_CALL call [SL:CONTACT mum ] ] ] ]"),
    "IN:CREATE_REMINDER|SL:CONTACT,SL:TODO"
  )
})

const malformed = (expected: string, ...texts: ReadonlyArray<readonly [text: string, token: number]>) =>
  test(`malformed: expected ${expected}`, (t) => {
    for (const [text, token] of texts) t.deepEqual(LogicalForm.parse(text), Result.fail({ token, expected }), text)
  })

malformed("1 more ]", ["[IN:A", 2], ["[IN:A [SL:B x ]", 5])
malformed("2 more ]", ["[IN:A [SL:B x", 4])
malformed("no closing bracket before an opening one", ["] [IN:A ]", 1])
malformed("the end after the last ]", ["[IN:A ] ]", 2], ["[IN:A ] [IN:B ]", 2])
malformed("an opening bracket", ["hello [IN:A ]", 1])
malformed("an intent around everything", ["[SL:A x ]", 1])
malformed("[IN:… or [SL:…", ["[IN:A [XX:B ] ]", 2], ["[IN:A [SL: ] ]", 2], ["[in:a ]", 1])
malformed("[IN:…", ["", 1], ["  ", 1])
