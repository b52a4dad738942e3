import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Stream from "effect/Stream"
import * as fc from "fast-check"
import { join } from "node:path"
import { recordBatchRows } from "../../schemas/ArrowWriter.ts"
import { Float32, Text, Vector } from "../../schemas/Column.ts"
import { Embeddings } from "../../schemas/Embeddings.ts"
import * as Table from "../../schemas/Table.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { Disk, effect } from "../effect.ts"

const Sample = Table.make("sample", { version: 1, columns: { name: Text, score: Float32, vector: Vector } })

type Columns = Table.Columns<typeof Sample.row.Type>

const sample = (from: number, to: number, dimensions = 2): Columns => ({
  name: Array.from({ length: to - from }, (_, i) => `name ${from + i}`),
  score: Float32Array.from({ length: to - from }, (_, i) => (from + i) / 8),
  vector: {
    dimensions,
    values: Float32Array.from({ length: (to - from) * dimensions }, (_, i) => from * dimensions + i)
  }
})

/** The same rows in pieces that begin at `cuts`. */
const pieces = (rows: number, cuts: ReadonlyArray<number>): ReadonlyArray<Columns> => {
  const ends = [...cuts, rows]
  return ends.map((end, i) => sample(i === 0 ? 0 : ends[i - 1], end))
}

const bytes = (path: string) => Effect.flatMap(FileSystem.FileSystem, (fs) => fs.readFile(path))

effect("a file is the same however its rows were cut into pieces", (t, folder) =>
  Effect.gen(function*() {
    const [whole, cut] = [join(folder, "whole.arrow"), join(folder, "cut.arrow")]
    for (const rows of [1, recordBatchRows, 2 * recordBatchRows + 5]) {
      yield* TableFile.writeColumns(Sample, whole, sample(0, rows))
      const sorted = fc.array(fc.nat(rows), { maxLength: 6 }).map((cuts) => cuts.toSorted((a, b) => a - b))
      for (const cuts of fc.sample(sorted, { numRuns: 5, seed: rows })) {
        yield* TableFile.writeBatches(Sample, cut, Stream.fromIterable(pieces(rows, cuts)))
        t.is(Buffer.compare(yield* bytes(cut), yield* bytes(whole)), 0, `${rows} rows cut at ${cuts.join(" ")}`)
      }
    }
  }))

effect("rows that come one by one make the file of all rows", (t, folder) =>
  Effect.gen(function*() {
    const [whole, single] = [join(folder, "whole.arrow"), join(folder, "single.arrow")]
    const rows = Array.from({ length: 5000 }, (_, i) => ({ name: `${i}`, score: i, vector: Float32Array.of(i, -i) }))
    yield* TableFile.write(Sample, whole, rows)
    yield* TableFile.writeRows(Sample, single, Stream.fromIterable(rows))
    t.is(Buffer.compare(yield* bytes(single), yield* bytes(whole)), 0)
  }))

effect(
  "no rows make an empty table, whose dimensions are kept where there are any",
  (t, folder) =>
    Effect.gen(function*() {
      const [whole, cut] = [join(folder, "whole.arrow"), join(folder, "cut.arrow")]
      yield* TableFile.write(Sample, whole, [])
      yield* TableFile.writeBatches(Sample, cut, Stream.empty)
      t.deepEqual(yield* bytes(cut), yield* bytes(whole))
      yield* TableFile.writeColumns(Sample, whole, sample(0, 0, 3))
      yield* TableFile.writeBatches(Sample, cut, Stream.make(sample(0, 0, 3), sample(0, 0, 3)))
      t.deepEqual(yield* bytes(cut), yield* bytes(whole))
      const [only, ...more] = yield* Stream.runCollect(TableFile.readBatches(Sample, cut))
      t.deepEqual([only, more], [{ ...sample(0, 0, 3), name: [] }, []])
    })
)

effect("pieces that do not fit each other are refused", (t, folder) =>
  Effect.gen(function*() {
    const refusal = (...pieces: ReadonlyArray<Columns>) =>
      TableFile.writeBatches(Sample, join(folder, "sample.arrow"), Stream.fromIterable(pieces)).pipe(
        Effect.flip,
        Effect.map(String)
      )
    t.regex(yield* refusal(sample(0, 1, 2), sample(1, 2, 3)), /cannot be written\n.*sample\n.*3 dimensions after 2/)
    t.regex(yield* refusal(sample(0, recordBatchRows, 2), sample(0, 1, 3)), /vector.*dimensions change.*\[3\]/)
    t.regex(yield* refusal({ ...sample(0, 2), name: ["a"] }), /columns of unequal length: name 1, score 2, vector 2/)
  }))

