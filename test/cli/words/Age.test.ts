import test from "ava"
import * as Age from "../../../src/cli/words/Age.ts"

test("an age is told in whole minutes, hours or days", (t) => {
  const minute = 60_000
  const told: ReadonlyArray<readonly [number, string]> = [
    [-5, "now"],
    [59_999, "now"],
    [minute, "1 min"],
    [59.9 * minute, "59 min"],
    [60 * minute, "1 h"],
    [47.9 * 60 * minute, "47 h"],
    [48 * 60 * minute, "2 days"]
  ]
  for (const [millis, text] of told) t.is(Age.format(millis), text)
})
