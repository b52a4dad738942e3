/**
 * Sets up TensorFlow for Node: the libraries of a Python wheel, and the addon of tfjs-node built against them. What
 * tfjs-node itself downloads is TensorFlow 2.9 of 2022; its binding needs nothing but the C API, which is the same in
 * today's releases, and Node-API, which is the same in every Node.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import * as Libraries from "./Libraries.ts"
import * as Manifest from "./Manifest.ts"
import * as NpmPackage from "./NpmPackage.ts"
import * as Tool from "./Tool.ts"
import { describe } from "./Unpacking.ts"

export interface Options {
  /** A wheel of tensorflow or tensorflow-cpu, the folder it was unpacked to, or an unpacked libtensorflow. */
  readonly from: string
  /** What the SHA-256 (hexadecimal) of the wheel, or of a folder's main library, has to be. Default: not checked. */
  readonly sha256?: string | undefined
  /** Whether this is for the GPU: it gets a folder of its own beside that for the CPU. */
  readonly gpu: boolean
  /** Threads of one operation. They decide bits of results, and so belong to what is set up. */
  readonly threads: number
  /** Takes npm packages from npm's cache alone. */
  readonly offline: boolean
}

const bindings: Readonly<Record<Manifest.Name, NpmPackage.Pinned>> = {
  tensorflow: {
    name: "@tensorflow/tfjs-node",
    version: "4.22.0",
    integrity: "sha512-uHrXeUlfgkMxTZqHkESSV7zSdKdV0LlsBeblqkuKU9nnfxB1pC6DtoyYVaLxznzZy7WQSegjcohxxCjAf6Dc7w=="
  },
  "tensorflow-gpu": {
    name: "@tensorflow/tfjs-node-gpu",
    version: "4.22.0",
    integrity: "sha512-p//NN6DGiN4hInUmIkRffaFVMcdTREUMjPyjW04J7OXvB2zBlQimj61eFKSgRrH3f5TnOfKzb0n56he/B6a4bw=="
  }
}

/** What the binding's kernels import besides tfjs, which is this package's own. */
const protobuf: NpmPackage.Pinned = {
  name: "google-protobuf",
  version: "3.21.4",
  integrity: "sha512-MnG7N936zcKTco4Jd2PX2U96Kf9PxygAPKBug+74LHzmHXmceN16MmRcdgZv+DGef/S9YvQAfRsNCn4cjf9yyQ=="
}

const headers: NpmPackage.Pinned = {
  name: "node-api-headers",
  version: "1.9.0",
  integrity: "sha512-2oNILP4jXwRB4ywnYKjVk1YyJ96n2D4EOVJO6S3oYZ5PtbJrw3Yt9TpAuX3nBLMuzn74rnfGQrv13pS9vC+YiA=="
}

export const nameOf = ({ gpu }: Pick<Options, "gpu">): Manifest.Name => gpu ? "tensorflow-gpu" : "tensorflow"

/** The npm packages that the set-up takes, all there is that may come from the network. */
export const packages = (options: Pick<Options, "gpu">): ReadonlyArray<string> =>
  [bindings[nameOf(options)], protobuf, headers].map(NpmPackage.specifier)

/**
 * Builds everything in a new folder, and then, in one rename, puts the manifest that names it in the place of the one
 * before. What fails or is interrupted leaves things as they were. The folder before is removed.
 */
export const setUp = Effect.fn("TensorFlow.setUp")(function*(options: Options) {
  const fs = yield* FileSystem.FileSystem
  const { basename } = yield* Path.Path
  const root = Manifest.folderOf(nameOf(options))
  yield* fs.makeDirectory(root, { recursive: true })
  const folder = yield* fs.makeTempDirectory({ directory: root, prefix: "files-" })
  const manifest = yield* build(options, folder).pipe(
    Effect.map((built): Manifest.Manifest => ({ ...built, folder: basename(folder) })),
    Effect.tap((manifest) => publish(root, manifest)),
    Effect.onError(() => Effect.ignore(fs.remove(folder, { recursive: true, force: true })))
  )
  yield* removeOthers(root, manifest)
  return manifest
})

