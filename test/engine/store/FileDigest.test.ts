import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import * as Hash from "../../../src/engine/Hash.ts"
import * as FileDigest from "../../../src/engine/store/FileDigest.ts"
import { effect } from "../../effect.ts"

effect(
  "a file's digest is that of its bytes, however many pieces it is read in",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const path = join(folder, "file.bin")
      for (const size of [0, 1, 2 ** 20, 2 ** 20 + 1, 3 * 2 ** 20 + 7]) {
        const bytes = Uint8Array.from({ length: size }, (_, i) => i * 31 + (i >> 8))
        yield* fs.writeFile(path, bytes)
        t.is(yield* FileDigest.of(path), Hash.ofBytes(bytes), `${size} bytes`)
      }
    })
)
