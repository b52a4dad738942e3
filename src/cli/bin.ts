#!/usr/bin/env node
/** The command line's entry. Compiled code is kept between calls, so that a call that finds all done is quick. */
import { enableCompileCache } from "node:module"
import { setFlagsFromString } from "node:v8"

// The young generation stays small: what a plan of thousands of steps makes is kept, not thrown away. And the heap does
// not double before it is cleaned: an engine that waits for its steps has time for that, and leaves them the memory.
// Commands that compute here, and are then done, have neither: it makes them twice as fast.
if (!["evaluate", "diff"].includes(process.argv[2])) {
  setFlagsFromString("--semi-space-growth-factor=1")
  setFlagsFromString("--heap-growing-percent=15")
}
enableCompileCache()
await import("./main.ts")
