import test from "ava"
import * as Duration from "../../../src/cli/words/Duration.ts"

const minutes = 60_000
const hours = 60 * minutes

const written: ReadonlyArray<readonly [millis: number, text: string]> = [
  [0, "0.0 s"],
  [49, "0.0 s"],
  [440, "0.4 s"],
  [9940, "9.9 s"],
  [9960, "10 s"],
  [12_300, "12 s"],
  [59_400, "59 s"],
  [59_600, "1 min 00 s"],
  [3 * minutes + 5000, "3 min 05 s"],
  [hours - 400, "1 h 00 min"],
  [2 * hours + 10 * minutes + 59_000, "2 h 10 min"],
  [100 * hours, "100 h 00 min"]
]

for (const [millis, text] of written) {
  test(`${millis} ms are ${text}`, (t) => t.is(Duration.format(millis), text))
}
