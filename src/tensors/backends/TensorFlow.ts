/**
 * TensorFlow on the CPU, as `repro setup tensorflow` built it: its own kernels and threads. The same bits every time on
 * one kind of processor with one number of threads.
 */
import { define } from "../NodeTensorFlow.ts"
import type { Definition } from "./Definition.ts"

export const tensorflow: Definition = define("tensorflow", {
  settings: {},
  hint: "Run repro setup tensorflow --from <wheel of tensorflow-cpu>, or choose another backend"
})
