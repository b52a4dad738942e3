/**
 * TensorFlow on an NVIDIA GPU, as `repro setup tensorflow --gpu` built it: plain float32, and only kernels that give the
 * same bits every time.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { define } from "../tensorflow/NodeTensorFlow.ts"
import type { Definition } from "./Definition.ts"

export const tensorflowGpu: Definition = define("tensorflow-gpu", {
  settings: {
    TF_DETERMINISTIC_OPS: "1",
    // TF32 keeps 10 bits of a float's fraction.
    NVIDIA_TF32_OVERRIDE: "0",
    CUBLAS_WORKSPACE_CONFIG: ":4096:8",
    TF_FORCE_GPU_ALLOW_GROWTH: "true"
  },
  device: () => models()[0] ?? "none",
  check: ({ isUsingGpuDevice }) => {
    // TensorFlow goes on without one.
    if (!isUsingGpuDevice) throw new Error("TensorFlow found no GPU that it can use")
  },
  hint: "Run repro setup tensorflow --gpu --from <wheel of tensorflow>, with the libraries of CUDA and cuDNN that it "
    + "needs in LD_LIBRARY_PATH, or choose another backend"
})

/** The models of the GPUs that the driver lists. */
const models = (): ReadonlyArray<string> => {
  if (!existsSync(DRIVER)) return []
  return readdirSync(DRIVER).sort().flatMap((gpu) =>
    /^Model:\s*(.+)$/m.exec(readFileSync(`${DRIVER}/${gpu}/information`, "utf8"))?.[1] ?? []
  )
}

const DRIVER = "/proc/driver/nvidia/gpus"
