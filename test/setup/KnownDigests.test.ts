import test, { type ExecutionContext } from "ava"
import { createHash } from "node:crypto"
import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as KnownDigests from "../../src/setup/KnownDigests.ts"

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex")

/** Where a file may be, and the list. */
const places = (t: ExecutionContext) => {
  const folder = mkdtempSync(join(tmpdir(), "repro-"))
  t.teardown(() => rmSync(folder, { recursive: true }))
  return { list: join(folder, "digests.json"), file: join(folder, "file") }
}

test("a file is hashed once for as long as it is as it was", (t) => {
  const { file, list } = places(t)
  writeFileSync(file, "one")
  t.is(KnownDigests.of(list, file), sha256("one"))
  // What is known is believed: a list that says otherwise shows that nothing was read again.
  writeFileSync(list, readFileSync(list, "utf8").replace(sha256("one"), sha256("two")))
  t.is(KnownDigests.of(list, file), sha256("two"))
})

test("other bytes of the same length are noticed, whatever time the file says", (t) => {
  const { file, list } = places(t)
  writeFileSync(file, "one")
  const { atime, mtime } = statSync(file)
  t.is(KnownDigests.of(list, file), sha256("one"))
  writeFileSync(file, "two")
  utimesSync(file, atime, mtime)
  t.is(KnownDigests.of(list, file), sha256("two"))
})

test("a list that cannot be read, or not be kept, changes no digest", (t) => {
  const { file, list } = places(t)
  writeFileSync(file, "one")
  for (const text of ["", "{", "[]", "{\"a\": 1}"]) {
    writeFileSync(list, text)
    t.is(KnownDigests.of(list, file), sha256("one"), text)
  }
  t.is(KnownDigests.of(join(file, "below/a/file"), file), sha256("one"))
})

test("what is not there, or cannot be read, has none", (t) => {
  const { file, list } = places(t)
  t.is(KnownDigests.of(list, file), undefined)
  t.is(KnownDigests.of(list, tmpdir()), undefined)
})
