/**
 * Downloaded files as datasets read them: bytes, lines and rows, streamed, each with a bound on what a damaged or
 * hostile file can take of memory and time.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import * as Zip from "../../files/Zip.ts"
import { DatasetUnreadable } from "../Errors.ts"
import * as Gunzip from "./Gunzip.ts"

/** What is read of one file. */
export type Reading<A> = Stream.Stream<A, DatasetUnreadable>

/** The files of a downloads folder, by their path in it: `Source.path` of their URL. */
export interface Files {
  readonly bytes: (path: string) => Reading<Uint8Array>
  /** The file called `name` in a zip archive. */
  readonly member: (path: string, name: string) => Reading<Uint8Array>
}

/** The files of several downloads folders: a file is looked for in each. */
export const inFolders = Effect.fnUntraced(
  function*(
    folders: ReadonlyArray<string>
  ): Effect.fn.Return<Files, never, FileSystem.FileSystem | Path.Path> {
    const fs = yield* FileSystem.FileSystem
    const { join } = yield* Path.Path
    const isThere = (file: string) => Effect.orElseSucceed(fs.exists(file), () => false)
    const find = (path: string) =>
      Effect.findFirst(folders.map((folder) => join(folder, path)), isThere).pipe(
        Effect.flatMap(Effect.fromOption),
        Effect.mapError(() => unreadable(path, "no such file among the downloads"))
      )
    const failed = (path: string) => ({ message }: { readonly message: string }) => unreadable(path, message)
    return {
      bytes: (path) => Stream.unwrap(Effect.map(find(path), (file) => Stream.mapError(fs.stream(file), failed(path)))),
      member: (path, name) =>
        find(path).pipe(
          Effect.flatMap((file) => Effect.mapError(Zip.open(file), failed(path))),
          Effect.flatMap((archive) => content(path, name, archive.get(name))),
          Effect.map((entry) => Stream.mapError(Zip.stream(entry), failed(path))),
          Stream.unwrap,
          Stream.provideService(FileSystem.FileSystem, fs)
        )
    }
  }
)

const content = (path: string, name: string, entry: Zip.Entry | undefined) => {
  if (entry === undefined) return unreadable(path, "no such file", `an archive with ${name}`)
  return entry.bytes > Gunzip.most(entry.packedBytes)
    ? unreadable(path, `${name} of ${entry.bytes} bytes, packed in ${entry.packedBytes}`, Gunzip.EXPECTED)
    : Effect.succeed(entry)
}

/** The bytes of a file; of one that ends in `.gz`, those that it unpacks to. */
export const bytes = (files: Files, path: string): Reading<Uint8Array> =>
  path.endsWith(".gz") ? Gunzip.unpack(path, files.bytes(path)) : files.bytes(path)

/** The whole text of a file of at most 256 MiB. */
export const text = (files: Files, path: string): Effect.Effect<string, DatasetUnreadable> =>
  Stream.runFoldEffect(bytes(files, path), () => ({ pieces: [] as Array<Uint8Array>, size: 0 }), (all, piece) => {
    all.pieces.push(piece)
    all.size += piece.length
    return all.size > LONGEST_TEXT
      ? Effect.fail(unreadable(path, "a longer file", "at most 256 MiB"))
      : Effect.succeed(all)
  }).pipe(
    Effect.flatMap(({ pieces }) => Effect.fromResult(decoded(path, Buffer.concat(pieces))))
  )

/** The lines of a file, without their ends (LF or CRLF). One of more than 16 MiB is an error. */
export const lines = (files: Files, path: string): Reading<string> => linesOf(path, bytes(files, path))

/**
 * What the lines of a file hold. `parse` gives a row, nothing for a line to pass over, or what it expected in its
 * place, which makes an error that names file and line.
 */
export const rows = <A>(
  files: Files,
  path: string,
  parse: (line: string) => Result.Result<A | undefined, string>
): Reading<A> => rowsOf(path, lines(files, path), parse)

