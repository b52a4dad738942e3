import test from "ava"
import * as Pace from "../../../src/cli/display/Pace.ts"

const steps = (done: number, total = 100) => ({ done, total, unit: "steps" })

test("the first report tells how far the step is, and no rate yet", (t) => {
  t.is(Pace.make().describe(steps(1), 5000), "1/100 steps")
})

test("rate and time left follow from the reports so far", (t) => {
  const pace = Pace.make()
  pace.describe(steps(0), 1000)
  t.is(pace.describe(steps(10), 3000), "10/100 steps  5.0 steps/s  18 s left")
  t.is(pace.describe(steps(100), 11_000), "100/100 steps  10 steps/s  0.0 s left")
})

test("what was done before a resumption does not count", (t) => {
  const pace = Pace.make()
  pace.describe(steps(90), 1000)
  t.is(pace.describe(steps(91), 2000), "91/100 steps  1.0 steps/s  9.0 s left")
})

test("no time between two reports gives no rate", (t) => {
  const pace = Pace.make()
  pace.describe(steps(0), 1000)
  t.is(pace.describe(steps(10), 1000), "10/100 steps")
})

test("facts are shown with four digits", (t) => {
  const progress = { ...steps(1), facts: { loss: 2.345678, "tokens/s": 12_345.6 } }
  t.is(Pace.make().describe(progress, 0), "1/100 steps  loss 2.346  tokens/s 12350")
})

test("millions are cut short, and rates have two digits or whole numbers", (t) => {
  const rateOf = (perSecond: number) => {
    const pace = Pace.make()
    pace.describe({ done: 0, total: 4e6, unit: "bytes" }, 0)
    return pace.describe({ done: perSecond, total: 4e6, unit: "bytes" }, 1000).split("  ")
  }
  t.deepEqual(rateOf(1_500_000).slice(0, 2), ["1.5M/4.0M bytes", "1.5M bytes/s"])
  t.is(rateOf(1234)[1], "1234 bytes/s")
  t.is(rateOf(99.7)[1], "100 bytes/s")
  t.is(rateOf(12.34)[1], "12 bytes/s")
  t.is(rateOf(0.0123)[1], "0.012 bytes/s")
})
