import * as Effect from "effect/Effect"
import * as EffectZip from "effect/encoding/Zip"
import * as FileSystem from "effect/FileSystem"
import * as Stream from "effect/Stream"
import * as Zip from "../../src/files/Zip.ts"
import { effect } from "../effect.ts"
import { type Packed, zip } from "./zip.ts"

/** The archive of these bytes, on disk. */
const stored = (folder: string, bytes: Uint8Array) =>
  Effect.gen(function*() {
    const path = `${folder}/a.zip`
    yield* (yield* FileSystem.FileSystem).writeFile(path, bytes)
    return path
  })

const opened = (folder: string, bytes: Uint8Array) => Effect.flatMap(stored(folder, bytes), Zip.open)

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

const poem = "so much depends upon a red wheel barrow ".repeat(5000)

const files: ReadonlyArray<Packed> = [
  { name: "b/deflated.txt", content: poem, isDeflated: true },
  { name: "b/", content: "" },
  { name: "a/größe.txt", content: "stored" },
  { name: "empty", content: "", isDeflated: true }
]

for (const isZip64 of [false, true]) {
  effect(
    `files are listed in the order of the archive and read${isZip64 ? ", also in zip64" : ""}`,
    (t, folder) =>
      Effect.gen(function*() {
        const archive = yield* opened(folder, zip(files, { isZip64, comment: "PK\x05\x06 in a comment" }))
        t.deepEqual([...archive.keys()], ["b/deflated.txt", "a/größe.txt", "empty"])
        const contents = yield* Effect.forEach([...archive.values()], (entry) => Zip.read(entry, poem.length))
        t.deepEqual(contents.map(text), [poem, "stored", ""])
        t.like(archive.get("a/größe.txt"), { bytes: 6, packedBytes: 6, method: 0 })
      })
  )
}

effect("an archive of another program is read", (t, folder) =>
  Effect.gen(function*() {
    const entries = [
      EffectZip.file("x/deflated", poem),
      EffectZip.file("x/stored", "as it is", { method: "Store" }),
      EffectZip.fileStream("x/streamed", Stream.make(new TextEncoder().encode(poem)))
    ]
    const channel = Stream.pipeThroughChannel(Stream.fromIterable(entries), EffectZip.encode())
    const archive = yield* opened(folder, yield* Stream.mkUint8Array(channel))
    const contents = yield* Effect.forEach([...archive.values()], (entry) => Zip.read(entry, poem.length))
    t.deepEqual(contents.map(text), [poem, "as it is", poem])
  }))

effect(
  "the place of a stored file is that of its bytes; a deflated one has none",
  (t, folder) =>
    Effect.gen(function*() {
      const bytes = zip(files)
      const archive = yield* opened(folder, bytes)
      const { bytes: length, offset } = yield* Zip.place(archive.get("a/größe.txt")!)
      t.is(text(bytes.subarray(offset, offset + length)), "stored")
      const error = yield* Effect.flip(Zip.place(archive.get("b/deflated.txt")!))
      t.is(error.entry, "b/deflated.txt")
    })
)

effect("a file may be no larger than expected, whatever it says itself", (t, folder) =>
  Effect.gen(function*() {
    const honest = (yield* opened(folder, zip(files))).get("b/deflated.txt")!
    t.is((yield* Zip.read(honest, poem.length)).length, poem.length)
    const { message } = yield* Effect.flip(Zip.read(honest, 1000))
    t.is(
      message,
      [
        "The zip archive cannot be read",
        `  path   ${folder}/a.zip`,
        "  entry  b/deflated.txt",
        "  found  200000 bytes, where 1000 are expected at most",
        "Pack the file anew as a plain zip archive"
      ].join("\n")
    )
    const liar = (yield* opened(folder, zip([{ ...files[0], says: { bytes: 900 } }]))).get("b/deflated.txt")!
    t.is((yield* Effect.flip(Zip.read(liar, 1000))).found, "more than the 900 bytes announced")
  }))

