/** A worker process's entry. Compiled code is kept between processes, so that a worker starts quickly. */
import { enableCompileCache } from "node:module"

enableCompileCache()
await import("./serve.ts")
