import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type { PlatformError } from "effect/PlatformError"
import { hostname } from "node:os"
import { join } from "node:path"
import { layerFileSystem, Memo } from "../../../src/engine/store/Memo.ts"
import { effect } from "../../effect.ts"

const isText = (value: unknown): value is string => typeof value === "string"

/** As a process that starts now sees it. */
const open = (folder: string) => Effect.provide(Memo, layerFileSystem(folder))

const fileOf = (folder: string) => join(folder, "cache", hostname().replaceAll(/[^\w.-]/g, "-"), "objects.json")

effect(
  "what is set is known at once, and to later processes once it is flushed",
  (t, folder) =>
    Effect.gen(function*() {
      const memo = yield* open(folder)
      const objects = memo.table("objects", isText)
      objects.set("a", "1")
      t.is(objects.get("a"), "1")
      t.is((yield* open(folder)).table("objects", isText).get("a"), undefined)
      yield* memo.flush
      t.is((yield* open(folder)).table("objects", isText).get("a"), "1")
      objects.delete("a")
      yield* memo.flush
      t.is((yield* open(folder)).table("objects", isText).get("a"), undefined)
    })
)

effect("processes that flush one after the other keep what each has learned", (t, folder) =>
  Effect.gen(function*() {
    const [one, two] = [yield* open(folder), yield* open(folder)]
    one.table("objects", isText).set("a", "1")
    two.table("objects", isText).set("b", "2")
    yield* one.flush
    yield* two.flush
    one.table("objects", isText).set("c", "3")
    yield* one.flush
    const objects = (yield* open(folder)).table("objects", isText)
    t.deepEqual(["a", "b", "c"].map(objects.get), ["1", "2", "3"])
  }))

effect(
  "what another process has written is known after a flush, and kept by the next",
  (t, folder) =>
    Effect.gen(function*() {
      const [one, two] = [yield* open(folder), yield* open(folder)]
      one.table("objects", isText).set("a", "1")
      yield* one.flush
      two.table("objects", isText).set("b", "2")
      yield* two.flush
      t.is(two.table("objects", isText).get("a"), "1")
      two.table("objects", isText).set("c", "3")
      yield* two.flush
      const objects = (yield* open(folder)).table("objects", isText)
      t.deepEqual(["a", "b", "c"].map(objects.get), ["1", "2", "3"])
    })
)

/** A disk that does something else whenever a file is about to get its name. */
const before = (rename: Effect.Effect<unknown, PlatformError>) =>
  Effect.map(FileSystem.FileSystem, (fs): FileSystem.FileSystem => ({
    ...fs,
    rename: (from, to) => Effect.andThen(rename, fs.rename(from, to))
  }))

effect("what is learned while a flush is on its way is kept by the next one", (t, folder) =>
  Effect.gen(function*() {
    const late = new Map([["b", "2"]])
    const learn = Effect.sync(() => {
      for (const [name, value] of late) objects.set(name, value)
      late.clear()
    })
    const memo = yield* Effect.provideService(open(folder), FileSystem.FileSystem, yield* before(learn))
    const objects = memo.table("objects", isText)
    objects.set("a", "1")
    yield* memo.flush
    t.is((yield* open(folder)).table("objects", isText).get("b"), undefined)
    yield* memo.flush
    const known = (yield* open(folder)).table("objects", isText)
    t.deepEqual(["a", "b"].map(known.get), ["1", "2"])
  }))

effect("what a flush could not keep is kept by the next one", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const failures = [yield* Effect.flip(fs.remove(join(folder, "nowhere")))]
    const fail = Effect.suspend(() => {
      const failure = failures.pop()
      return failure === undefined ? Effect.void : Effect.fail(failure)
    })
    const memo = yield* Effect.provideService(open(folder), FileSystem.FileSystem, yield* before(fail))
    memo.table("objects", isText).set("a", "1")
    yield* memo.flush
    t.is((yield* open(folder)).table("objects", isText).get("a"), undefined)
    yield* memo.flush
    t.is((yield* open(folder)).table("objects", isText).get("a"), "1")
  }))

effect("entries of another form count as absent", (t, folder) =>
  Effect.gen(function*() {
    const memo = yield* open(folder)
    memo.table("objects", (value): value is number => typeof value === "number").set("a", 1)
    t.is(memo.table("objects", isText).get("a"), undefined)
  }))

for (
  const [what, text] of [["cut off", "{\"format\":\"rep"], [
    "of another format",
    "{\"format\":\"x\",\"entries\":{}}"
  ]] as const
) {
  effect(`a file that is ${what} is as good as none`, (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const first = yield* open(folder)
      first.table("objects", isText).set("a", "1")
      yield* first.flush
      yield* fs.writeFileString(fileOf(folder), text)
      const memo = yield* open(folder)
      const objects = memo.table("objects", isText)
      t.is(objects.get("a"), undefined)
      objects.set("b", "2")
      yield* memo.flush
      t.is((yield* open(folder)).table("objects", isText).get("b"), "2")
    }))
}

effect("a folder that cannot be written is no failure", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    yield* fs.writeFileString(join(folder, "cache"), "")
    const memo = yield* open(folder)
    memo.table("objects", isText).set("a", "1")
    yield* memo.flush
    t.is(memo.table("objects", isText).get("a"), "1")
  }))
