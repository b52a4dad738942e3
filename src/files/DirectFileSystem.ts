/**
 * Node's file system for Effect, except that what concerns names, and files of a few kilobytes, is asked of the system
 * directly: that takes some ten microseconds, while the way through Node's pool of threads and back takes ten times
 * that, and an engine asks a lot of small questions. Whatever may take long (large files, whole trees, flushing to the
 * disk) stays with the pool. A call that fails leaves nothing; it is made again the usual way, which words the error.
 */
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import type { PlatformError } from "effect/PlatformError"
import * as fs from "node:fs"

type Files = FileSystem.FileSystem

const make = (usual: Files): Files => FileSystem.make({ ...usual, ...names(usual), ...smallFiles(usual) })

export const layer: Layer.Layer<FileSystem.FileSystem> = Layer.effect(
  FileSystem.FileSystem,
  Effect.map(FileSystem.FileSystem, make)
).pipe(Layer.provide(NodeFileSystem.layer))

type Names = Pick<
  Files,
  "access" | "chmod" | "link" | "makeDirectory" | "readDirectory" | "readLink" | "remove" | "rename" | "symlink"
>

const names = (usual: Files): Names => ({
  access: (path, options) =>
    options === undefined ? directly(() => fs.accessSync(path), usual.access(path)) : usual.access(path, options),
  chmod: (path, mode) => directly(() => fs.chmodSync(path, mode), usual.chmod(path, mode)),
  link: (from, to) => directly(() => fs.linkSync(from, to), usual.link(from, to)),
  makeDirectory: (path, options) =>
    directly(() => void fs.mkdirSync(path, { ...options }), usual.makeDirectory(path, options)),
  readDirectory: (path, options) =>
    options?.recursive === true
      ? usual.readDirectory(path, options)
      : directly(() => fs.readdirSync(path), usual.readDirectory(path, options)),
  readLink: (path) => directly(() => fs.readlinkSync(path), usual.readLink(path)),
  remove: (path, options) =>
    options?.recursive === true
      ? usual.remove(path, options)
      : directly(() => fs.unlinkSync(path), usual.remove(path, options)),
  rename: (from, to) => directly(() => fs.renameSync(from, to), usual.rename(from, to)),
  symlink: (target, path) => directly(() => fs.symlinkSync(target, path), usual.symlink(target, path))
})

const smallFiles = (usual: Files): Pick<Files, "readFile" | "writeFile"> => ({
  readFile: (path) => directly(() => readSmall(path), usual.readFile(path)),
  writeFile: (path, data, options) =>
    data.length > SMALL_BYTES || !(options?.flag ?? "w").startsWith("w")
      ? usual.writeFile(path, data, options)
      : directly(() => writeSmall(path, data, options), usual.writeFile(path, data, options))
})

const SMALL_BYTES = 65_536

/** Throws if the file is no small one. */
const readSmall = (path: string): Uint8Array => {
  // A pipe is opened without waiting for who writes to it.
  const file = fs.openSync(path, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK)
  try {
    const found = fs.fstatSync(file)
    if (!found.isFile() || found.size > SMALL_BYTES) throw new RangeError(`${path} is no small file`)
    return fs.readFileSync(file)
  } finally {
    fs.closeSync(file)
  }
}

/** On a full disk a new file is there before its content fails: then it goes, since it would be in the way of itself. */
const writeSmall = (path: string, data: Uint8Array, options: Parameters<Files["writeFile"]>[2]): void => {
  const flag = options?.flag ?? "w"
  const file = fs.openSync(path, flag, options?.mode)
  try {
    fs.writeFileSync(file, data)
  } catch (error) {
    if (flag.startsWith("wx")) fs.unlinkSync(path)
    throw error
  } finally {
    fs.closeSync(file)
  }
}

const directly = <A>(call: () => A, usually: Effect.Effect<A, PlatformError>): Effect.Effect<A, PlatformError> =>
  Effect.catch(Effect.try({ try: call, catch: () => undefined }), () => usually)
