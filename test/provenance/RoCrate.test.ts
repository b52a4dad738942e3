import * as Effect from "effect/Effect"
import { join } from "node:path"
import * as Hash from "../../src/engine/Hash.ts"
import { repro } from "../cli/Terminal.ts"
import { serial } from "../effect.ts"
import { all, type Entity, find, idsIn } from "./crate/rules.ts"
import { crated, file } from "./Crated.ts"
import { lettersIn } from "./Rig.ts"

const isHere = (entity: Entity): boolean => !/^(https|ni):/.test(entity["@id"])

serial(
  "every file that a crate lists as its own is there, with its digest and size, and no other is",
  (t, folder) =>
    Effect.gen(function*() {
      const { fs, graphOf, pack, run, verify } = yield* crated(folder)
      yield* run()
      yield* verify("--rebuild", "show")
      for (const [name, more] of [["whole", ["--all"]], ["lean", ["--up-to", "20B"]]] as const) {
        const crate = join(folder, name)
        yield* pack(crate, ...more)
        const files = all(yield* graphOf(crate), "File").filter(isHere)
        for (const entity of files) {
          const content = yield* fs.readFile(join(crate, decodeURIComponent(entity["@id"])))
          t.is(Hash.ofBytes(content) as string, entity["sha256"] as string, entity["@id"])
          t.is(String(content.length), entity["contentSize"] as string, entity["@id"])
        }
        const there: Array<string> = []
        for (const path of yield* fs.readDirectory(crate, { recursive: true })) {
          if ((yield* fs.stat(join(crate, path))).type === "File") there.push(path)
        }
        const listed = files.map((entity) => decodeURIComponent(entity["@id"]))
        t.deepEqual(there.toSorted(), [...listed, "ro-crate-metadata.json"].toSorted())
      }
    })
)

serial(
  "outputs up to a size are copied, with all that is shown; the others are named by their digests",
  (t, folder) =>
    Effect.gen(function*() {
      const { fs, graphOf, pack, run, store } = yield* crated(folder)
      yield* run()
      const crate = join(folder, "crate")
      const { code, stderr, stdout } = yield* pack(crate, "--up-to", "20B")
      t.deepEqual([code, stdout], [0, `${crate}\n`])
      t.regex(stderr, /^4 of 6 outputs copied, \d+ B; the others are named by their digests, --all copies them\n$/)
      t.deepEqual((yield* fs.readDirectory(join(crate, "outputs"))).toSorted(), ["fetch", "repeat", "show"])
      t.is(yield* fs.readFileString(join(crate, "outputs/fetch/files/in/a name & 100%.txt")), "some words")
      t.false(yield* fs.exists(join(crate, "outputs/repeat/1/text.txt")))
      const graph = yield* graphOf(crate)
      const [id] = idsIn((find(graph, "#execution/repeat/1") as Entity)["result"])
      const told = find(graph, id) as Entity
      const text = yield* fs.readFile(join(store, "latest/crated/only/repeat/1/text.txt"))
      t.like(told, { name: "outputs/repeat/1/text.txt", sha256: Hash.ofBytes(text), contentSize: String(text.length) })
      t.is(id, `ni:///sha-256;${Buffer.from(Hash.ofBytes(text), "hex").toString("base64url")}`)
    })
)

serial(
  "the same results give the same crate, whenever it is made",
  (t, folder) =>
    Effect.gen(function*() {
      const { fs, pack, run } = yield* crated(folder)
      yield* run()
      const crates = ["one", "other"].map((name) => join(folder, name))
      for (const crate of crates) yield* pack(crate, "--all")
      const names = yield* fs.readDirectory(crates[0], { recursive: true })
      t.deepEqual(yield* fs.readDirectory(crates[1], { recursive: true }), names)
      for (const name of names) {
        if ((yield* fs.stat(join(crates[0], name))).type !== "File") continue
        const [one, other] = crates.map((crate) => fs.readFile(join(crate, name)))
        t.deepEqual(yield* one, yield* other, name)
      }
    })
)

serial("a result that is not whole in the store is told of, and not copied", (t, folder) =>
  Effect.gen(function*() {
    const { fs, pack, run, store } = yield* crated(folder)
    yield* run()
    const text = join(store, "latest/crated/only/repeat/1/text.txt")
    const digest = Hash.ofBytes(yield* fs.readFile(text))
    yield* fs.remove(join(store, "objects/sha256", digest.slice(0, 2), digest.slice(2)))
    t.regex((yield* pack(join(folder, "crate"), "--all")).stderr, /^5 of 6 outputs copied/)
  }))

serial(
  "the published digests and what was declared are in the crate, under a licence that is given",
  (t, folder) =>
    Effect.gen(function*() {
      const { command, fs, run, verify } = yield* lettersIn(folder)
      yield* run()
      yield* verify("--write-lock")
      const crate = join(folder, "crate")
      const { code, stderr } = yield* command("export", "--ro-crate", crate)
      t.is(code, 2)
      t.regex(stderr, /^\nA crate must say under which licence it is\n/)
      yield* command("export", "--ro-crate", crate, "--license", "CC0-1.0")
      t.deepEqual((yield* fs.readDirectory(crate)).toSorted(), [
        "README.md",
        "journal",
        "letters.small.lock.json",
        "letters.ts",
        "outputs",
        "ro-crate-metadata.json"
      ])
      t.regex(yield* fs.readFileString(join(crate, "README.md")), /\| Lock file \| ok \| 4 of 4 outputs match /)
      t.regex(yield* fs.readFileString(join(crate, "ro-crate-metadata.json")), /spdx\.org\/licenses\/CC0-1\.0/)
    })
)

serial("what cannot be packed is refused, and nothing is left behind", (t, folder) =>
  Effect.gen(function*() {
    const { fs, pack, run } = yield* crated(folder)
    const crate = join(folder, "crate")
    const refusal = (...given: ReadonlyArray<string>) =>
      Effect.map(pack(crate, ...given), ({ code, stderr }) => [code, stderr])
    t.deepEqual(yield* refusal(), [
      2,
      `\n4 of 4 steps have no result yet\n  the first  fetch\nRun them first: repro run ${file} --profile only\n`
    ])
    yield* run()
    t.regex(String((yield* refusal("--up-to", "much"))[1]), /^\nThat is no size\n {2}found +much\n/)
    t.regex(String((yield* refusal("show"))[1]), /^\nAn artifact is exported to a folder, or all /)
    t.regex((yield* repro("export", file)).stderr, /^\nAn artifact is exported to a folder, or all /)
    t.deepEqual((yield* fs.readDirectory(folder)).filter((name) => name.startsWith("crate")), [])
  }))
