import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { dirname, join } from "node:path"
import type { Digest } from "../../../src/engine/Artifact.ts"
import * as Hash from "../../../src/engine/Hash.ts"
import { me } from "../../../src/engine/lease/Holder.ts"
import { Store } from "../../../src/engine/store/Store.ts"
import * as Inventory from "../../../src/engine/upkeep/Inventory.ts"
import { effect } from "../../effect.ts"
import { age, layer, log, publish, put, writeFile } from "./Rig.ts"

const dayMillis = 24 * 3600 * 1000
/** A day after the files were written. */
const inADay = Effect.fnUntraced(function*(path: string) {
  const fs = yield* FileSystem.FileSystem
  const { mtime } = yield* fs.stat(path)
  return (mtime._tag === "Some" ? mtime.value.getTime() : 0) + dayMillis
})

/** The end of a temporary name of a process of this machine that cannot be: ids are smaller. */
const left = `${me.machine}-99999999-1-0.tmp`
/** The same of processes of another machine, or of this one before it was started anew. */
const [elsewhere, forgotten] = ["0123456789ab-1-1-0.tmp", "0123456789ab-2-1-0.tmp"]

effect("a store that is not there holds nothing", (t, folder) =>
  Effect.gen(function*() {
    const inventory = yield* Inventory.take(0)
    t.deepEqual([inventory.records, inventory.objects.size, inventory.latest, inventory.leftovers, inventory.bytes], [
      [],
      0,
      [],
      [],
      0
    ])
  }).pipe(Effect.provide(layer(join(folder, "store")))))

effect(
  "objects, the files of folders, records, checkpoints and logs are found with their sizes",
  (t, folder) =>
    Effect.gen(function*() {
      const { root } = yield* Store
      const outputs = { text: yield* put("four"), texts: yield* put({ "a.txt": "a", "deep/b.txt": "bb" }) }
      const record = yield* publish("write", { outputs })
      yield* publish("write", { outputs: { text: outputs.text }, execution: "second" })
      const open = Hash.ofText("open")
      yield* writeFile(join(root, "checkpoints", open, "1", "line.txt"), "line")
      yield* writeFile(join(root, "checkpoints", open, "2", "line.txt"), "longer")
      yield* log("first", [])
      const [code, former] = ["code", "former"].map(Hash.ofText)
      yield* writeFile(join(root, "journal", "implementations", `${code}.json`), "{}")
      yield* writeFile(join(root, "journal", "blessings", `${code}.1.revoked.json`), JSON.stringify({ from: former }))
      const inventory = yield* Inventory.take(yield* inADay(root))
      t.deepEqual(inventory.records, [record])
      t.deepEqual([...inventory.diverged].map(([key, others]) => [key, others.length]), [[record.key, 1]])
      t.deepEqual(inventory.recordFiles.get(record.key)?.paths, [
        `journal/records/${record.key.slice(0, 2)}/${record.key}.json`,
        `journal/records/${record.key.slice(0, 2)}/${record.key}.second.diverged.json`
      ])
      t.is(inventory.objects.get(outputs.text.digest)?.bytes, 4)
      t.deepEqual(inventory.folders, new Map([[outputs.texts.digest, [Hash.ofText("a"), Hash.ofText("bb")]]]))
      t.like(inventory.checkpoints.get(open), { paths: [`checkpoints/${open}`], bytes: 10 })
      t.deepEqual([...inventory.implementations.keys()], [code])
      t.deepEqual(inventory.blessed, new Set([former]))
      t.deepEqual(inventory.logs.get("first")?.paths, ["journal/executions/first.ndjson"])
      t.deepEqual(inventory.leftovers, [])
    }).pipe(Effect.provide(layer(join(folder, "store"))))
)

effect(
  "a folder that no record names is one only if its object is a list of files",
  (t, folder) =>
    Effect.gen(function*() {
      const texts = yield* put({ "a.txt": "a" })
      const text = yield* put("{\"entries\":[] and more")
      const { folders } = yield* Inventory.take(0, [texts.digest, text.digest, Hash.ofText("absent")])
      t.deepEqual(folders, new Map([[texts.digest, [Hash.ofText("a")]], [text.digest, []]]))
    }).pipe(Effect.provide(layer(join(folder, "store"))))
)