/** All of them, in an array. */
export const collect = <A>(reading: Reading<A>): Effect.Effect<ReadonlyArray<A>, DatasetUnreadable> =>
  Stream.runCollect(reading)

/** The lines of text that was not read from a file of its own; `file` names it in errors. */
export const linesOf = (file: string, bytes: Reading<Uint8Array>): Reading<string> =>
  Stream.concat(bytes, Stream.make(END)).pipe(
    Stream.mapAccumEffect(
      (): Open => ({ pieces: [], size: 0, line: 1 }),
      (open, piece) => Effect.fromResult(cut(file, open, piece))
    )
  )

/** The rows of such lines. */
export const rowsOf = <A>(
  file: string,
  lines: Reading<string>,
  parse: (line: string) => Result.Result<A | undefined, string>
): Reading<A> =>
  Stream.mapAccumArrayEffect(lines, () => 0, (before, some) => {
    const parsed: Array<A> = []
    for (const [i, line] of some.entries()) {
      const row = parse(line)
      if (Result.isFailure(row)) {
        return Effect.fail(
          new DatasetUnreadable({ file, row: `line ${before + i + 1}`, expected: row.failure, found: excerpt(line) })
        )
      }
      if (row.success !== undefined) parsed.push(row.success)
    }
    return Effect.succeed([before + some.length, parsed] as const)
  })

const LONGEST_TEXT = 2 ** 28
const LONGEST_LINE = 2 ** 24
const END = new Uint8Array(0)
const LF = 10
const CR = 13

/** The beginning of a line whose end has not been read. */
interface Open {
  readonly pieces: ReadonlyArray<Uint8Array>
  readonly size: number
  /** Its number, from 1. */
  readonly line: number
}

/** The lines that end in `piece`; the last piece is empty, and ends the last line unless that is empty too. */
const cut = (
  file: string,
  open: Open,
  piece: Uint8Array
): Result.Result<readonly [Open, ReadonlyArray<string>], DatasetUnreadable> => {
  const found: Array<string> = []
  let { line, pieces, size } = open
  const take = (end: Uint8Array): Result.Result<string, DatasetUnreadable> => {
    const whole = pieces.length === 0 ? end : Buffer.concat([...pieces, end])
    pieces = []
    size = 0
    return decoded(file, whole.at(-1) === CR ? whole.subarray(0, -1) : whole, line++)
  }
  let from = 0
  for (let at = piece.indexOf(LF); at !== -1; at = piece.indexOf(LF, from)) {
    const text = take(piece.subarray(from, at))
    if (Result.isFailure(text)) return Result.fail(text.failure)
    found.push(text.success)
    from = at + 1
  }
  if (piece === END && size > 0) {
    const text = take(END)
    return Result.map(text, (last) => [{ pieces, size, line }, [last]] as const)
  }
  const rest = piece.subarray(from)
  size += rest.length
  if (size > LONGEST_LINE) return Result.fail(unreadable(file, "a longer one", "a line of at most 16 MiB", line))
  return Result.succeed([{ pieces: rest.length === 0 ? pieces : [...pieces, rest.slice()], size, line }, found])
}

/** A byte order mark is left out where a file begins. Lines are decoded one by one, so that none keeps others alive. */
const decoded = (file: string, bytes: Uint8Array, line?: number): Result.Result<string, DatasetUnreadable> =>
  Result.try({
    try: () => (line === undefined || line === 1 ? ofFile : ofLine).decode(bytes),
    catch: () => unreadable(file, "bytes that are not UTF-8", undefined, line)
  })

const ofFile = new TextDecoder("utf-8", { fatal: true })
const ofLine = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

const unreadable = (
  file: string,
  found: string,
  expected = "a readable file of UTF-8 text",
  line?: number
): DatasetUnreadable =>
  new DatasetUnreadable({ file, ...(line === undefined ? {} : { row: `line ${line}` }), expected, found })

const excerpt = (line: string): string => line.length > 80 ? `${line.slice(0, 80)}…` : line
