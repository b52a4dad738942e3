/** A tensor as a view of a row of numbers: element (i, j, …) is at offset + i × strides[0] + j × strides[1] + … */
export interface View {
  readonly shape: ReadonlyArray<number>
  readonly strides: ReadonlyArray<number>
  readonly offset: number
}

export const sizeOf = (shape: ReadonlyArray<number>): number => shape.reduce((product, length) => product * length, 1)

/** How many numbers there are from the first to the last element. */
export const extent = ({ shape, strides }: View): number =>
  sizeOf(shape) === 0 ? 0 : shape.reduce((sum, length, axis) => sum + (length - 1) * strides[axis], 1)

/** Whether the elements lie row by row, one after the other. */
export const isContiguous = ({ shape, strides }: View): boolean => {
  let expected = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] > 1 && strides[axis] !== expected) return false
    expected *= shape[axis]
  }
  return true
}

/** The elements row by row, of a view whose first one is the first of `values`. */
export const gather = ({ shape, strides }: View, values: Float32Array): Float32Array<ArrayBuffer> => {
  const rows = new Float32Array(sizeOf(shape))
  const index = shape.map(() => 0)
  let from = 0
  for (let to = 0; to < rows.length; to++) {
    rows[to] = values[from]
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += strides[axis]
      if (++index[axis] < shape[axis]) break
      from -= shape[axis] * strides[axis]
      index[axis] = 0
    }
  }
  return rows
}
