import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import * as Hash from "../../../src/engine/Hash.ts"
import { serial } from "../../effect.ts"
import { file, run } from "../Past.ts"
import { repro } from "../Terminal.ts"

const plain = (text: string) =>
  text.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d/g, "WHEN").replaceAll(/\d+\.\d s/g, "TIME").replaceAll(/ +/g, " ")
    .replace(/\d+(\.\d)? kB/, "SIZE")
const short = (text: string) => Hash.ofText(text).slice(0, 12)

serial(
  "all results in the store are listed by step, and what they share counts once",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const store = join(folder, "store")
      yield* run(store)
      yield* run(store, { suffix: "?" })
      const right = Hash.ofText("a 1 2 3")
      yield* fs.remove(join(store, "objects/sha256", right.slice(0, 2), right.slice(2)))
      const { code, stderr, stdout } = yield* repro("ls", "--store", store)
      const lines = plain(stdout).split("\n")
      t.deepEqual(lines.slice(0, 2), ["letters (small)", " result kind size sha256 made (UTC) took state"])
      t.deepEqual(lines.slice(2, 8).map((line) => line.replace(/ texts@1 9 B [0-9a-f]{12}/, "")), [
        " collect:texts WHEN TIME gone",
        " collect:texts WHEN TIME gone",
        ` upper/left:text text@1 2 B ${short("A!")} WHEN TIME here`,
        ` upper/left:text text@1 2 B ${short("A?")} WHEN TIME here`,
        ` upper/right:text text@1 7 B ${short("a 1 2 3")} WHEN TIME gone`,
        ` write:text text@1 1 B ${short("a")} WHEN TIME here`
      ])
      t.regex(
        lines[9] ?? "",
        /^6 results, 30 B; \d+ B on disk, where what is equal is kept once; the store takes SIZE$/
      )
      t.deepEqual([code, stderr], [0, ""])
    })
)

serial(
  "of a workflow the present results are listed, and what a run would do about the others",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      yield* run(store)
      const { stdout } = yield* repro("ls", file, "--store", store, "--set", "suffix=?")
      const lines = plain(stdout).split("\n")
      t.deepEqual(lines.slice(2, 8), [
        ` write:text text@1 1 B ${short("a")} WHEN TIME cached`,
        " upper/left will run",
        ` upper/right:text text@1 7 B ${short("a 1 2 3")} WHEN TIME cached`,
        " collect waits",
        "",
        "2 results, 8 B; 8 B on disk, where what is equal is kept once; the store takes SIZE"
      ])
    })
)

serial("as JSON it tells whole digests and exact sizes", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    yield* run(store)
    const { stdout } = yield* repro("ls", file, "--store", store, "--json")
    const { bytes, lines } = JSON.parse(stdout) as { bytes: number; lines: ReadonlyArray<Record<string, unknown>> }
    t.is(bytes, 1 + 2 + 7 + 9)
    t.like(lines[0], {
      workflow: "letters",
      profile: "small",
      step: "write",
      state: "cached",
      result: { output: "text", kind: "text@1", folder: false, digest: Hash.ofText("a"), bytes: 1 }
    })
  }))

serial("an empty store holds nothing", (t, folder) =>
  Effect.gen(function*() {
    const { code, stdout } = yield* repro("ls", "--store", join(folder, "store"))
    t.is(stdout, "0 results, 0 B; 0 B on disk, where what is equal is kept once; the store takes 0 B\n")
    t.is(code, 0)
  }))
