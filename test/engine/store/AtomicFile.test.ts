import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import * as Holder from "../../../src/engine/lease/Holder.ts"
import * as AtomicFile from "../../../src/engine/store/AtomicFile.ts"
import { effect } from "../../effect.ts"

effect("a file is written with its folders, and replaces what was there", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const path = join(folder, "a/b/file.txt")
    yield* AtomicFile.write(path, "one")
    yield* AtomicFile.write(path, "two")
    t.is(yield* fs.readFileString(path), "two")
    t.deepEqual(yield* fs.readDirectory(join(folder, "a/b")), ["file.txt"])
  }))

effect("a file is created once, and stays as it was created", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const path = join(folder, "file.txt")
    t.true(yield* AtomicFile.create(path, "one"))
    t.false(yield* AtomicFile.create(path, "two"))
    t.is(yield* fs.readFileString(path), "one")
    t.deepEqual(yield* fs.readDirectory(folder), ["file.txt"])
  }))

effect("of many who create a file at once, one does", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const path = join(folder, "file.txt")
    const names = Array.from({ length: 20 }, (_, i) => `writer ${i}`)
    const created = yield* Effect.forEach(names, (name) => AtomicFile.create(path, name), { concurrency: "unbounded" })
    t.is(created.filter(Boolean).length, 1)
    t.is(yield* fs.readFileString(path), names[created.indexOf(true)])
  }))

effect("a write that fails leaves nothing behind", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    yield* fs.makeDirectory(join(folder, "taken/by/a/folder"), { recursive: true })
    t.is((yield* Effect.flip(AtomicFile.write(join(folder, "taken"), "text"))).reason._tag, "BadResource")
    t.deepEqual(yield* fs.readDirectory(folder), ["taken"])
  }))

/** Beyond the largest process id of Linux, 2^22. */
const nobody = { ...Holder.me, pid: 2 ** 22 + 1 }
const nameOf = (holder: Holder.Mark): string => `file.txt.${Holder.mark(holder)}-7.tmp`

effect(
  "a temporary name is abandoned once its process is gone for certain, and not before",
  (t) =>
    Effect.gen(function*() {
      t.false(AtomicFile.isAbandoned(AtomicFile.temporaryName("a/b/file.txt")))
      t.true(AtomicFile.isAbandoned(nameOf(nobody)))
      t.true(AtomicFile.isAbandoned(`a/b/${nameOf(nobody)}`))
      t.false(AtomicFile.isAbandoned(nameOf({ ...nobody, machine: "0123456789ab" })))
      t.is(AtomicFile.isAbandoned(nameOf({ ...Holder.me, started: "1" })), Holder.me.started !== "")
    })
)

effect("what is no temporary name is not abandoned", (t) =>
  Effect.gen(function*() {
    const mark = Holder.mark(nobody)
    for (const name of ["", "file.txt", "file.tmp", `${mark}-7.tmp`, `file.${mark}.tmp`, `file.${mark}-7.tmp.json`]) {
      t.false(AtomicFile.isAbandoned(name), name)
    }
  }))

effect("no two temporary names are the same", (t) =>
  Effect.gen(function*() {
    t.is(new Set(Array.from({ length: 100 }, () => AtomicFile.temporaryName("file.txt"))).size, 100)
  }))

effect("a file gets another name where none is, and what is there stays", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const at = (name: string) => join(folder, name)
    yield* AtomicFile.write(at("one"), "one")
    yield* AtomicFile.write(at("two"), "two")
    t.true(yield* AtomicFile.linkUnlessThere(at("one"), at("name")))
    t.false(yield* AtomicFile.linkUnlessThere(at("two"), at("name")))
    t.deepEqual((yield* fs.stat(at("name"))).ino, (yield* fs.stat(at("one"))).ino)
    const error = yield* Effect.flip(AtomicFile.linkUnlessThere(at("nowhere"), at("other")))
    t.is(error.reason._tag, "NotFound")
  }))
