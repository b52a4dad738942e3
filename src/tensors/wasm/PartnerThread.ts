/** The thread of Partner.ts: it waits for a product, computes it, says so, and waits for the next. */
import { workerData } from "node:worker_threads"
import { instantiate } from "./Instance.ts"
import type { Given } from "./Partner.ts"

const { done, given, memory, module, ready, values }: Given = workerData
const product = instantiate(module, memory)["gemm"]
Atomics.store(ready, 0, 1)
for (let turn = 0;; turn++) {
  while (Atomics.load(given, 0) === turn) Atomics.wait(given, 0, turn)
  product(...values)
  Atomics.store(done, 0, turn + 1)
  Atomics.notify(done, 0)
}
