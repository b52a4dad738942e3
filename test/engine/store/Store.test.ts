import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import { join } from "node:path"
import * as Artifact from "../../../src/engine/Artifact.ts"
import { StoreFailed } from "../../../src/engine/Errors.ts"
import * as Hash from "../../../src/engine/Hash.ts"
import * as Memo from "../../../src/engine/store/Memo.ts"
import * as StoreModule from "../../../src/engine/store/Store.ts"
import { effect } from "../../effect.ts"

const { Store } = StoreModule
/** Each with a memo of its own, as each process has. */
const layerFileSystem = (root: string) =>
  Layer.provideMerge(StoreModule.layerFileSystem(root), Memo.layerFileSystem(root))
const Text = Artifact.file("text", 3, ".txt")
const Texts = Artifact.folder("texts", 1)

/** A store in a folder, and ways to put things into it. */
const rig = Effect.fnUntraced(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  const store = yield* Effect.provide(Store, layerFileSystem(join(folder, "store")))
  const putFile = Effect.fnUntraced(function*(text: string) {
    const path = join(folder, "file.txt")
    yield* fs.writeFileString(path, text)
    return yield* store.put(Text, path)
  })
  const putFolder = Effect.fnUntraced(function*(files: Readonly<Record<string, string>>) {
    const path = join(folder, "texts")
    yield* fs.makeDirectory(join(path, "empty"), { recursive: true })
    for (const [name, text] of Object.entries(files)) {
      yield* fs.makeDirectory(join(path, name, ".."), { recursive: true })
      yield* fs.writeFileString(join(path, name), text)
    }
    return yield* store.put(Texts, path)
  })
  /** Overwrites an object, as a failing disk would. */
  const damage = Effect.fnUntraced(function*(digest: Artifact.Digest, text: string) {
    yield* fs.chmod(store.path(digest), 0o644)
    yield* fs.writeFileString(store.path(digest), text)
  })
  return { fs, store, putFile, putFolder, damage, objects: objectsUnder(store.root) }
})

const objectsUnder = (root: string) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const names = yield* fs.readDirectory(join(root, "objects/sha256"), { recursive: true })
    return names.filter((name) => name.includes("/")).map((name) => name.replace("/", "")).sort()
  })

effect("a file is kept under its digest, whole, and is gone from where it was", (t, folder) =>
  Effect.gen(function*() {
    const { fs, putFile, store } = yield* rig(folder)
    const output = yield* putFile("abc")
    t.deepEqual(output, { kind: "text@3", folder: false, digest: Hash.ofText("abc"), bytes: 3 })
    t.is(yield* fs.readFileString(store.path(output.digest)), "abc")
    t.false(yield* fs.exists(join(folder, "file.txt")))
    t.deepEqual(yield* store.damages(output), [])
    t.is(yield* store.materialise(Text, output.digest, join(folder, "in")), store.path(output.digest))
  }))

effect(
  "a folder is kept as a tree object and one object a file, and is gone from where it was",
  (t, folder) =>
    Effect.gen(function*() {
      const { fs, objects, putFolder, store } = yield* rig(folder)
      const output = yield* putFolder({ "b.txt": "bb", "a/deep/x.txt": "x" })
      const entries = [
        { path: "a/deep/x.txt", digest: Hash.ofText("x"), bytes: 1 },
        { path: "b.txt", digest: Hash.ofText("bb"), bytes: 2 }
      ]
      t.deepEqual(output, { kind: "texts@1", folder: true, digest: Hash.ofText(Hash.tree(entries)), bytes: 3 })
      t.deepEqual(yield* store.tree(output.digest), entries)
      t.deepEqual(yield* objects, [output.digest, ...entries.map(({ digest }) => digest)].sort())
      t.false(yield* fs.exists(join(folder, "texts")))
      t.deepEqual(yield* store.damages(output), [])
    })
)

effect("a folder is laid out again file by file", (t, folder) =>
  Effect.gen(function*() {
    const { fs, putFolder, store } = yield* rig(folder)
    const output = yield* putFolder({ "b.txt": "bb", "a/deep/x.txt": "x" })
    const path = yield* store.materialise(Texts, output.digest, join(folder, "in/texts"))
    t.is(path, join(folder, "in/texts"))
    t.is(yield* fs.readFileString(join(path, "a/deep/x.txt")), "x")
    t.is(yield* fs.readFileString(join(path, "b.txt")), "bb")
  }))

effect("an empty folder is kept and laid out too", (t, folder) =>
  Effect.gen(function*() {
    const { fs, putFolder, store } = yield* rig(folder)
    const output = yield* putFolder({})
    t.is(output.bytes, 0)
    t.deepEqual(yield* store.damages(output), [])
    t.deepEqual(yield* fs.readDirectory(yield* store.materialise(Texts, output.digest, join(folder, "in"))), [])
  }))

