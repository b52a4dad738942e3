/** onnxruntime-node, through its binding: unlike the public sessions it runs at once, as tensor programs expect. */
import type { Tensor } from "onnxruntime-node"
import * as Model from "./Model.ts"
import type { Program } from "./Program.ts"

export interface Session {
  /** Values are read from, and written to, the memory of the tensors given. */
  readonly run: (feeds: Record<string, Tensor>, fetches: Record<string, Tensor>) => void
  readonly dispose: () => void
}

export interface Runtime {
  readonly Tensor: typeof Tensor
  readonly compile: (program: Program) => Session
}

export const load = async (threads: number): Promise<Runtime> => {
  const [{ binding, initOrt }, { Tensor }] = await Promise.all([
    import("onnxruntime-node/dist/binding.js"),
    import("onnxruntime-node")
  ])
  initOrt()
  const options = {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    // Programs say what is to be done. Merging equal operations would undo the recomputation that saves memory.
    graphOptimizationLevel: "disabled",
    enableMemPattern: false,
    // What goes wrong is thrown, and said once.
    logSeverityLevel: 4,
    extra: { session: { use_deterministic_compute: "1" } }
  } as const
  return {
    Tensor,
    compile: (program) => {
      const session = new binding.InferenceSession()
      const { buffer, byteLength, byteOffset } = Model.encode(program)
      session.loadModel(buffer as ArrayBuffer, byteOffset, byteLength, options)
      return {
        run: (feeds, fetches) => void session.run(feeds, fetches, {}),
        dispose: () => session.dispose()
      }
    }
  }
}
