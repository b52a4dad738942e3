import test from "ava"
import * as Ending from "../../src/executors/Ending.ts"

const quiet = { wrote: "", memoryRanOut: false }

test("a process that ends by itself or by a signal is told by its exit code or its signal", (t) => {
  t.is(Ending.describe({ code: 7, signal: null }, quiet), "Its process ended with exit code 7 before the step was done")
  t.is(
    Ending.describe({ code: null, signal: "SIGTERM" }, quiet),
    "Its process was ended by SIGTERM before the step was done"
  )
})

test("of one that its native code ended it is told how to find out what does not work", (t) => {
  for (const signal of ["SIGSEGV", "SIGBUS", "SIGILL"]) {
    t.is(
      Ending.describe({ code: null, signal }, quiet),
      `Its process was ended by ${signal} before the step was done\n` +
        "Run repro doctor, which tries out what is installed here, and install again what does not work"
    )
  }
})

test("the last lines that it wrote are quoted, the empty ones left out", (t) => {
  const lines = Array.from({ length: 30 }, (_, i) => `line ${i}`)
  const wrote = `${lines.join("\n")}\r\n\n`
  const said = Ending.describe({ code: 1, signal: null }, { ...quiet, wrote })
  t.is(
    said,
    "Its process ended with exit code 1 before the step was done\n" +
      `  last output  ${lines.slice(20).join("\n               ")}`
  )
})

test("one that the system killed for memory says so, one that was killed otherwise that it may be so", (t) => {
  const killed = { code: null, signal: "SIGKILL" }
  t.regex(
    Ending.describe(killed, { wrote: "", memoryRanOut: true }),
    /^Its process ran out of memory: the system killed it before the step was done \(SIGKILL\)\nRun fewer steps at once/
  )
  t.is(
    Ending.describe(killed, quiet),
    "Its process was killed before the step was done (SIGKILL): for lack of memory, or by someone"
  )
})

test("one whose JavaScript heap is full says so, in V8's words", (t) => {
  const fatal =
    "FATAL ERROR: Ineffective mark-compacts near heap limit Allocation failed - JavaScript heap out of memory"
  const wrote = `
<--- Last few GCs --->
[9:0x1]   99 ms: Mark-Compact 47.9 (50.1) -> 47.5 (50.4) MB
<--- JS stacktrace --->
${fatal}
----- Native stack trace -----
 1: 0xe16044 node::OOMErrorHandler(char const*, v8::OOMDetails const&) [node]
`
  t.is(
    Ending.describe({ code: null, signal: "SIGABRT" }, { ...quiet, wrote }),
    `Its JavaScript heap ran out of memory before the step was done\n  last output  ${fatal}\n` +
      "Raise the limit with NODE_OPTIONS=--max-old-space-size=MEGABYTES"
  )
})
