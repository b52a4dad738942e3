import * as arrow from "apache-arrow"
import test from "ava"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as fc from "fast-check"
import { join } from "node:path"
import { recordBatchRows } from "../../schemas/ArrowWriter.ts"
import { Float32, Float64, Int32, Text, Vector } from "../../schemas/Column.ts"
import { Embeddings } from "../../schemas/Embeddings.ts"
import { Qrels } from "../../schemas/Qrels.ts"
import * as Table from "../../schemas/Table.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import * as Hash from "../../src/engine/Hash.ts"
import { Disk, effect } from "../effect.ts"
import { rowsOf, tables } from "./tables.ts"

const { TableUnreadable } = TableFile

test("there are table kinds, each of its own name", (t) => {
  t.true(tables.length >= 9)
  t.is(new Set(tables.map(({ name }) => name)).size, tables.length)
})

for (const table of tables) {
  effect(
    `${table.name}: any rows come back as they were written, and are the same bytes each time`,
    (t, folder) =>
      Effect.promise(() =>
        fc.assert(
          fc.asyncProperty(rowsOf(table), (rows) =>
            Effect.gen(function*() {
              const fs = yield* FileSystem.FileSystem
              const [one, two] = [join(folder, "one.arrow"), join(folder, "two.arrow")]
              yield* TableFile.write(table, one, rows)
              const read = yield* TableFile.read(table, one)
              t.deepEqual(read, rows)
              yield* TableFile.writeColumns(table, two, yield* TableFile.readColumns(table, one))
              t.deepEqual(yield* fs.readFile(two), yield* fs.readFile(one))
            }).pipe(Effect.provide(Disk), Effect.runPromise)),
          { numRuns: 20 }
        )
      )
  )

  effect(`${table.name}: an empty table comes back empty`, (t, folder) =>
    Effect.gen(function*() {
      yield* TableFile.write(table, join(folder, "empty.arrow"), [])
      t.deepEqual(yield* TableFile.read(table, join(folder, "empty.arrow")), [])
    }))
}

const Sample = Table.make("sample", {
  version: 2,
  columns: { name: Text, count: Int32, score: Float32, value: Float64, vector: Vector }
})

const sample = [
  { name: "ไทย", count: -1, score: 0.5, value: 0.1, vector: Float32Array.of(1, 2) },
  { name: "", count: 7, score: -0, value: 1e300, vector: Float32Array.of(-3, 0.25) }
]

effect("the bytes of a table are pinned: digests of results hang on them", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    yield* TableFile.write(Sample, join(folder, "sample.arrow"), sample)
    t.is<string, string>(
      Hash.ofBytes(yield* fs.readFile(join(folder, "sample.arrow"))),
      "c8ef6774f374692472aaea85d86de4c610c0c444a3572fbe252319d937a092a7"
    )
  }))

effect("record batches are bounded, and rows go on across them", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const path = join(folder, "qrels.arrow")
    const size = 2 * recordBatchRows + 5
    const column = (prefix: string) => Array.from({ length: size }, (_, i) => `${prefix}${i}`)
    const columns = {
      queryId: column("q"),
      docId: column("d"),
      relevance: Int32Array.from({ length: size }, (_, i) => i)
    }
    yield* TableFile.writeColumns(Qrels, path, columns)
    const batches = [...arrow.RecordBatchReader.from(yield* fs.readFile(path))]
    t.deepEqual(batches.map(({ numRows }) => numRows), [recordBatchRows, recordBatchRows, 5])
    t.deepEqual(yield* TableFile.readColumns(Qrels, path), columns)
    t.is((yield* TableFile.read(Qrels, path))[recordBatchRows]?.docId, `d${recordBatchRows}`)
  }))

const bytesOf = ({ buffer, byteLength, byteOffset }: Float32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)

effect("vectors go on across record batches", (t, folder) =>
  Effect.gen(function*() {
    const path = join(folder, "embeddings.arrow")
    const size = recordBatchRows + 3
    const texts = Array.from({ length: size }, () => "x")
    const values = Float32Array.from({ length: size * 2 }, (_, i) => i)
    yield* TableFile.writeColumns(Embeddings, path, { id: texts, lang: texts, embedding: { values, dimensions: 2 } })
    const { embedding } = yield* TableFile.readColumns(Embeddings, path)
    t.is(embedding.dimensions, 2)
    t.is(Buffer.compare(bytesOf(embedding.values), bytesOf(values)), 0)
  }))

