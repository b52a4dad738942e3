/** Where attention finds the heads of rows in a grid, and back. */
import * as Sequences from "../Sequences.ts"
import { type Handle, last, type Machine } from "./Machine.ts"

export interface Layout {
  /** [count, heads, longest, n] from [rows, heads × n]; where no row belongs, it is some row. */
  readonly grid: (x: Handle) => Handle
  /** The same with zeros where no row belongs. */
  readonly gridOfZeros: (x: Handle) => Handle
  /** [rows, heads × n] from the grid. */
  readonly rows: (grid: Handle) => Handle
  /** [longest, longest]: for each query and key the column of its bias. */
  readonly distances: Handle
  /** [count, 1, 1, longest], to be added to scores: minus infinity, nearly, for keys that are no row. */
  readonly hidden: Handle | undefined
}

/** All layers of a pass ask for the same layout: the last one made is kept. */
export const of = (m: Machine, sequences: Sequences.Sequences, heads: number): Layout => {
  const known = kept.get(m)
  if (known !== undefined && known.sequences === sequences && known.heads === heads) return known.layout
  for (const handle of known?.handles ?? []) m.release(handle)
  const places = placesOf(m, sequences, heads)
  const handles = Object.values(places).filter((handle) => handle !== undefined)
  for (const handle of handles) m.keep(handle)
  const layout = layoutOf(m, sequences, { heads, ...places })
  kept.set(m, { sequences, heads, layout, handles })
  return layout
}

interface Kept {
  readonly sequences: Sequences.Sequences
  readonly heads: number
  readonly layout: Layout
  readonly handles: ReadonlyArray<Handle>
}

const kept = new WeakMap<Machine, Kept>()

type Places = ReturnType<typeof placesOf>

const layoutOf = (
  m: Machine,
  sequences: Sequences.Sequences,
  { distances, fromGrid, heads, hidden, toGrid, toPadded }: Places & { readonly heads: number }
): Layout => {
  const rows = Sequences.rows(sequences)
  const byHead = (x: Handle) => m.reshape(x, [rows * heads, x.shape[1] / heads])
  const first = m.integers(0)
  const grid = (x: Handle) => m.call("GatherV2", [last(byHead(x)), toGrid, first])
  return {
    grid,
    gridOfZeros: (x) => {
      if (toPadded === undefined) return grid(x)
      const padded = m.call("Pad", [last(byHead(x)), m.reshape(m.integers([0, 1, 0, 0]), [2, 2])])
      return m.call("GatherV2", [last(padded), toPadded, first])
    },
    rows: (grid) => {
      const width = grid.shape[3]
      const flat = m.reshape(grid, [grid.shape[0] * heads * grid.shape[2], width])
      return m.reshape(last(m.call("GatherV2", [last(flat), fromGrid, first])), [rows, heads * width])
    },
    distances,
    hidden
  }
}

const placesOf = (m: Machine, sequences: Sequences.Sequences, heads: number) => {
  const { longest } = sequences
  const [rows, count] = [Sequences.rows(sequences), Sequences.count(sequences)]
  const grid = Sequences.toGrid(sequences)
  const isPadded = grid.includes(rows)
  const places = (nowhere: number) =>
    Int32Array.from({ length: count * heads * longest }, (_, place) => {
      const head = Math.floor(place / longest) % heads
      const row = grid[Math.floor(place / (heads * longest)) * longest + place % longest]
      return row === rows ? nowhere : row * heads + head
    })
  const shape = [count, heads, longest]
  const back = Sequences.fromGrid(sequences)
  const fromGrid = Int32Array.from({ length: rows * heads }, (_, place) => {
    const at = back[Math.floor(place / heads)]
    return (Math.floor(at / longest) * heads + place % heads) * longest + at % longest
  })
  return {
    toGrid: m.indices(places(0), shape),
    toPadded: isPadded ? m.indices(places(rows * heads), shape) : undefined,
    fromGrid: m.indices(fromGrid),
    distances: m.indices(Sequences.distances(sequences), [longest, longest]),
    hidden: isPadded ? m.floats(Sequences.hidden(sequences), [count, 1, 1, longest]) : undefined
  }
}