effect("objects are read-only", (t, folder) =>
  Effect.gen(function*() {
    const { fs, objects, putFile, putFolder, store } = yield* rig(folder)
    yield* putFile("abc")
    yield* putFolder({ "a.txt": "a" })
    for (const digest of yield* objects) {
      t.is((yield* fs.stat(store.path(digest as Artifact.Digest))).mode & 0o777, 0o444)
    }
  }))

effect("a file that is read-only already is kept too", (t, folder) =>
  Effect.gen(function*() {
    const { fs, store } = yield* rig(folder)
    yield* fs.writeFileString(join(folder, "file.txt"), "abc", { mode: 0o444 })
    t.is((yield* store.put(Text, join(folder, "file.txt"))).digest, Hash.ofText("abc"))
  }))

effect("equal content is stored once", (t, folder) =>
  Effect.gen(function*() {
    const { objects, putFile, putFolder } = yield* rig(folder)
    const first = yield* putFile("abc")
    t.deepEqual(yield* putFile("abc"), first)
    const tree = yield* putFolder({ "one.txt": "abc", "two.txt": "abc" })
    t.deepEqual(yield* objects, [first.digest, tree.digest].sort())
  }))

effect(
  "an object, or a file of a folder, that is missing makes its output missing",
  (t, folder) =>
    Effect.gen(function*() {
      const { fs, putFile, putFolder, store } = yield* rig(folder)
      const file = yield* putFile("abc")
      const tree = yield* putFolder({ "a.txt": "a", "b.txt": "b" })
      yield* fs.remove(store.path(file.digest))
      yield* fs.remove(store.path(Hash.ofText("b")))
      t.deepEqual(yield* store.damages(file), [{ _tag: "Missing", digest: file.digest }])
      t.deepEqual(yield* store.damages(tree), [{ _tag: "Missing", digest: Hash.ofText("b") }])
      t.is(yield* store.rehash(file.digest), null)
      yield* fs.remove(store.path(tree.digest))
      t.deepEqual(yield* store.damages(tree), [{ _tag: "Missing", digest: tree.digest }])
      t.deepEqual(yield* store.tree(tree.digest), [])
    })
)

effect("a folder whose tree object is damaged is corrupt", (t, folder) =>
  Effect.gen(function*() {
    const { damage, putFolder, store } = yield* rig(folder)
    const tree = yield* putFolder({ "a.txt": "a" })
    yield* damage(tree.digest, "{\"format\":\"repro/tr")
    t.deepEqual(yield* store.tree(tree.digest), [])
    t.deepEqual(yield* store.damages(tree), [{ _tag: "Corrupt", digest: tree.digest }])
  }))

effect(
  "hashing a damaged object again tells, and putting its content again mends it",
  (t, folder) =>
    Effect.gen(function*() {
      const { damage, fs, putFile, putFolder, store } = yield* rig(folder)
      const file = yield* putFile("abc")
      const tree = yield* putFolder({ "a.txt": "a" })
      for (const { digest } of [file, tree]) {
        t.is(yield* store.rehash(digest), digest)
        yield* damage(digest, "abx")
        t.is(yield* store.rehash(digest), Hash.ofText("abx"))
      }
      yield* putFile("abc")
      yield* putFolder({ "a.txt": "a" })
      for (const { digest } of [file, tree]) {
        t.is(yield* store.rehash(digest), digest)
        t.is((yield* fs.stat(store.path(digest))).mode & 0o777, 0o444)
      }
    })
)

effect(
  "an object that another process left whole stays with its other names as its content is put again",
  (t, folder) =>
    Effect.gen(function*() {
      const earlier = yield* rig(folder)
      const output = yield* earlier.putFile("abc")
      yield* earlier.store.link(output.digest, join(folder, "link.txt"))
      const { damage, fs, putFile, store } = yield* rig(folder)
      const inode = Effect.map(fs.stat(store.path(output.digest)), ({ ino }) => ino)
      yield* putFile("abc")
      t.deepEqual(yield* inode, (yield* fs.stat(join(folder, "link.txt"))).ino)
      t.false(yield* fs.exists(join(folder, "file.txt")))
      yield* damage(output.digest, "abx")
      yield* putFile("abc")
      t.notDeepEqual(yield* inode, (yield* fs.stat(join(folder, "link.txt"))).ino)
      t.is(yield* fs.readFileString(store.path(output.digest)), "abc")
    })
)

effect(
  "an object changed in place is found corrupt, whatever its size and times say, and is put aside",
  (t, folder) =>
    Effect.gen(function*() {
      const { damage, fs, putFile, store } = yield* rig(folder)
      const output = yield* putFile("abc")
      const path = store.path(output.digest)
      const { mtime } = yield* fs.stat(path)
      yield* damage(output.digest, "abx")
      yield* fs.utimes(path, Option.getOrThrow(mtime), Option.getOrThrow(mtime))
      t.deepEqual(yield* store.damages(output), [{ _tag: "Corrupt", digest: output.digest }])
      for (const n of [1, 2]) {
        const aside = yield* store.quarantine(output.digest)
        const expected = join(store.root, "quarantine", `${output.digest}.${n}`)
        t.deepEqual(aside, Option.some(expected))
        t.is(yield* fs.readFileString(expected), "abx")
        t.deepEqual(yield* store.damages(output), [{ _tag: "Missing", digest: output.digest }])
        t.deepEqual(yield* store.quarantine(output.digest), Option.none())
        yield* putFile("abc")
        t.deepEqual(yield* store.quarantine(output.digest), Option.none())
        t.deepEqual(yield* store.damages(output), [])
        yield* damage(output.digest, "abx")
      }
    })
)

