import test from "ava"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { gzipSync } from "node:zlib"
import * as Files from "../../../src/datasets/reading/Files.ts"
import { effect } from "../../effect.ts"
import { zip } from "../../files/zip.ts"
import { failure, given } from "../downloads.ts"

const url = (name: string) => `https://example.org/${name}`
const path = (name: string) => `example.org/${name}`

const linesOf = (content: string | Uint8Array, pieceBytes: number, name = "a.txt") =>
  Effect.runPromise(Files.collect(Files.lines(given({ [url(name)]: content }, pieceBytes), path(name))))

test("lines are the same however the bytes are cut, with LF and CRLF, and with or without an end", async (t) => {
  for (const pieceBytes of [1, 2, 3, 7, 100]) {
    for (const end of ["", "\n", "\r\n"]) {
      t.deepEqual(await linesOf(`\ufeffone\r\n\nthé\u2028 3 ไทย${end}`, pieceBytes), ["one", "", "thé\u2028 3 ไทย"])
    }
  }
  t.deepEqual(await linesOf("", 1), [])
})

test("only the file begins with a byte order mark", async (t) => {
  t.deepEqual(await linesOf("\ufeffa\n\ufeffb", 4), ["a", "\ufeffb"])
})

test("a gzip file is unpacked, its members one after another", async (t) => {
  const packed = Buffer.concat([gzipSync("one\ntw"), gzipSync("o\nthree")])
  t.deepEqual(await linesOf(packed, 9, "a.gz"), ["one", "two", "three"])
})

const problem = (content: string | Uint8Array, name = "a.txt") =>
  failure(Stream.runDrain(Files.lines(given({ [url(name)]: content }, 2 ** 16), path(name))))

test("what is wrong is said with file and line", async (t) => {
  t.like(await problem(Buffer.concat([Buffer.from("good\n"), Buffer.from([0xff, 10])])), {
    _tag: "DatasetUnreadable",
    file: path("a.txt"),
    row: "line 2",
    found: "bytes that are not UTF-8"
  })
  t.like(await problem(`x\n${"y".repeat(2 ** 24 + 1)}`), { row: "line 2", expected: "a line of at most 16 MiB" })
  t.like(await problem(gzipSync("a whole line").subarray(0, -9), "a.gz"), { expected: "a whole gzip file" })
  t.like(await problem(Buffer.from("no gzip"), "a.gz"), { file: path("a.gz"), expected: "a whole gzip file" })
})

test("a small file that unpacks to a huge one is refused soon", async (t) => {
  const bomb = gzipSync(Buffer.alloc(2 ** 27, "line\n"))
  t.true(bomb.length < 2 ** 20)
  t.like(await problem(bomb, "a.gz"), { expected: "a file that unpacks to at most a hundred times its size" })
})

test("text is bounded", async (t) => {
  const files: Files.Files = { ...given({}), bytes: () => Stream.forever(Stream.make(new Uint8Array(2 ** 26))) }
  t.like(await failure(Files.text(files, "endless")), { file: "endless", expected: "at most 256 MiB" })
})

test("a row that is none is named by its line", async (t) => {
  const rows = Files.rows(given({ [url("n")]: "1\n\n3\nfour\n5\n" }), path("n"), (line) => {
    if (line === "") return Result.succeed(undefined)
    return /^\d+$/.test(line) ? Result.succeed(Number(line)) : Result.fail("a number")
  })
  t.like(await failure(Files.collect(rows)), { file: path("n"), row: "line 4", expected: "a number", found: "four" })
  t.deepEqual(await Effect.runPromise(Files.collect(Stream.take(rows, 2))), [1, 3])
})

effect(
  "files are looked for in each of several folders, and one that is in none is named",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      for (const name of ["a", "b"]) {
        yield* fs.makeDirectory(`${folder}/${name}`)
        yield* fs.writeFileString(`${folder}/${name}/${name}.txt`, name)
      }
      const files = yield* Files.inFolders([`${folder}/a`, `${folder}/b`])
      t.is(yield* Files.text(files, "b.txt"), "b")
      t.like(yield* Effect.flip(Files.text(files, "c.txt")), {
        file: "c.txt",
        found: "no such file among the downloads"
      })
    })
)

effect(
  "files of a zip archive are read by name; a bomb, a wrong path and an absent one are refused",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const put = (name: string, entries: Parameters<typeof zip>[0]) => fs.writeFile(`${folder}/${name}`, zip(entries))
      yield* put("good.zip", [{ name: "in/a.txt", content: "one\ntwo", isDeflated: true }])
      yield* put("bomb.zip", [{ name: "a.txt", content: new Uint8Array(2 ** 27), isDeflated: true }])
      yield* put("traversal.zip", [{ name: "../a.txt", content: "x" }])
      const files = yield* Files.inFolders([folder])
      const member = (archive: string, name: string) =>
        Files.collect(Files.linesOf(`${archive}/${name}`, files.member(archive, name)))
      t.deepEqual(yield* member("good.zip", "in/a.txt"), ["one", "two"])
      t.like(yield* Effect.flip(member("good.zip", "b.txt")), { file: "good.zip", expected: "an archive with b.txt" })
      t.like(yield* Effect.flip(member("bomb.zip", "a.txt")), {
        expected: "a file that unpacks to at most a hundred times its size"
      })
      t.like(yield* Effect.flip(member("traversal.zip", "../a.txt")), {
        _tag: "DatasetUnreadable",
        file: "traversal.zip"
      })
    })
)
