/**
 * Where the sequences of a batch lie when their rows are packed one after the other, without padding: sequence i has
 * the rows from `starts[i]` to before `starts[i + 1]`.
 */
export interface Sequences {
  /** [count + 1]; the last is the number of rows. */
  readonly starts: Int32Array
  /** The length of the longest sequence. */
  readonly longest: number
}

export const fromLengths = (lengths: ArrayLike<number>): Sequences => {
  const starts = new Int32Array(lengths.length + 1)
  let longest = 0
  for (let i = 0; i < lengths.length; i++) {
    starts[i + 1] = starts[i] + lengths[i]
    longest = Math.max(longest, lengths[i])
  }
  return { starts, longest }
}

export const count = ({ starts }: Sequences): number => starts.length - 1

export const rows = ({ starts }: Sequences): number => starts[starts.length - 1]

/** For each place of a [count, longest] grid the row that belongs there, or the number of rows where there is none. */
export const toGrid = (sequences: Sequences): Int32Array => {
  const { starts, longest } = sequences
  return Int32Array.from({ length: count(sequences) * longest }, (_, place) => {
    const i = Math.floor(place / longest)
    const row = starts[i] + (place % longest)
    return row < starts[i + 1] ? row : rows(sequences)
  })
}

/** For each row its place in the grid of `toGrid`. */
export const fromGrid = (sequences: Sequences): Int32Array => {
  const { starts, longest } = sequences
  const places = new Int32Array(rows(sequences))
  for (let i = 0; i < count(sequences); i++) {
    for (let row = starts[i]; row < starts[i + 1]; row++) places[row] = i * longest + row - starts[i]
  }
  return places
}

/** For each query and key of a grid, row by row, the column of the bias for how far the key is after the query. */
export const distances = ({ longest }: Sequences): Int32Array =>
  Int32Array.from({ length: longest ** 2 }, (_, place) => {
    const query = Math.floor(place / longest)
    return (place % longest) - query + longest - 1
  })

/** For each place of the grid what is added to the scores of its key: nothing, or, where there is none, what hides it. */
export const hidden = (sequences: Sequences): Float32Array =>
  Float32Array.from(toGrid(sequences), (row) => row === rows(sequences) ? HIDDEN : 0)

/** Its exponential is 0 in float32 next to any score. */
const HIDDEN = -1e9
