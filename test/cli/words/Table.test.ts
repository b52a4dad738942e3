import test from "ava"
import * as Table from "../../../src/cli/words/Table.ts"

test("columns are as wide as their widest cell, numbers to the right, and lines end where their text does", (t) => {
  const columns: ReadonlyArray<Table.Column> = [{ title: "step" }, { title: "size", align: "right" }, { title: "tags" }]
  t.is(
    Table.format(columns, [["write", "1 B", ""], ["up", "120 kB", "paper"]]),
    "  step     size  tags\n"
      + "  write     1 B\n"
      + "  up     120 kB  paper\n"
  )
})

test("without rows there are the titles", (t) => {
  t.is(Table.format([{ title: "tag" }, { title: "execution" }], []), "  tag  execution\n")
})
