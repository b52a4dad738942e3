/** Macro means of two tables, side by side. */

/** Columns of one length. */
export interface Means {
  /** What tells rows apart besides the measure and the languages: columns such as relation and setting. */
  readonly where: ReadonlyArray<ReadonlyArray<unknown>>
  readonly measure: ReadonlyArray<string>
  readonly queryLang: ReadonlyArray<string>
  readonly docLang: ReadonlyArray<string>
  readonly value: ArrayLike<number>
}

export interface MeanRow {
  readonly where: ReadonlyArray<string>
  readonly measure: string
  /** Absent where only the other table has the row. */
  readonly a: number | undefined
  readonly b: number | undefined
}

/** The rows of all languages ("*"); in `a`'s order, then those of `b` alone. */
export const between = (a: Means, b: Means): ReadonlyArray<MeanRow> => {
  const [before, after] = [rowsOf(a), rowsOf(b)]
  return [...new Map([...before, ...after])].map(([name, { measure, where }]) => ({
    where,
    measure,
    a: before.get(name)?.value,
    b: after.get(name)?.value
  }))
}

interface Row extends Pick<MeanRow, "where" | "measure"> {
  readonly value: number
}

const rowsOf = ({ docLang, measure, queryLang, value, where }: Means): ReadonlyMap<string, Row> => {
  const rows = new Map<string, Row>()
  for (const [row, name] of measure.entries()) {
    if (queryLang[row] !== "*" || docLang[row] !== "*") continue
    const labels = where.map((column) => String(column[row]))
    rows.set(JSON.stringify([...labels, name]), { where: labels, measure: name, value: value[row] })
  }
  return rows
}
