import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
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
