/** What a manifest of a TensorFlow may say. */
import type { Manifest } from "../../src/setup/Manifest.ts"

export const manifest: Manifest = {
  formatVersion: 1,
  folder: "files-abc",
  version: "2.21.0",
  binding: "@tensorflow/tfjs-node@4.22.0",
  threads: 3,
  platform: "linux-x64",
  nodeAbi: "137",
  source: "tensorflow_cpu-2.21.0.whl",
  libraries: [
    { path: "lib/libtensorflow_cc.so.2", bytes: 20, sha256: "0".repeat(64) },
    { path: "lib/libtensorflow_framework.so.2", bytes: 10, sha256: "1".repeat(64) }
  ],
  addon: { path: "lib/tfjs_binding.node", bytes: 4, sha256: "2".repeat(64) }
}
