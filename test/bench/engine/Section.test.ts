import test from "ava"
import type * as Figures from "../../../bench/engine/Figures.ts"
import * as Section from "../../../bench/engine/Section.ts"

const measured = { commit: "a".repeat(40), dirty: false, at: "2026-11-22T10:00:00.000Z" }
const tool = { version: "1.0", config: "default", atOnce: 2, shell: true }

const figure: Figures.Figure = {
  tool: "quick",
  graph: "chains 1×4",
  scenario: "cold",
  runs: 1,
  millis: 1000,
  deviationMillis: 0,
  cpuMillis: 500,
  maxRssBytes: 2 ** 20,
  executed: 3,
  ideal: 4,
  right: true
}

const page = Section.render({
  machine: { cores: 2, processor: "some", memoryGiB: 1, kernel: "Linux 6", node: "24" },
  tools: [{ ...tool, name: "quick" }, { ...tool, name: "absent" }],
  missing: [],
  graphs: [{ name: "chains 1×4", tasks: 4, width: 1, workMillis: 400, measured }],
  figures: [{ ...figure, measured }],
  skipped: [{ tool: "quick", graph: "chains 1×4", scenario: "no-op", reason: "takes more than 240 s", measured }]
})

test("a tool that was not run on a graph has a row that says so", (t) => {
  t.true(page.includes("| absent | not run |  | not run | not run | not run |  |  |"))
})

test("too few executions are shown as well, and what was skipped with its reason", (t) => {
  t.true(page.includes("| quick | 1.00 s (3) | 150.0 ms | takes more than 240 s | not run | not run | 0.50 s | 1 MB |"))
})

test("the commit is shown", (t) => {
  t.true(page.includes("Measured at commit `aaaaaaaaaaaa` (2026-11-22)."))
})