effect("an object that was only touched is whole", (t, folder) =>
  Effect.gen(function*() {
    const { fs, putFile, store } = yield* rig(folder)
    const output = yield* putFile("abc")
    yield* fs.utimes(store.path(output.digest), 1, 1)
    t.deepEqual(yield* store.damages(output), [])
  }))

effect(
  "what was hashed once is not read again, until something about it changes, also by another process",
  (t, folder) =>
    Effect.gen(function*() {
      const root = join(folder, "store")
      const read = { count: 0 }
      const fs = yield* FileSystem.FileSystem
      const counting = FileSystem.FileSystem.of({
        ...fs,
        open: (path, options) => {
          if (path.startsWith(join(root, "objects"))) read.count++
          return fs.open(path, options)
        }
      })
      const output = yield* Effect.gen(function*() {
        const store = yield* Store
        yield* fs.writeFileString(join(folder, "file.txt"), "abc")
        const output = yield* store.put(Text, join(folder, "file.txt"))
        yield* store.link(output.digest, join(folder, "link.txt"))
        read.count = 0
        yield* store.damages(output)
        yield* Effect.flatMap(Memo.Memo, (memo) => memo.flush)
        return output
      }).pipe(Effect.provide(layerFileSystem(root)), Effect.provideService(FileSystem.FileSystem, counting))
      t.is(read.count, 0)
      const damages = Effect.flatMap(Store, (store) => store.damages(output)).pipe(
        Effect.provide(layerFileSystem(root)),
        Effect.provideService(FileSystem.FileSystem, counting)
      )
      t.deepEqual(yield* damages, [])
      t.is(read.count, 0)
      yield* fs.remove(join(folder, "link.txt"))
      t.deepEqual(yield* damages, [])
      t.is(read.count, 1)
    })
)

effect("another name of an object is the same file, in place of what was there", (t, folder) =>
  Effect.gen(function*() {
    const { fs, putFile, store } = yield* rig(folder)
    const { digest } = yield* putFile("abc")
    yield* fs.writeFileString(join(folder, "link.txt"), "other")
    for (let i = 0; i < 2; i++) yield* store.link(digest, join(folder, "link.txt"))
    t.deepEqual((yield* fs.stat(join(folder, "link.txt"))).ino, (yield* fs.stat(store.path(digest))).ino)
    t.deepEqual((yield* fs.readDirectory(folder)).sort(), ["link.txt", "store"])
  }))

effect("inputs may be read from another store", (t, folder) =>
  Effect.gen(function*() {
    const { fs, putFile, putFolder } = yield* rig(folder)
    const [file, tree] = [yield* putFile("abc"), yield* putFolder({ "a.txt": "a" })]
    const other = join(folder, "other")
    const layer = Layer.provideMerge(
      StoreModule.layerFileSystem(other, { inputs: join(folder, "store") }),
      Memo.layerFileSystem(other)
    )
    const store = yield* Effect.provide(Store, layer)
    t.is(yield* fs.readFileString(yield* store.materialise(Text, file.digest, join(folder, "in"))), "abc")
    const laid = yield* store.materialise(Texts, tree.digest, join(folder, "in"))
    t.is(yield* fs.readFileString(join(laid, "a.txt")), "a")
    t.true(store.path(file.digest).startsWith(other))
  }))

effect("a store that cannot be written says where and why", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    yield* fs.writeFileString(join(folder, "regular"), "")
    yield* fs.writeFileString(join(folder, "file.txt"), "abc")
    const store = yield* Effect.provide(Store, layerFileSystem(join(folder, "regular/store")))
    const error = yield* Effect.flip(store.put(Text, join(folder, "file.txt")))
    t.true(error instanceof StoreFailed)
    t.regex(
      error.message,
      /^Cannot keep a result in the store\n +path +\/.*file\.txt\n +cause +ENOTDIR: not a directory/
    )
    t.regex(error.message, /\nCheck that the disk has room .* --store DIR$/)
  }))

effect(
  "a store that cannot be made says so at once, also where Node would never come back",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      yield* fs.writeFileString(join(folder, "regular"), "")
      for (const root of [join(folder, "regular/store"), "/proc/repro/store"]) {
        const open = Effect.flatMap(Store, (store) => store.open).pipe(
          Effect.provide(layerFileSystem(root))
        )
        t.is((yield* Effect.flip(open))._tag, "StoreFailed")
      }
      const made = join(folder, "a/b/store")
      yield* Effect.flatMap(Store, (store) => store.open).pipe(Effect.provide(layerFileSystem(made)))
      t.true(yield* fs.exists(made))
    })
)
