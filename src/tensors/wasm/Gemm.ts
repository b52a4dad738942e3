/**
 * Matrix product c = a · b, or c += a · b, over matrices with any strides, so that neither operand is ever transposed
 * in memory.
 *
 * Every element of c is one sum in float32 over the inner dimension in ascending order, whatever the shapes: a row of
 * the result does not depend on the rows beside it. As in Goto and van de Geijn, "Anatomy of high-performance matrix
 * multiplication" (ACM TOMS 2008), operands are packed into panels and c is computed in tiles of 4 × 8 held in
 * registers; a is packed only where its rows are not contiguous.
 */
import { type Body, func, type Local } from "./Assembler.ts"
import { type Code, f32x4, type Func, i32, v128 } from "./Instructions.ts"
import { pack, panelBytes } from "./Panels.ts"

/** Rows of a tile. */
const height = 4
/** Columns of a tile. */
const width = 8
/** Inner elements packed at a time: a panel of b then takes 8 KiB and stays in the first-level cache. */
const depth = 256
/** Rows of a that are worked on while they stay in the second-level cache. */
const block = 64

/** Bytes of scratch memory that `gemm` needs for an inner dimension `k` and `n` columns. */
export const scratchBytes = (n: number, k: number): number => panelsStart + panelBytes(width, n, Math.min(k, depth))

/** The scratch memory: a tile aside, packed rows of a, panels of b. */
const rowsStart = 4 * height * width
const panelsStart = rowsStart + panelBytes(height, block, depth)

const plus = i32.add
const least = (a: Code<"i32">, b: Code<"i32">): Code<"i32"> => i32.select(a, b, i32.lt_s(a, b))

const operands = ["a", "aRow", "panel", "c", "cRow", "k", "accumulate"] as const

type Operands = (typeof operands)[number]

/** Rows of a are read where they lie, `aRow` bytes apart, or packed side by side in fours. */
type Source = "rows" | "packed"

/** `rows` × 8 elements of c from as many rows of a and one panel of b. */
const tile = (rows: number, source: Source): Func<Operands> =>
  func(`tile${rows}${source}`, operands, [], (f, { a, aRow, panel, c, cRow, k, accumulate }) => {
    const sources = source === "packed" ? [a] : spread(f, a, aRow, rows)
    const outputs = spread(f, c, cRow, rows)
    const sums = outputs.map(() => [f.local(v128.zero), f.local(v128.zero)] as const)
    f.when(accumulate, () => {
      for (const [r, sum] of sums.entries()) for (const half of [0, 1]) sum[half].set(v128.load(outputs[r], 16 * half))
    })
    const element = (r: number, p: number) =>
      source === "packed" ? v128.load32_splat(a, 4 * (p * height + r)) : v128.load32_splat(sources[r], 4 * p)
    const turn = (unroll: number) => {
      for (let p = 0; p < unroll; p++) {
        const values = [f.local(v128.load(panel, 32 * p)), f.local(v128.load(panel, 32 * p + 16))]
        for (const [r, sum] of sums.entries()) {
          const factor = f.local(element(r, p))
          for (const half of [0, 1]) sum[half].set(f32x4.add(sum[half], f32x4.mul(factor, values[half])))
        }
      }
      panel.set(plus(panel, i32.const(32 * unroll)))
      for (const pointer of sources) {
        pointer.set(plus(pointer, i32.const(source === "packed" ? 16 * unroll : 4 * unroll)))
      }
    }
    const whole = f.local(i32.and(k, i32.const(-4)))
    f.range(i32.const(0), whole, 4, () => turn(4))
    f.range(whole, k, 1, () => turn(1))
    for (const [r, sum] of sums.entries()) {
      for (const half of [0, 1]) f.emit(v128.store(outputs[r], sum[half], 16 * half))
    }
  })

/** `count` pointers, `stride` bytes apart. */
const spread = (f: Body, base: Local<"i32">, stride: Code<"i32">, count: number): ReadonlyArray<Local<"i32">> => {
  const pointers = [base]
  for (let r = 1; r < count; r++) pointers.push(f.local(plus(pointers[r - 1], stride)))
  return pointers
}

/** A tile of the `left` < 8 last columns: computed aside, then the columns that exist are copied. */
const edge = (rows: number, whole: Func<Operands>): Func<Operands | "left" | "aside"> =>
  func(`edge${whole.name}`, [...operands, "left", "aside"], [], (f, p) => {
    const asideRow = i32.const(4 * width)
    const copy = (to: Local<"i32">, toRow: Code<"i32">, from: Local<"i32">, fromRow: Code<"i32">) => {
      const [target, source] = [f.local(to), f.local(from)]
      for (let r = 0; r < rows; r++) {
        f.lanes(p.left, (at) => at.store(target, at.load(source)))
        target.set(plus(target, toRow))
        source.set(plus(source, fromRow))
      }
    }
    f.when(p.accumulate, () => copy(p.aside, asideRow, p.c, p.cRow))
    f.call(whole, { ...p, c: p.aside, cRow: asideRow })
    copy(p.c, p.cRow, p.aside, asideRow)
  })

