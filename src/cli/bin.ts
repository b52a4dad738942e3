#!/usr/bin/env node
/** The command line's entry. Compiled code is kept between calls, so that a call that finds all done is quick. */
import { enableCompileCache } from "node:module"

enableCompileCache()
await import("./main.ts")
