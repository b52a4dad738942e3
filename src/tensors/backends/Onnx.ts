/**
 * Programs recorded as ONNX graphs and run by onnxruntime, whose library for the CPU is inside its npm package. The same
 * bits every time on one kind of processor with one number of threads.
 */
import * as Processor from "../Processor.ts"
import type { Definition } from "./Definition.ts"

const VERSION = "1.30.0"

export const onnx: Definition = {
  environment: () => ({
    backend: "onnx",
    library: `onnxruntime-node@${VERSION}`,
    threads: Processor.threads(),
    precision: "float32",
    device: Processor.kind()
  }),
  load: async () => {
    const [{ registerBackend }, Runtime, { OnnxBackend }, Kernel, kernels] = await Promise.all([
      import("@tensorflow/tfjs-core"),
      import("../onnx/Runtime.ts"),
      import("../onnx/OnnxBackend.ts"),
      import("../onnx/Kernel.ts"),
      import("../onnx/Kernels.ts")
    ])
    const runtime = await Runtime.load(Processor.threads())
    kernels.register()
    registerBackend(Kernel.NAME, () => new OnnxBackend(runtime))
  },
  registered: "onnx",
  hint:
    "Run npm ci with optional packages, on a platform that onnxruntime-node has a library for, or choose another backend"
}