const build = Effect.fnUntraced(function*(options: Options, folder: string) {
  const fs = yield* FileSystem.FileSystem
  const { basename, join } = yield* Path.Path
  const scratch = join(folder, "scratch")
  const binding = bindings[nameOf(options)]
  yield* NpmPackage.unpack(binding, join(folder, "binding"), options.offline)
  yield* NpmPackage.unpack(protobuf, join(folder, "binding/node_modules", protobuf.name), options.offline)
  yield* NpmPackage.unpack(headers, join(scratch, "node-api"), options.offline)
  const taken = yield* Libraries.take({
    from: options.from,
    sha256: options.sha256,
    libraries: join(folder, "lib"),
    scratch: join(scratch, "wheel")
  })
  const names = taken.libraries.map(({ name }) => name)
  yield* compile(folder, [join(scratch, "node-api/include"), taken.headers], names)
  yield* fs.remove(scratch, { recursive: true })
  const [main, ...others] = taken.libraries.map(({ name, ...file }) => ({ path: join("lib", name), ...file }))
  return {
    formatVersion: 1 as const,
    version: yield* versionTold(folder),
    binding: NpmPackage.specifier(binding),
    threads: options.threads,
    platform: `${process.platform}-${process.arch}`,
    nodeAbi: process.versions.modules,
    source: basename(options.from),
    libraries: [main, ...others] as const,
    addon: { path: ADDON, ...(yield* describe(join(folder, ADDON))) }
  }
})

const ADDON = "lib/tfjs_binding.node"
/** What the binding asks of Node: `napi_versions` of its package.json. */
const NAPI_VERSION = 8

/** What its binding.gyp says for Linux, without node-gyp, Python and make. */
const compile = (folder: string, include: ReadonlyArray<string>, libraries: ReadonlyArray<string>) =>
  Tool.run({
    program: "g++",
    args: [
      ..."-std=c++17 -O2 -fPIC -shared -w".split(" "),
      `-DNAPI_VERSION=${NAPI_VERSION}`,
      ...include.flatMap((path) => ["-isystem", path]),
      ..."binding/binding/tfjs_backend.cc binding/binding/tfjs_binding.cc".split(" "),
      ..."-L lib".split(" "),
      ...libraries.map((name) => `-l:${name}`),
      "-Wl,-rpath,$ORIGIN",
      `-o${ADDON}`
    ],
    folder,
    hint: "Install a C++ compiler (Debian, Ubuntu: apt-get install g++), or a TensorFlow whose headers it understands"
  })

/** Loads the addon in a process of its own, which a library that does not fit this machine may end. */
const versionTold = (folder: string) =>
  Tool.run({
    program: process.execPath,
    args: ["-p", `JSON.stringify(require("./${ADDON}").TF_Version)`],
    folder,
    env: { TF_CPP_MIN_LOG_LEVEL: "3" },
    hint: "Choose a TensorFlow for this machine: its processor, its C library, and, for a GPU, its driver"
  }).pipe(Effect.flatMap((said) => Effect.orDie(decodeVersion(said))))

const decodeVersion = Schema.decodeUnknownEffect(Schema.fromJsonString(Schema.String))

const publish = Effect.fnUntraced(function*(root: string, manifest: Manifest.Manifest) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const written = join(root, manifest.folder, Manifest.FILE_NAME)
  yield* fs.writeFileString(written, JSON.stringify(manifest, null, 2) + "\n")
  yield* fs.rename(written, join(root, Manifest.FILE_NAME))
})

const removeOthers = Effect.fnUntraced(function*(root: string, { folder }: Manifest.Manifest) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const others = (yield* fs.readDirectory(root)).filter((name) => name !== folder && name !== Manifest.FILE_NAME)
  yield* Effect.forEach(others, (name) => fs.remove(join(root, name), { recursive: true, force: true }))
})
