/** The files in test/golden/weights. */
import * as Effect from "effect/Effect"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import * as Safetensors from "../../../src/models/weights/Safetensors.ts"

export const path = (name: string): string => fileURLToPath(new URL(`../../golden/weights/${name}`, import.meta.url))

export const bytes = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path(name)))

/** The floats of model.safetensors, zip.bin and legacy.bin, as PyTorch converts them. */
export const expected = await Effect.runPromise(Safetensors.decode(bytes("expected.safetensors")))

/** The pickle of a zip archive, which is the first file in it. */
export const pickleOf = (file: string): Uint8Array => {
  const archive = Buffer.from(bytes(file))
  const start = 30 + archive.readUInt16LE(26) + archive.readUInt16LE(28)
  return archive.subarray(start, start + archive.readUInt32LE(archive.indexOf("PK\x01\x02") + 24))
}
