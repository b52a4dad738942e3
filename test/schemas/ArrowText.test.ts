import * as arrow from "apache-arrow"
import test from "ava"
import * as ArrowText from "../../schemas/ArrowText.ts"

const file = (columns: Record<string, ArrayLike<unknown> | Float32Array>): Uint8Array =>
  arrow.tableToIPC(arrow.tableFromArrays(columns as Record<string, ReadonlyArray<unknown>>), "file")

test("an Arrow file is known by its first bytes", (t) => {
  t.true(ArrowText.isArrow(file({ a: ["x"] })))
  t.false(ArrowText.isArrow(Buffer.from("ARROW")))
  t.false(ArrowText.isArrow(Buffer.from("name,count\n")))
})

test("rows stand under their column names, texts to the left and numbers to the right", (t) => {
  const text = ArrowText.rows(file({ name: ["mT5", "x"], n: Int32Array.of(7, 1000), loss: [0.5, 12.3456789] }), 10)
  t.is(text, "name     n      loss\nmT5      7  0.500000\nx     1000   12.3457\n\n2 of 2 rows")
})

test("no more rows are shown than wanted", (t) => {
  t.is(ArrowText.rows(file({ n: Int32Array.of(1, 2, 3) }), 2), "n\n1\n2\n\n2 of 3 rows")
  t.is(ArrowText.rows(file({ n: Int32Array.of(1, 2, 3) }), 0), "n\n\n0 of 3 rows")
})

test("an empty table shows its columns", (t) => {
  t.is(ArrowText.rows(file({ count: new Int32Array(0) }), 5), "count\n\n0 of 0 rows")
})

test("long texts are cut, and a text stays on its line", (t) => {
  const [, first, second] = ArrowText.rows(file({ text: ["x".repeat(100), "one\ntwo\tthree"] }), 5).split("\n")
  t.is(first, "x".repeat(47) + "…")
  t.is(second, "one two three")
})

test("a vector is shown with three digits a number", (t) => {
  const item = new arrow.Field("item", new arrow.Float32(), false)
  const child = arrow.makeData({ type: new arrow.Float32(), length: 2, nullCount: 0, data: Float32Array.of(1 / 3, -2) })
  const data = arrow.makeData({ type: new arrow.FixedSizeList(2, item), length: 1, nullCount: 0, child })
  const table = new arrow.Table({ vector: new arrow.Vector([data]) })
  t.is(ArrowText.rows(arrow.tableToIPC(table, "file"), 1), "vector\n[0.333, -2.00]\n\n1 of 1 rows")
})

test("what is absent is shown as null", (t) => {
  t.is(ArrowText.rows(file({ text: ["a", null] }), 5), "text\na\nnull\n\n2 of 2 rows")
})
