/** XNNPACK and the kernels of src/tensors, 128-bit SIMD, large products on two threads: the same bits on every machine. */
import { createRequire } from "node:module"
import { type Definition, reinstall, VERSION } from "./Definition.ts"

export const wasm: Definition = {
  environment: () => ({
    backend: "wasm",
    library: `@tensorflow/tfjs-backend-wasm@${VERSION}`,
    threads: 1,
    precision: "float32"
  }),
  load: async () => {
    const [library, MatMul, Identity] = await Promise.all([
      import("@tensorflow/tfjs-backend-wasm"),
      import("../MatMul.ts"),
      import("../Identity.ts")
    ])
    // All names lead to the SIMD build: where that cannot run, loading fails instead of falling back to a slower one.
    const simd = createRequire(import.meta.url).resolve(
      "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm"
    )
    library.setWasmPaths({
      "tfjs-backend-wasm.wasm": simd,
      "tfjs-backend-wasm-simd.wasm": simd,
      "tfjs-backend-wasm-threaded-simd.wasm": simd
    })
    library.setThreadsCount(1)
    MatMul.install()
    Identity.install()
  },
  registered: "wasm",
  hint: reinstall
}
