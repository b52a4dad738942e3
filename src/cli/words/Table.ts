/** Rows of text in aligned columns, under their titles. */

export interface Column {
  readonly title: string
  /** Default: left. */
  readonly align?: "left" | "right"
}

const indent = "  "

/** One line a row, each ended by a line break; indented by two spaces, columns two spaces apart. */
export const format = (columns: ReadonlyArray<Column>, rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const lines = [columns.map(({ title }) => title), ...rows]
  const widths = columns.map((_, i) => lines.reduce((width, cells) => Math.max(width, cells[i].length), 0))
  const pad = (cell: string, i: number) =>
    columns[i].align === "right" ? cell.padStart(widths[i]) : cell.padEnd(widths[i])
  return lines.map((cells) => (indent + cells.map(pad).join(indent)).trimEnd() + "\n").join("")
}
