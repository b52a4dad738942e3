/** What a manifest of a TensorFlow may say, and files that are as it says. */
import { createHash } from "node:crypto"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Manifest from "../../src/setup/Manifest.ts"

/** A file of so many times the letter x. */
const file = (path: string, bytes: number) => ({
  path,
  bytes,
  sha256: createHash("sha256").update("x".repeat(bytes)).digest("hex")
})

export const manifest: Manifest.Manifest = {
  formatVersion: 1,
  folder: "files-abc",
  version: "2.21.0",
  binding: "@tensorflow/tfjs-node@4.22.0",
  threads: 3,
  platform: "linux-x64",
  nodeAbi: "137",
  source: "tensorflow_cpu-2.21.0.whl",
  libraries: [file("lib/libtensorflow_cc.so.2", 20), file("lib/libtensorflow_framework.so.2", 10)],
  addon: file("lib/tfjs_binding.node", 4)
}

/** Sets up under `name` in the folder `root` what the manifest lists; tells where the files are. */
export const setUp = (root: string, name: Manifest.Name): string => {
  const files = join(root, name, manifest.folder)
  mkdirSync(join(files, "lib"), { recursive: true })
  for (const { bytes, path } of [...manifest.libraries, manifest.addon]) {
    writeFileSync(join(files, path), "x".repeat(bytes))
  }
  writeFileSync(join(root, name, Manifest.FILE_NAME), JSON.stringify(manifest))
  return files
}
