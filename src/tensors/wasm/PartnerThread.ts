/** The thread of Partner.ts: it waits for a product, computes it, says so, and waits for the next. */
import { workerData } from "node:worker_threads"
import type { Given } from "./Partner.ts"

declare const WebAssembly: {
  readonly Module: new(bytes: Uint8Array) => object
  readonly Instance: new(module: object, imports: object) => {
    readonly exports: { readonly gemm: (...values: ReadonlyArray<number>) => void }
  }
}

const { done, given, memory, module, ready, values }: Given = workerData
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module), { env: { memory } })
Atomics.store(ready, 0, 1)
for (let turn = 0;; turn++) {
  while (Atomics.load(given, 0) === turn) Atomics.wait(given, 0, turn)
  exports.gemm(...values)
  Atomics.store(done, 0, turn + 1)
  Atomics.notify(done, 0)
}