effect(
  "a bomb is found out after little more than it announced, or streams without being held",
  (t, folder) =>
    Effect.gen(function*() {
      const bomb = { name: "bomb", content: new Uint8Array(BOMB), isDeflated: true }
      const hidden = (yield* opened(folder, zip([{ ...bomb, says: { bytes: 100_000 } }]))).get("bomb")!
      let received = 0
      const count = (entry: Zip.Entry) =>
        Stream.runForEach(Zip.stream(entry), (piece) => Effect.sync(() => void (received += piece.length)))
      t.is((yield* Effect.flip(count(hidden)))._tag, "ZipUnreadable")
      t.true(received <= 100_000)
      const announced = (yield* opened(folder, zip([bomb]))).get("bomb")!
      t.is((yield* Effect.flip(Zip.read(announced, 2 ** 20)))._tag, "ZipUnreadable")
      received = 0
      const before = process.memoryUsage().rss
      yield* count(announced)
      t.is(received, BOMB)
      t.true(process.memoryUsage().rss - before < BOMB / 2)
    })
)

const BOMB = 2 ** 28

const refusals: Readonly<Record<string, { readonly bytes: Uint8Array; readonly found: RegExp }>> = {
  "no archive": { bytes: new Uint8Array(1000), found: /no end of a central directory in 1000 bytes/ },
  "an empty file": { bytes: new Uint8Array(0), found: /no end of a central directory in 0 bytes/ },
  "a name above the folder": { bytes: zip([{ name: "a/../../b", content: "" }]), found: /no path within the archive/ },
  "an absolute name": { bytes: zip([{ name: "/etc/passwd", content: "" }]), found: /no path within the archive/ },
  "a name with a drive": { bytes: zip([{ name: "C:x", content: "" }]), found: /no path within the archive/ },
  "a name with backslashes": { bytes: zip([{ name: "..\\x", content: "" }]), found: /no path within the archive/ },
  "an empty name": { bytes: zip([{ name: "", content: "" }]), found: /no path within the archive/ },
  "two files of one name": {
    bytes: zip([{ name: "a", content: "" }, { name: "a", content: "b" }]),
    found: /two files called "a"/
  },
  "files in one place": {
    bytes: zip([{ name: "a", content: "12345" }, { name: "b", content: "", says: { offset: 0 } }]),
    found: /reaches into what comes after it/
  },
  "a file in the directory": {
    bytes: zip([{ name: "a", content: "", says: { offset: 1e6 } }]),
    found: /reaches into what comes after it/
  },
  "more entries than there are": {
    bytes: zip(files, { entries: 9 }),
    found: /4 entries in the directory, 9 announced/
  },
  "fewer entries than there are": { bytes: zip(files, { entries: 3 }), found: /bytes after the last entry/ },
  "a stored file that grows": {
    bytes: zip([{ name: "a", content: "123", says: { bytes: 2 ** 30 } }]),
    found: /1073741824 bytes, stored in 3/
  }
}

for (const [title, { bytes, found }] of Object.entries(refusals)) {
  effect(`refused when it is opened: ${title}`, (t, folder) =>
    Effect.gen(function*() {
      t.regex((yield* Effect.flip(opened(folder, bytes))).message, found)
    }))
}

const unreadable: Readonly<Record<string, { readonly file: Packed; readonly found: RegExp }>> = {
  "another CRC-32": { file: { name: "a", content: "x", says: { crc32: 1 } }, found: /a CRC-32 of \d+, not 1/ },
  "encrypted content": { file: { name: "a", content: "x", says: { flags: 1 } }, found: /encrypted/ },
  "another method": { file: { name: "a", content: "x", says: { method: 14 } }, found: /method 14/ },
  "no deflated data": { file: { name: "a", content: "\xff\xff", says: { method: 8 } }, found: /damaged/ },
  "another name before the content": { file: { name: "a", content: "x", localName: "b" }, found: /differs/ },
  "deflated data that are cut short": {
    file: { name: "a", content: poem, isDeflated: true, says: { packedBytes: 100 } },
    found: /damaged|announced/
  }
}

for (const [title, { file, found }] of Object.entries(unreadable)) {
  effect(`refused when it is read: ${title}`, (t, folder) =>
    Effect.gen(function*() {
      const entry = (yield* opened(folder, zip([file]))).get("a")!
      t.regex((yield* Effect.flip(Zip.read(entry, 1e6))).found, found)
    }))
}

effect("an archive that is not there is said to be so", (t, folder) =>
  Effect.gen(function*() {
    t.regex((yield* Effect.flip(Zip.open(`${folder}/none.zip`))).message, /none\.zip/)
  }))
