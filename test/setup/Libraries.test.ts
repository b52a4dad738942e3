import * as Effect from "effect/Effect"
import * as Zip from "effect/encoding/Zip"
import * as FileSystem from "effect/FileSystem"
import * as Stream from "effect/Stream"
import { createHash } from "node:crypto"
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import * as Libraries from "../../src/setup/Libraries.ts"
import { effect } from "../effect.ts"

const sha256 = (text: string) => createHash("sha256").update(text)

const files = {
  "tensorflow/libtensorflow_cc.so.2": "the library",
  "tensorflow/libtensorflow_framework.so.2": "the framework",
  "tensorflow/include/tensorflow/c/c_api.h": "a header",
  "tensorflow/include/Eigen/Core": "no header of the C API",
  "tensorflow/python/__init__.py": "no library",
  "tensorflow/include/tensorflow/c/../../../../../escaped.h": "a file that wants out"
}

const line = ([path, text]: readonly [string, string]): string =>
  `${path},sha256=${sha256(text).digest("base64url")},${text.length}\n`

const RECORD = "tensorflow_cpu-2.21.0.dist-info/RECORD"
const record = Object.entries(files).map(line).join("")

/** A wheel of `content` in `folder`. */
const wheel = Effect.fnUntraced(function*(folder: string, content: Readonly<Record<string, string>>) {
  const fs = yield* FileSystem.FileSystem
  const path = join(folder, "tensorflow_cpu-2.21.0.whl")
  const entries = Object.entries(content).map(([name, text]) => Zip.file(name, text))
  yield* Stream.fromIterable(entries).pipe(Stream.pipeThroughChannel(Zip.encode()), Stream.run(fs.sink(path)))
  return path
})

const unpacked = (folder: string, content: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(content)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

const take = (folder: string, from: string, digest?: string) =>
  Libraries.take({ from, sha256: digest, libraries: join(folder, "lib"), scratch: join(folder, "scratch/wheel") })

const expected = [
  { name: "libtensorflow_cc.so.2", bytes: 11, sha256: sha256("the library").digest("hex") },
  { name: "libtensorflow_framework.so.2", bytes: 13, sha256: sha256("the framework").digest("hex") }
]

effect("takes the libraries and the C headers out of a wheel, and nothing else", (t, folder) =>
  Effect.gen(function*() {
    const { headers, libraries } = yield* take(folder, yield* wheel(folder, { ...files, [RECORD]: record }))
    t.deepEqual(libraries, expected)
    t.deepEqual(readdirSync(join(folder, "lib")).sort(), expected.map(({ name }) => name))
    t.is(readFileSync(join(headers, "tensorflow/c/c_api.h"), "utf8"), "a header")
    t.deepEqual(readdirSync(headers), ["tensorflow"])
    t.deepEqual(readdirSync(join(headers, "tensorflow/c")), ["c_api.h"])
    t.false(readdirSync(folder, { recursive: true, encoding: "utf8" }).some((name) => name.endsWith("escaped.h")))
  }))

effect("a library that is not the one the wheel lists is refused", (t, folder) =>
  Effect.gen(function*() {
    const changed = { ...files, "tensorflow/libtensorflow_cc.so.2": "another one", [RECORD]: record }
    const error = yield* Effect.flip(Effect.flatMap(wheel(folder, changed), (path) => take(folder, path)))
    t.like(error, {
      _tag: "SetupDigestMismatch",
      file: "libtensorflow_cc.so.2",
      expected: expected[0].sha256,
      actual: sha256("another one").digest("hex")
    })
  }))

effect("a wheel has to have the SHA-256 that is asked for", (t, folder) =>
  Effect.gen(function*() {
    const path = yield* wheel(folder, { ...files, [RECORD]: record })
    const digest = createHash("sha256").update(readFileSync(path)).digest("hex")
    t.is((yield* take(folder, path, digest.toUpperCase())).libraries.length, 2)
    t.like(yield* Effect.flip(take(folder, path, "0".repeat(64))), { file: path, actual: digest })
  }))

effect(
  "takes them from the folder that a wheel was unpacked to, and leaves that as it is",
  (t, folder) =>
    Effect.gen(function*() {
      const from = join(folder, "site-packages")
      unpacked(from, { ...files, [RECORD]: record })
      const before = readdirSync(from, { recursive: true })
      t.deepEqual((yield* take(folder, from)).libraries, expected)
      t.deepEqual(readdirSync(from, { recursive: true }), before)
      t.like(yield* Effect.flip(take(folder, from, "0".repeat(64))), { actual: expected[0].sha256 })
    })
)

effect("takes them from an unpacked libtensorflow", (t, folder) =>
  Effect.gen(function*() {
    const from = join(folder, "libtensorflow")
    unpacked(from, {
      "lib/libtensorflow.so.2": "the library",
      "lib/libtensorflow_framework.so.2": "the framework",
      "include/tensorflow/c/c_api.h": "a header"
    })
    const { headers, libraries } = yield* take(folder, from)
    t.deepEqual(libraries.map(({ name }) => name), ["libtensorflow.so.2", "libtensorflow_framework.so.2"])
    t.is(headers, join(from, "include"))
  }))

effect(
  "what holds no library, or is no wheel, is an error that says what to name",
  (t, folder) =>
    Effect.gen(function*() {
      t.like(yield* Effect.flip(take(folder, folder)), { _tag: "SourceUnusable", source: folder })
      t.like(yield* Effect.flip(take(folder, join(folder, "none.whl"))), { _tag: "SourceUnusable" })
      writeFileSync(join(folder, "broken.whl"), "no archive")
      t.like(yield* Effect.flip(take(folder, join(folder, "broken.whl"))), { _tag: "SourceUnusable" })
    })
)