const kinds = (rows: number, source: Source) => {
  const whole = tile(rows, source)
  return { rows, whole, edge: edge(rows, whole) }
}

/** All columns of up to `block` rows of c. */
const sweep = (source: Source): Func<Operands | "m" | "n" | "aside"> => {
  const [high, low] = [kinds(height, source), kinds(1, source)]
  return func(`sweep${source}`, [...operands, "m", "n", "aside"], [], (f, p) => {
    const inTiles = f.local(i32.and(p.m, i32.const(-height)))
    f.range(i32.const(0), p.n, width, (j) => {
      const left = f.local(i32.sub(p.n, j))
      const from = f.local(p.a)
      const to = f.local(p.c)
      const rowsOf = (
        { edge, rows, whole }: typeof high,
        [start, end]: ReadonlyArray<Code<"i32">>,
        step: Code<"i32">
      ) =>
        f.range(start, end, rows, () => {
          const values = { ...p, left, a: from, c: to }
          f.when(i32.lt_s(left, i32.const(width)), () => f.call(edge, values), () => f.call(whole, values))
          from.set(plus(from, step))
          to.set(plus(to, i32.mul(p.cRow, i32.const(rows))))
        })
      rowsOf(high, [i32.const(0), inTiles], i32.mul(p.aRow, i32.const(height)))
      rowsOf(low, [inTiles, p.m], source === "packed" ? i32.const(4) : p.aRow)
      p.c.set(plus(p.c, i32.const(4 * width)))
      p.panel.set(plus(p.panel, i32.mul(p.k, i32.const(4 * width))))
    })
  })
}

const [sweepRows, sweepPacked] = [sweep("rows"), sweep("packed")]

/**
 * c = a · b, or c += a · b where `accumulate` is not 0. All strides are in bytes: element (i, p) of a lies at
 * `a + i * aRow + p * aStep`, element (p, j) of b at `b + p * bStep + j * bColumn`, element (i, j) of c at
 * `c + i * cRow + 4 * j`. One of the two strides of a must be 4, and one of those of b. The shapes are m × k and k × n.
 */
export const gemm = func(
  "gemm",
  ["a", "aRow", "aStep", "b", "bStep", "bColumn", "c", "cRow", "m", "n", "k", "accumulate", "scratch"],
  [],
  (f, { a, aRow, aStep, b, bStep, bColumn, c, cRow, m, n, k, accumulate, scratch }) => {
    const panel = f.local(plus(scratch, i32.const(panelsStart)))
    const packed = f.local(plus(scratch, i32.const(rowsStart)))
    f.range(i32.const(0), k, depth, (p) => {
      const inner = f.local(least(i32.const(depth), i32.sub(k, p)))
      pack(f, width, { from: plus(b, i32.mul(p, bStep)), step: bStep, column: bColumn, k: inner, n, panel })
      f.range(i32.const(0), m, block, (top) => {
        const from = f.local(plus(plus(a, i32.mul(p, aStep)), i32.mul(top, aRow)))
        const rows = f.local(least(i32.const(block), i32.sub(m, top)))
        const to = plus(c, i32.mul(top, cRow))
        const values = { aRow, panel, c: to, cRow, k: inner, accumulate, m: rows, n, aside: scratch }
        f.when(i32.eqz(i32.sub(aStep, i32.const(4))), () => f.call(sweepRows, { ...values, a: from }), () => {
          pack(f, height, { from, step: aStep, column: aRow, k: inner, n: rows, panel: packed })
          f.call(sweepPacked, { ...values, a: packed, aRow: i32.shl(inner, i32.const(2)) })
        })
      })
      accumulate.set(i32.const(1))
    })
  }
)

/** A matrix in memory: where it starts, and the bytes from one row and from one column to the next. */
export interface Matrix {
  readonly start: Code<"i32">
  readonly row: Code<"i32">
  readonly column: Code<"i32">
}

export const transpose = ({ start, row, column }: Matrix): Matrix => ({ start, row: column, column: row })

/** Emits c = a · b for m × k and k × n matrices. */
export const multiply = (
  f: Body,
  { a, b, c }: Record<"a" | "b" | "c", Matrix>,
  sizes: Record<"m" | "n" | "k" | "scratch", Code<"i32">>
): void =>
  f.call(gemm, {
    ...sizes,
    a: a.start,
    aRow: a.row,
    aStep: a.column,
    b: b.start,
    bStep: b.row,
    bColumn: b.column,
    c: c.start,
    cRow: c.row,
    accumulate: i32.const(0)
  })
