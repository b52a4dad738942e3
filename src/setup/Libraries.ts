/**
 * The two libraries of TensorFlow and its C headers, out of what people have: a wheel, the folder a wheel was installed
 * or unpacked to, or an unpacked libtensorflow.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import { DigestMismatch, SourceUnusable } from "./Errors.ts"
import { describe, unzip } from "./Unpacking.ts"

const FRAMEWORK = "libtensorflow_framework.so.2"
/** A wheel's, and that of libtensorflow. */
const MAIN = ["libtensorflow_cc.so.2", "libtensorflow.so.2"]

/** Those that the binding includes, and theirs; the others are some thirteen thousand. */
const header = /^tensorflow\/include\/(tensorflow\/c|tensorflow\/core\/platform|tsl\/platform|xla\/tsl\/c)\/.+\.h$/
const record = /^tensorflow[^/]*\.dist-info\/RECORD$/

export interface Options {
  /** Path of the wheel or folder. */
  readonly from: string
  /** What the SHA-256 of the wheel, or of the main library in a folder, has to be. */
  readonly sha256?: string | undefined
  /** The folder that receives the libraries. */
  readonly libraries: string
  /** A folder for files that are needed until the binding is built. */
  readonly scratch: string
}

/** Puts the libraries in place, verified against the wheel's own list of digests; tells where the headers are. */
export const take = Effect.fn("Libraries.take")(function*(options: Options) {
  const fs = yield* FileSystem.FileSystem
  const { basename, join } = yield* Path.Path
  const found = options.from.endsWith(".whl") ? yield* openWheel(options) : yield* openFolder(options)
  yield* fs.makeDirectory(options.libraries, { recursive: true })
  const libraries = yield* Effect.forEach(
    [found.main, join(found.folder, FRAMEWORK)],
    (library) =>
      Effect.gen(function*() {
        const name = basename(library)
        const target = join(options.libraries, name)
        yield* found.owned ? fs.rename(library, target) : fs.copyFile(library, target)
        const description = yield* describe(target)
        yield* requireListed(name, description.sha256, found.records)
        return { name, ...description }
      })
  )
  if (!found.owned) yield* requireSha256(found.main, libraries[0].sha256, options.sha256)
  return { libraries, headers: found.headers }
})

interface Found {
  /** Path of the main library. */
  readonly main: string
  /** That both libraries are in. */
  readonly folder: string
  readonly headers: string
  /** The lists of digests that came with them. */
  readonly records: ReadonlyArray<string>
  /** Whether they may be moved. */
  readonly owned: boolean
}

const openWheel = Effect.fnUntraced(function*({ from, scratch, sha256 }: Options) {
  const { join } = yield* Path.Path
  if (sha256 !== undefined) {
    yield* requireSha256(from, (yield* Effect.mapError(describe(from), unreadable(from))).sha256, sha256)
  }
  const wanted = (path: string) =>
    header.test(path) || record.test(path) || [FRAMEWORK, ...MAIN].includes(path.replace(/^tensorflow\//, ""))
  yield* unzip(from, (path) => wanted(path) ? join(scratch, path) : undefined).pipe(Effect.mapError(unreadable(from)))
  return yield* look(scratch, from, true)
})

const openFolder = ({ from }: Options) => look(from, from, false)

const unreadable = (source: string) => (error: Error) =>
  new SourceUnusable({ source, cause: error.message, hint: "Name a wheel that is there and whole" })

const look = Effect.fnUntraced(function*(root: string, source: string, owned: boolean) {
  const fs = yield* FileSystem.FileSystem
  const { dirname, join } = yield* Path.Path
  const isThere = (path: string) => Effect.orElseSucceed(fs.exists(path), () => false)
  for (const [below, headers] of [["tensorflow", "tensorflow/include"], ["lib", "include"], ["", "include"]] as const) {
    for (const name of MAIN) {
      const main = join(root, below, name)
      const needed = [main, join(dirname(main), FRAMEWORK), join(root, headers, "tensorflow/c/c_api.h")]
      if (!(yield* Effect.forEach(needed, isThere)).every(Boolean)) continue
      const found: Found = {
        main,
        folder: dirname(main),
        headers: join(root, headers),
        records: below === "tensorflow" ? yield* recordsIn(root) : [],
        owned
      }
      return found
    }
  }
  return yield* new SourceUnusable({
    source,
    cause: `it holds no ${MAIN.join(" or ")} with ${FRAMEWORK} and tensorflow/c/c_api.h`,
    hint:
      "Name a Linux wheel of tensorflow or tensorflow-cpu, the folder it was unpacked to, or an unpacked libtensorflow"
  })
})

const recordsIn = Effect.fnUntraced(function*(root: string) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const names = (yield* fs.readDirectory(root)).map((name) => `${name}/RECORD`).filter((name) => record.test(name))
  return yield* Effect.forEach(names.sort(), (name) => fs.readFileString(join(root, name)))
})

/** A line of RECORD (PEP 376, PEP 427): path, `sha256=` and unpadded base64url, bytes. */
const requireListed = (name: string, sha256: string, records: ReadonlyArray<string>) => {
  const start = `tensorflow/${name},sha256=`
  const line = records.flatMap((text) => text.split("\n")).find((line) => line.startsWith(start))
  if (line === undefined) return Effect.void
  const [listed] = line.slice(start.length).split(",")
  return requireSha256(name, sha256, Buffer.from(listed, "base64url").toString("hex"))
}

const requireSha256 = (file: string, actual: string, expected: string | undefined) =>
  expected === undefined || expected.toLowerCase() === actual
    ? Effect.void
    : Effect.fail(
      new DigestMismatch({ file, expected, actual, hint: "Fetch the wheel again from where it is published" })
    )