effect("the record batches of a file are its rows", (t, folder) =>
  Effect.gen(function*() {
    const path = join(folder, "sample.arrow")
    const rows = 2 * recordBatchRows + 5
    yield* TableFile.writeColumns(Sample, path, sample(0, rows))
    const batches = yield* Stream.runCollect(TableFile.readBatches(Sample, path))
    t.deepEqual(batches.map(({ name }) => name.length), [recordBatchRows, recordBatchRows, 5])
    t.deepEqual(batches[2], sample(2 * recordBatchRows, rows))
    t.deepEqual(batches[1].name[0], `name ${recordBatchRows}`)
    t.is(batches[1].vector.values[1], 2 * recordBatchRows + 1)
  }))

/** A disk that tells what is read of files and written to them. */
const watched = (heard: (what: "read" | "write", bytes: number) => void) => {
  const watch = (file: FileSystem.File): FileSystem.File =>
    Object.assign(Object.create(file), {
      read: (buffer: Uint8Array, options: FileSystem.File.ReadOptions) =>
        Effect.tap(file.read(buffer, options), (bytes) => Effect.sync(() => heard("read", bytes))),
      writeAll: (buffer: Uint8Array) =>
        Effect.tap(file.writeAll(buffer), Effect.sync(() => heard("write", buffer.length)))
    })
  return Effect.map(
    FileSystem.FileSystem,
    (fs) => FileSystem.make({ ...fs, open: (path, options) => Effect.map(fs.open(path, options), watch) })
  )
}

effect(
  "a record batch is read when it is asked for, and written when it is full",
  (t, folder) =>
    Effect.gen(function*() {
      const path = join(folder, "embeddings.arrow")
      const moved = { read: 0, write: 0, most: 0 }
      const disk = yield* watched((what, bytes) => {
        moved[what] += bytes
        moved.most = Math.max(moved.most, bytes)
      })
      const batchBytes = recordBatchRows * 4 * 4
      const text = Array.from({ length: recordBatchRows }, () => "x")
      const piece = {
        id: text,
        lang: text,
        embedding: { dimensions: 4, values: new Float32Array(recordBatchRows * 4) }
      }
      const batches = 6
      const written: Array<number> = []
      const source = Stream.range(1, batches).pipe(
        Stream.rechunk(1),
        Stream.map(() => {
          written.push(Math.floor(moved.write / batchBytes))
          return piece
        })
      )
      yield* Effect.provideService(TableFile.writeBatches(Embeddings, path, source), FileSystem.FileSystem, disk)
      t.true(written.every((count, i) => count >= i), "each batch is written before the next piece is asked for")
      const read: Array<number> = []
      yield* TableFile.readBatches(Embeddings, path).pipe(
        Stream.runForEach(() => Effect.sync(() => read.push(moved.read))),
        Effect.provideService(FileSystem.FileSystem, disk)
      )
      const size = moved.write
      t.is(read.length, batches)
      t.true(read.every((bytes, i) => bytes <= (i + 1.01) * size / batches), "no batch is read before its turn")
      t.true(moved.most < 1.01 * size / batches, "no more than one batch is read or written at once")
    })
)

/** How reading ends: with the rows, or with the error that it is refused with. */
const reading = (path: string) =>
  Effect.exit(Effect.mapError(Stream.runDrain(TableFile.readBatches(Sample, path)), ({ found }) => found))

effect(
  "a file cut off anywhere is refused, and one with any byte changed is no bug",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const path = join(folder, "sample.arrow")
      yield* TableFile.writeColumns(Sample, path, sample(0, 3))
      const whole = yield* fs.readFile(path)
      for (let length = 0; length < whole.length; length += length < 16 || length > whole.length - 64 ? 1 : 7) {
        yield* fs.writeFile(path, whole.subarray(0, length))
        t.is((yield* reading(path))._tag, "Failure", `${length} bytes`)
      }
      const changed = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }))
      for (const [at, difference] of fc.sample(changed, { numRuns: 200, seed: 1 })) {
        const damaged = whole.slice()
        damaged[at] ^= difference
        yield* fs.writeFile(path, damaged)
        const result = yield* reading(path)
        const bug = result._tag === "Failure" && result.cause.reasons.some(({ _tag }) => _tag !== "Fail")
        t.false(bug, `byte ${at} by ${difference}: ${result}`)
      }
    }).pipe(Effect.provide(Disk))
)

effect("what is no table of the kind is refused with what it is", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const path = join(folder, "sample.arrow")
    const refusal = Effect.map(
      Effect.flip(Stream.runDrain(TableFile.readBatches(Sample, path))),
      ({ message }) => message.replace(path, "PATH")
    )
    t.regex(yield* refusal, /found +NotFound/)
    yield* fs.writeFileString(path, "name,score\na,1\n")
    t.regex(yield* refusal, /^A table cannot be read\n +path +PATH\n +expected +sample@1\n +found +no whole Arrow file/)
    yield* TableFile.write(Embeddings, path, [])
    t.regex(yield* refusal, /found +embeddings@1\n/)
  }))
