import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { dirname, join } from "node:path"
import { bitwise } from "../../src/engine/Comparison.ts"
import { effect } from "../effect.ts"

/** Writes what is to be compared: a text for a file, texts by path for a folder. */
const rig = Effect.fnUntraced(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  let n = 0
  const write = Effect.fnUntraced(function*(content: string | Readonly<Record<string, string>>) {
    const at = join(folder, String(n++))
    const files = typeof content === "string" ? [["", content]] : Object.entries(content)
    for (const [path, text] of files) {
      yield* fs.makeDirectory(dirname(join(at, path)), { recursive: true })
      yield* fs.writeFileString(join(at, path), text)
    }
    return at
  })
  return Effect.fnUntraced(function*(...both: readonly [Parameters<typeof write>[0], Parameters<typeof write>[0]]) {
    return yield* bitwise.compare(yield* write(both[0]), yield* write(both[1]))
  })
})

effect("files of equal bytes are the same", (t, folder) =>
  Effect.gen(function*() {
    const compare = yield* rig(folder)
    const none = { within: true, difference: "none", numbers: { differing: 0 } }
    t.deepEqual(yield* compare("same", "same"), none)
    t.deepEqual(yield* compare("", ""), none)
  }))

effect(
  "of other files the bytes that differ are counted, and the first is named",
  (t, folder) =>
    Effect.gen(function*() {
      const compare = yield* rig(folder)
      t.deepEqual(yield* compare("abcdef", "abXdYf"), {
        within: false,
        difference: "2 of 6 bytes differ, the first at 2",
        numbers: { differing: 2, first: 2 }
      })
      t.deepEqual(yield* compare("abc", "abcde"), {
        within: false,
        difference: "2 of 3, now 5 bytes differ, the first at 3",
        numbers: { differing: 2, first: 3 }
      })
      t.is((yield* compare("", "a")).difference, "1 of 0, now 1 bytes differ, the first at 0")
    })
)

effect("files larger than a piece are compared to their end", (t, folder) =>
  Effect.gen(function*() {
    const compare = yield* rig(folder)
    const size = 2 ** 20 + 5
    const { numbers } = yield* compare("x".repeat(size), "x".repeat(size - 1) + "y")
    t.deepEqual(numbers, { differing: 1, first: size - 1 })
  }))

effect("folders are compared file by file, at any depth", (t, folder) =>
  Effect.gen(function*() {
    const compare = yield* rig(folder)
    t.true((yield* compare({ "a.txt": "1", "b/c.txt": "2" }, { "b/c.txt": "2", "a.txt": "1" })).within)
    t.deepEqual(yield* compare({ "a.txt": "1", "b/c.txt": "2" }, { "a.txt": "1", "b/c.txt": "3", "d.txt": "" }), {
      within: false,
      difference: "d.txt is unexpected; b/c.txt: 1 of 1 bytes differ, the first at 0",
      numbers: { "b/c.txt differing": 1, "b/c.txt first": 0 }
    })
  }))

effect("of many differences a few are told", (t, folder) =>
  Effect.gen(function*() {
    const compare = yield* rig(folder)
    const files = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`${i}.txt`, ""]))
    const { difference } = yield* compare(files, { "0.txt": "" })
    t.is(difference, "1.txt is missing; 2.txt is missing; 3.txt is missing; and 5 more")
  }))
