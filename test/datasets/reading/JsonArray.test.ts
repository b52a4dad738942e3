import test from "ava"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as fc from "fast-check"
import * as Files from "../../../src/datasets/reading/Files.ts"
import * as JsonArray from "../../../src/datasets/reading/JsonArray.ts"
import { everywhere, failure } from "../downloads.ts"

const elements = (json: string, schema: Schema.Codec<unknown, unknown> = Schema.Json) =>
  Files.collect(JsonArray.elements(schema, "data", "a.json", everywhere(json).bytes("a.json")))

test("the elements are those of JSON.parse, whatever strings and brackets they hold", async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue()), fc.jsonValue(), fc.boolean(), async (data, other, isFirst) => {
      const object = isFirst ? { data, other } : { other, data }
      const text = JSON.stringify(object, null, isFirst ? 2 : 0)
      t.deepEqual(await Effect.runPromise(elements(text)), JSON.parse(text).data)
    }),
    { numRuns: 300 }
  )
})

test("only the key of the outermost object counts", async (t) => {
  const text = JSON.stringify({ a: { data: [1] }, "da\"ta": [2], b: "data", "data ": [3], data: [4, [5, 6]] })
  t.deepEqual(await Effect.runPromise(elements(text)), [4, [5, 6]])
})

test("an element that does not fit is named by its place", async (t) => {
  const schema = Schema.Struct({ id: Schema.String })
  t.like(await failure(elements("{\"data\":[{\"id\":\"a\"},{\"id\":1}]}", schema)), {
    _tag: "DatasetUnreadable",
    file: "a.json",
    row: "data[1].id"
  })
})

test("a file without the array, or without its end, is refused", async (t) => {
  for (const text of ["", "[]", "{\"other\":[]}", "{\"data\":[1,2", "{\"data\":[\"]}", "{\"data\":{\"data\":[1]}}"]) {
    t.like(await failure(elements(text)), { file: "a.json", expected: "an object with an array data" }, text)
  }
  t.like(await failure(elements("{\"data\":[1,,2]}")), { row: "data[1]" })
})
