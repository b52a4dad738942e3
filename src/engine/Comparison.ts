/**
 * How two contents of one kind compare where their bytes differ. The class and what it tolerates are data, so that they
 * can be printed. The engine itself compares bytes only; what else content may mean is for the kinds to say.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"

/** A comparison class. */
export interface Comparison {
  /** Such as "bitwise" or "numeric". */
  readonly name: string
  /** What is let pass, by name, such as `{ absolute: 1e-5 }`. */
  readonly tolerances: Readonly<Record<string, number>>
  readonly compare: Compare
}

/** Compares the content at `actual` with that at `expected`. Fails where one of them is no content of the kind. */
export type Compare = (
  expected: string,
  actual: string
) => Effect.Effect<Verdict, Error, FileSystem.FileSystem | Path.Path>

export interface Verdict {
  /** Whether they are the same as far as the class tells. */
  readonly within: boolean
  /** By how much they differ, in words, on one line. */
  readonly difference: string
  /** The same in numbers, by name. */
  readonly numbers: Readonly<Record<string, number>>
}

/** Files of equal bytes; folders of the same files with equal bytes. */
export const bitwise: Comparison = {
  name: "bitwise",
  tolerances: {},
  compare: (expected, actual) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const { type } = yield* fs.stat(expected)
      return yield* type === "Directory" ? folders(() => files)(expected, actual) : files(expected, actual)
    })
}

/** Compares folders file by file, each as `of` says for its path, which is relative with "/" between the parts. */
export const folders = (of: (path: string) => Compare): Compare =>
  Effect.fnUntraced(function*(expected, actual) {
    const { join } = yield* Path.Path
    const [wanted, found] = [yield* filesIn(expected), yield* filesIn(actual)]
    const missing = wanted.filter((path) => !found.includes(path))
    const unexpected = found.filter((path) => !wanted.includes(path))
    const compared: Array<readonly [path: string, verdict: Verdict]> = []
    for (const path of wanted.filter((path) => found.includes(path))) {
      const [one, other] = [join(expected, path), join(actual, path)]
      if ((yield* files(one, other)).within) continue
      compared.push([path, yield* of(path)(one, other)])
    }
    const verdict: Verdict = {
      within: missing.length + unexpected.length === 0 && compared.every(([, { within }]) => within),
      difference: listed([
        ...missing.map((path) => `${path} is missing`),
        ...unexpected.map((path) => `${path} is unexpected`),
        ...compared.map(([path, { difference }]) => `${path}: ${difference}`)
      ]),
      numbers: Object.fromEntries(
        compared.flatMap(([path, { numbers }]) =>
          Object.entries(numbers).map(([name, value]) => [`${path} ${name}`, value])
        )
      )
    }
    return verdict
  })

/** The first few of `differences` on one line, and how many more there are. */
const listed = (differences: ReadonlyArray<string>): string => {
  if (differences.length === 0) return "none"
  const more = differences.length - shownDifferences
  return [...differences.slice(0, shownDifferences), ...(more > 0 ? [`and ${more} more`] : [])].join("; ")
}

const shownDifferences = 3

/** Compares files byte by byte, piece by piece: they may be larger than memory. */
export const files: Compare = Effect.fnUntraced(function*(expected, actual) {
  const fs = yield* FileSystem.FileSystem
  const [wanted, found] = [yield* fs.open(expected), yield* fs.open(actual)]
  const [size, foundSize] = [Number((yield* wanted.stat).size), Number((yield* found.stat).size)]
  const common = Math.min(size, foundSize)
  const pieces = [Buffer.alloc(pieceBytes), Buffer.alloc(pieceBytes)] as const
  let first = common
  let differing = Math.max(size, foundSize) - common
  for (let at = 0; at < common; at += pieceBytes) {
    const length = Math.min(pieceBytes, common - at)
    yield* fill(wanted, pieces[0].subarray(0, length), at)
    yield* fill(found, pieces[1].subarray(0, length), at)
    if (pieces[0].compare(pieces[1], 0, length, 0, length) === 0) continue
    for (let i = 0; i < length; i++) {
      if (pieces[0][i] === pieces[1][i]) continue
      first = Math.min(first, at + i)
      differing++
    }
  }
  const sizes = size === foundSize ? `${size}` : `${size}, now ${foundSize}`
  const verdict: Verdict = differing === 0
    ? { within: true, difference: "none", numbers: { differing } }
    : {
      within: false,
      difference: `${differing} of ${sizes} bytes differ, the first at ${first}`,
      numbers: { differing, first }
    }
  return verdict
}, Effect.scoped)

const pieceBytes = 1 << 20

/** Fills `buffer` with the file's bytes from `at` on. */
export const fill = Effect.fnUntraced(function*(file: FileSystem.File, buffer: Uint8Array, at: number) {
  let filled = 0
  while (filled < buffer.length) {
    const read = yield* file.read(buffer.subarray(filled), { position: BigInt(at + filled) })
    if (read === 0) return yield* Effect.fail(new RangeError(`the file ends at byte ${at + filled}`))
    filled += read
  }
})

const filesIn = Effect.fnUntraced(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  const { join, sep } = yield* Path.Path
  const paths: Array<string> = []
  for (const name of yield* fs.readDirectory(folder, { recursive: true })) {
    if ((yield* fs.stat(join(folder, name))).type === "File") paths.push(name.split(sep).join("/"))
  }
  return paths.sort()
})
