import test from "ava"
import * as Effect from "effect/Effect"
import { join } from "node:path"
import { Store } from "../../../src/engine/store/Store.ts"
import * as Tags from "../../../src/engine/upkeep/Tags.ts"
import { effect } from "../../effect.ts"
import { layer, writeFile } from "./Rig.ts"

effect("a tag names one execution, which another one may take over", (t, folder) =>
  Effect.gen(function*() {
    t.deepEqual(yield* Tags.all, new Map())
    yield* Tags.set("paper", "first")
    yield* Tags.set("draft@1", "first")
    yield* Tags.set("paper", "second")
    t.deepEqual([...yield* Tags.all], [["draft@1", "first"], ["paper", "second"]])
  }).pipe(Effect.provide(layer(join(folder, "store")))))

effect("a tag that is taken away is gone, and one there is not cannot be", (t, folder) =>
  Effect.gen(function*() {
    yield* Tags.set("paper", "first")
    t.true(yield* Tags.remove("paper"))
    t.false(yield* Tags.remove("paper"))
    t.deepEqual(yield* Tags.all, new Map())
  }).pipe(Effect.provide(layer(join(folder, "store")))))

effect("what a killed process left beside the tags is none", (t, folder) =>
  Effect.gen(function*() {
    yield* Tags.set("paper", "first")
    yield* writeFile(join((yield* Store).root, "journal", "tags", "paper.0123456789ab-1-1-0.tmp"), "second")
    t.deepEqual([...yield* Tags.all], [["paper", "first"]])
  }).pipe(Effect.provide(layer(join(folder, "store")))))

test("names that are no file names are none", (t) => {
  for (const name of ["paper", "v1.2", "a@b", "x+y=z-1"]) t.true(Tags.isName(name), name)
  for (const name of ["", ".", "..", "a/b", "a b", "ä", "a.tmp", "../up", "a\n"]) t.false(Tags.isName(name), name)
})
