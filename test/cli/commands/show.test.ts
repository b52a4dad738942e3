import * as Effect from "effect/Effect"
import { join } from "node:path"
import * as Hash from "../../../src/engine/Hash.ts"
import { serial } from "../../effect.ts"
import { run } from "../../engine/Run.ts"
import letters from "../../fixtures/letters.ts"
import numbers from "../../fixtures/numbers.ts"
import { repro } from "../Terminal.ts"

const file = "test/fixtures/letters.ts"

serial("a text is printed under its name, kind, size and digest", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    yield* run(store, letters)
    const { code, stdout } = yield* repro("show", file, "upper/right", "--store", store)
    t.is(stdout, `upper/right:text  text@1  7 bytes  sha256:${Hash.ofText("a 1 2 3")}\n\na 1 2 3\n`)
    t.is(code, 0)
    t.is((yield* repro("show", file, "upper/right:text", "--store", store)).stdout, stdout)
  }))

serial("of a folder the files are listed", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    yield* run(store, letters)
    const { stdout } = yield* repro("show", file, "collect", "--store", store)
    const line = (text: string, path: string) =>
      `${Hash.ofText(text).slice(0, 12)}             ${text.length}  ${path}\n`
    t.is(stdout.split("\n\n")[1], line("A!", "left.txt") + line("a 1 2 3", "right.txt"))
  }))

serial("of a table the first rows are shown, as many as wanted", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    yield* run(store, numbers)
    const { stdout } = yield* repro("show", "test/fixtures/numbers.ts", "halve", "--store", store, "-n", "2")
    t.regex(stdout, /^halve:halves {2}halves@1 {2}\d+ bytes {2}sha256:[0-9a-f]{64}\n\n/)
    t.is(stdout.slice(stdout.indexOf("\n\n") + 2), "name     value\na            0\nb     0.500000\n\n2 of 3 rows\n")
  }))

serial("a step there is not is refused with the nearest names", (t, folder) =>
  Effect.gen(function*() {
    const { code, stderr } = yield* repro("show", file, "upper/lft", "--store", folder)
    t.is(stderr, "\nThere is no step upper/lft\nDid you mean upper/left or upper/right?\n")
    t.is(code, 2)
  }))

serial("a step without a result is refused", (t, folder) =>
  Effect.gen(function*() {
    const { code, stderr } = yield* repro("show", file, "upper/left", "--store", join(folder, "store"))
    t.is(stderr, "\nStep upper/left has no result yet\nRun the workflow first\n")
    t.is(code, 2)
  }))

serial("an output there is not is refused with those there are", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    yield* run(store, letters)
    const { code, stderr } = yield* repro("show", file, "collect:text", "--store", store)
    t.is(stderr, "\nStep collect has no output text\nName one of texts\n")
    const more = yield* repro("show", file, "collect:texts:left", "--store", store)
    t.is(more.stderr, "\nStep collect has no output texts:left\nName one of texts\n")
    t.deepEqual([code, more.code], [2, 2])
  }))
