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
