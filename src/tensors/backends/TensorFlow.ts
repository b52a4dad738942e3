/**
 * TensorFlow on the CPU, as `repro setup tensorflow` built it: its own kernels and threads. The same bits every time on
 * one kind of processor with one number of threads.
 */
import { define } from "../tensorflow/NodeTensorFlow.ts"
import type { Definition } from "./Definition.ts"

export const tensorflow: Definition = define("tensorflow", {
  // Tensors of hundreds of megabytes are made at every step: from the system, each would cost as much as a pass over it.
  settings: { TF_CPU_ALLOCATOR_USE_BFC: "true" },
  install: async () => (await import("../tensorflow/Kernels.ts")).install(),
  hint: "Run repro setup tensorflow --from <wheel of tensorflow-cpu>, or choose another backend"
})
