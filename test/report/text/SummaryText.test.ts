import test from "ava"
import type { Outcome, Verdict } from "../../../schemas/Verdicts.ts"
import * as SummaryText from "../../../src/report/text/SummaryText.ts"
import { wrap } from "../../../src/report/text/Wrap.ts"
import { rows } from "../../analysis/experiment.ts"

const verdict = (outcome: Outcome): Verdict => ({
  id: "x",
  statement: "x",
  source: { paper: "p", where: "w" },
  test: { _tag: "disjoint" },
  outcome,
  evidence: []
})

test("a table, the finding and the count of verdicts, in lines that fit a terminal", (t) => {
  const results = rows("tiny", { monolingual: [0.2], hybrid: [0.3] })
  const verdicts = (["reproduced", "not tested", "reproduced"] as const).map(verdict)
  const text = SummaryText.make({ results, differences: [], trends: [], verdicts })
  t.regex(
    text,
    /^tiny, .*\n(.*\n)+\nAt tiny there are no strategies to compare with hybrid batches\.\n\nClaims: 2 reproduced, 1 not tested\n$/m
  )
  t.true(text.split("\n").every((line) => line.length <= 100))
  t.false(SummaryText.make({ results, differences: [], trends: [], verdicts: [] }).includes("Claims"))
})

test("text is cut between words, and later lines are indented", (t) => {
  t.deepEqual(wrap("- one two three four", 9, "  "), ["- one two", "  three", "  four"])
  t.deepEqual(wrap("unbreakable", 3), ["unbreakable"])
})
