/** Where Dawn finds the driver of an NVIDIA GPU: containers often have its library, but no manifest that names it. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { tmpdir } from "node:os"
import { join } from "node:path"

const MANIFESTS = ["/etc/vulkan/icd.d", "/usr/share/vulkan/icd.d", "/usr/local/share/vulkan/icd.d"]

const LIBRARIES = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/local/nvidia/lib64"]
/** The second needs no X11. */
const DRIVERS = ["libGLX_nvidia.so.0", "libEGL_nvidia.so.0"]

/** Variables to start processes with: none where a manifest is there or named, or no driver is. */
export const variables = Effect.gen(function*() {
  const fs = yield* FileSystem.FileSystem
  const listed = yield* Effect.forEach(
    MANIFESTS,
    (folder) => Effect.orElseSucceed(fs.readDirectory(folder), (): Array<string> => [])
  )
  const isNamed = process.env["VK_DRIVER_FILES"] ?? process.env["VK_ICD_FILENAMES"]
  if (isNamed !== undefined || listed.flat().some((name) => name.includes("nvidia"))) return {}
  const candidates = DRIVERS.flatMap((name) => LIBRARIES.map((folder) => join(folder, name)))
  const found = yield* Effect.filter(candidates, (path) => fs.exists(path))
  if (found.length === 0) return {}
  const manifest = join(tmpdir(), "repro-nvidia-icd.json")
  yield* fs.writeFileString(manifest, text(found[0]))
  return { VK_DRIVER_FILES: manifest }
})

const text = (library: string): string =>
  JSON.stringify({ file_format_version: "1.0.1", ICD: { library_path: library, api_version: "1.3.0" } })
