import test from "ava"
import * as FindingText from "../../../src/cli/words/FindingText.ts"
import type { Digest } from "../../../src/engine/Artifact.ts"
import { type Difference, type Finding, isOff } from "../../../src/engine/verify/Finding.ts"

const [expected, actual] = ["1", "2"].map((digit) => digit.repeat(64) as Digest)

/** What the last column says of a finding. */
const words = (finding: Finding): string => {
  const [title, row] = FindingText.table([finding]).split("\n")
  return row.slice(title.indexOf("difference"))
}

const differs = (from: "published" | "recorded" | "earlier", difference: Partial<Difference>): Finding => ({
  _tag: "Differs",
  step: "encode",
  output: "table",
  from,
  expected,
  actual,
  isSameEnvironment: false,
  comparison: { name: "numeric", tolerances: { absolute: 0.5, relative: 0 } },
  measured: { _tag: "Compared", verdict: { within: true, difference: "largest |Δ| 0.25", numbers: {} } },
  ...difference
})

test("where there are no findings, there is no table", (t) => {
  t.is(FindingText.table([]), "")
})

test("a table says step, output, class, whether it is off, and by how much", (t) => {
  const off: Difference["measured"] = {
    _tag: "Compared",
    verdict: { within: false, difference: "largest |Δ| 9", numbers: {} }
  }
  const table = FindingText.table([
    differs("published", {}),
    differs("published", { measured: off }),
    { _tag: "NotInWorkflow", step: "removed/step", output: "text", expected }
  ])
  t.is(
    table,
    `  step          output  class         difference
  encode        table   numeric  ok   largest |Δ| 0.25; class allows absolute 0.5, relative 0
  encode        table   numeric  off  largest |Δ| 9; class allows absolute 0.5, relative 0
  removed/step  text             off  in the lock file, but not in the workflow
`
  )
})

test("a difference within the class is off in one environment, and that is said", (t) => {
  const finding = differs("recorded", { isSameEnvironment: true })
  t.true(isOff(finding))
  t.regex(words(finding), /^largest \|Δ\| 0\.25; class allows .*, but no bit may differ in one environment$/)
})

test("each finding has its words", (t) => {
  const at = { step: "encode", output: "table" }
  t.is(words({ _tag: "NotLocked", ...at, actual }), "not in the lock file: 222222222222")
  t.is(words({ _tag: "Corrupt", ...at, path: "/o", expected, actual: "missing" }), "damaged: /o is missing")
  t.is(
    words({ _tag: "Corrupt", ...at, path: "/o", expected, actual }),
    "damaged: /o holds 222222222222 instead of 111111111111"
  )
  t.is(
    words(differs("earlier", { comparison: { name: "bitwise", tolerances: {} } })),
    "other executions of this key gave other results: largest |Δ| 0.25"
  )
  t.is(
    words(differs("recorded", { measured: { _tag: "NotComparable", why: "A table cannot be read\n  path  /x" } })),
    "cannot be compared: A table cannot be read"
  )
  t.is(
    words({ _tag: "NotInterrupted", step: "sum", why: "ended before" }),
    "ended before it could be killed: executed again whole"
  )
})

test("only what was not interrupted, and differences that are tolerated, are not off", (t) => {
  t.false(isOff({ _tag: "NotInterrupted", step: "sum", why: "no checkpoint" }))
  t.false(isOff(differs("published", {})))
  t.true(isOff(differs("published", { measured: { _tag: "NotAtHand", which: "expected" } })))
  t.true(isOff({ _tag: "NotResumed", step: "sum", checkpoint: 3 }))
})

test("what to do is said once, and only of what is published another store is asked for", (t) => {
  const lacking: Difference["measured"] = { _tag: "NotAtHand", which: "expected" }
  const hints = (...findings: ReadonlyArray<Finding>) => FindingText.table(findings).split("--against").length - 1
  t.is(hints(differs("published", { measured: lacking }), differs("published", { measured: lacking })), 1)
  t.is(hints(differs("recorded", { measured: lacking })), 0)
})