effect("vectors and numbers are read as views of the file's bytes", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const path = join(folder, "sample.arrow")
    yield* TableFile.write(Sample, path, sample)
    const bytes = yield* fs.readFile(path)
    const one = FileSystem.layerNoop({ readFile: () => Effect.succeed(bytes) })
    const { count, score, value, vector } = yield* Effect.provide(TableFile.readColumns(Sample, path), one)
    for (const view of [count, score, value, vector.values]) t.true((view as Float32Array).buffer === bytes.buffer)
    const [, second] = yield* Effect.provide(TableFile.read(Sample, path), one)
    t.true(second.vector.buffer === bytes.buffer)
    t.deepEqual([...second.vector], [-3, 0.25])
  }))

effect("what has no form in the file is refused when it is written", (t, folder) =>
  Effect.gen(function*() {
    const path = join(folder, "sample.arrow")
    const [row] = sample
    const refusal = (...rows: typeof sample) => Effect.map(Effect.flip(TableFile.write(Sample, path, rows)), String)
    t.regex(yield* refusal({ ...row, count: 2 ** 31 }), /cannot be written\n.*sample\n.*2147483648.*no 32-bit integer/)
    t.regex(yield* refusal({ ...row, count: 0.5 }), /0\.5.*no 32-bit integer/)
    t.regex(yield* refusal(row, { ...row, vector: Float32Array.of(1) }), /row 1 has 1 dimensions, not 2/)
    const lopsided = { queryId: ["a", "b"], docId: ["c"], relevance: [1, 1] }
    const error = yield* Effect.flip(TableFile.writeColumns(Qrels, path, lopsided))
    t.regex(String(error), /columns of unequal length: queryId 2, docId 1, relevance 2/)
    t.false(yield* Effect.flatMap(FileSystem.FileSystem, (fs) => fs.exists(path)))
  }))

/** What reading this file as a sample is refused with. */
const refusal = Effect.fnUntraced(function*(path: string) {
  const error = yield* Effect.flip(TableFile.read(Sample, path))
  return error instanceof TableUnreadable ? error.message.replace(path, "PATH") : "another error"
})

effect("a file cut off anywhere is refused", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const path = join(folder, "sample.arrow")
    yield* TableFile.write(Sample, path, sample)
    const bytes = yield* fs.readFile(path)
    for (let length = 0; length < bytes.length; length += length < 64 || length > bytes.length - 64 ? 1 : 7) {
      yield* fs.writeFile(path, bytes.subarray(0, length))
      t.regex(
        yield* refusal(path),
        /^A table cannot be read\n +path +PATH\n +expected +sample@2\n +found +\S/,
        `${length}`
      )
    }
  }))

effect("a file with any byte changed is read or refused, but never a bug", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const path = join(folder, "sample.arrow")
    yield* TableFile.write(Sample, path, sample)
    const bytes = yield* fs.readFile(path)
    const changed = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }))
    for (const [at, difference] of fc.sample(changed, { numRuns: 200, seed: 1 })) {
      const damaged = bytes.slice()
      damaged[at] ^= difference
      yield* fs.writeFile(path, damaged)
      const result = yield* Effect.exit(TableFile.read(Sample, path))
      const bug = result._tag === "Failure" && result.cause.reasons.some(({ _tag }) => _tag !== "Fail")
      t.false(bug, `byte ${at} by ${difference}: ${result}`)
    }
  }))

effect("a file that is none of ours is refused with what it is", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const path = join(folder, "sample.arrow")
    yield* fs.writeFileString(path, "name,count\na,1\n")
    t.regex(yield* refusal(path), /\n +found +no whole Arrow file \(15 bytes; .*\)\n/)
    yield* fs.writeFile(path, arrow.tableToIPC(arrow.tableFromArrays({ name: ["a"] }), "file"))
    t.regex(yield* refusal(path), /\n +found +a foreign table@\?\n/)
    t.regex(yield* refusal(join(folder, "absent.arrow")), /\n +found +NotFound/)
  }))

effect("a table of another kind, version or columns is refused with which", (t, folder) =>
  Effect.gen(function*() {
    const path = join(folder, "sample.arrow")
    const columns = { name: Text, count: Int32, score: Float32, value: Float64, vector: Vector }
    yield* TableFile.write(Table.make("other", { version: 2, columns }), path, sample)
    t.regex(yield* refusal(path), /\n +found +other@2\n/)
    yield* TableFile.write(Table.make("sample", { version: 1, columns }), path, sample)
    t.regex(yield* refusal(path), /\n +found +sample@1\n/)
    yield* TableFile.write(Table.make("sample", { version: 2, columns: { ...columns, count: Float64 } }), path, sample)
    t.regex(
      yield* refusal(path),
      /found +columns name: utf8, count: float64, score: float32, value: float64, vector: fixed_size_list<float32>\n/
    )
    t.regex(yield* refusal(path), /\nRun repro verify to see whether the store is damaged/)
  }))