effect("a file with two names counts once", (t, folder) =>
  Effect.gen(function*() {
    const store = yield* Store
    const { digest } = yield* put("four")
    const before = (yield* Inventory.take(0)).bytes
    yield* Effect.flatMap(FileSystem.FileSystem, (fs) => fs.makeDirectory(join(store.root, "latest")))
    yield* store.link(digest, join(store.root, "latest", "text.txt"))
    t.is((yield* Inventory.take(0)).bytes, before)
  }).pipe(Effect.provide(layer(join(folder, "store")))))

effect(
  "human names belong to the record that the link beside them leads to, not to steps further down",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const { root } = yield* Store
      const at = (...parts: ReadonlyArray<string>) => join(root, "latest", "letters", "small", ...parts)
      const [upper, left] = ["upper", "left"].map(Hash.ofText)
      for (const [name, key] of [["upper", upper], ["upper/left", left]]) {
        yield* writeFile(at(name, "text.txt"), name)
        yield* fs.symlink(`somewhere/${key}.json`, at(name, "record.json"))
      }
      yield* writeFile(at("upper", "texts", "record.json"), "a file of the folder")
      const { latest } = yield* Inventory.take(0)
      const start = "latest/letters/small/upper"
      t.deepEqual(latest.toSorted((a, b) => a.link.length - b.link.length), [
        { key: upper, link: `${start}/record.json`, contents: [`${start}/text.txt`, `${start}/texts`] },
        { key: left, link: `${start}/left/record.json`, contents: [`${start}/left/text.txt`] }
      ])
    }).pipe(Effect.provide(layer(join(folder, "store"))))
)

effect(
  "left over is what is corrupt, what dead processes were at, and what a machine was at or noted long ago",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const store = yield* Store
      const { digest } = yield* put("four")
      yield* fs.chmod(store.path(digest), 0o644)
      yield* fs.writeFileString(store.path(digest), "fout")
      yield* store.quarantine(digest)
      const key: Digest = Hash.ofText("open")
      for (
        const path of [
          `work/${key.slice(0, 16)}.${left}/outputs/text.txt`,
          "work/elsewhere.tmp/inputs/text.txt",
          `objects/sha256/ab/cd.${left}`,
          `checkpoints/${key}/1/line.txt`,
          `checkpoints/${key}/2.${left}/line.txt`,
          "cache/elsewhere/objects.json",
          "cache/forgotten/objects.json",
          `scratch/verify.${elsewhere}/objects/ab/cd`,
          `scratch/verify.${forgotten}/objects/ab/cd`
        ]
      ) {
        yield* writeFile(join(store.root, path), "four")
      }
      for (const folder of ["cache/forgotten", `scratch/verify.${forgotten}`]) {
        for (const path of [...(yield* fs.readDirectory(join(store.root, folder), { recursive: true })), ""]) {
          yield* age(join(store.root, folder, path), 30 * 24)
        }
      }
      const now = yield* inADay(dirname(store.path(digest)))
      const { checkpoints, leftovers } = yield* Inventory.take(now)
      t.deepEqual(leftovers.map(({ bytes, paths, what }) => [what, paths, bytes]), [
        ["corrupt object", [`quarantine/${digest}.1`], 4],
        ["unfinished attempt", [`work/${key.slice(0, 16)}.${left}`], 4],
        ["unfinished file", [`checkpoints/${key}/2.${left}`], 4],
        ["unfinished file", [`objects/sha256/ab/cd.${left}`], 4],
        ["unfinished file", [`scratch/verify.${forgotten}`], 4],
        ["note of another machine", ["cache/forgotten"], 4]
      ])
      t.is(checkpoints.get(key)?.bytes, 4)
    }).pipe(Effect.provide(layer(join(folder, "store"))))
)
