/** An Arrow file's rows as aligned text. Works for any Arrow file, whatever its kind. */
import * as arrow from "apache-arrow"

const magic = "ARROW1"
const maxCell = 48

export const isArrow = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, magic.length)).toString() === magic

/** The first `limit` rows under their column names, and how many there are. */
export const rows = (bytes: Uint8Array, limit: number): string => {
  const table = arrow.tableFromIPC(bytes)
  const shown = Math.min(limit, table.numRows)
  const columns = table.schema.fields.map(({ name }) => {
    const vector = table.getChild(name)
    const cells = [name, ...Array.from({ length: shown }, (_, row) => cell(vector?.get(row)))]
    return { cells, width: Math.max(...cells.map((text) => text.length)), numeric: typeof vector?.get(0) === "number" }
  })
  const lines = Array.from(
    { length: shown + 1 },
    (_, line) =>
      columns.map(({ cells, numeric, width }) => numeric ? cells[line].padStart(width) : cells[line].padEnd(width))
        .join("  ")
        .trimEnd()
  )
  return [...lines, "", `${shown} of ${table.numRows} rows`].join("\n")
}

const cell = (value: unknown): string => {
  if (typeof value === "number") return Number.isInteger(value) ? String(value) : value.toPrecision(6)
  const text = value instanceof arrow.Vector
    ? `[${
      Array.from(value as Iterable<unknown>, (item) => typeof item === "number" ? item.toPrecision(3) : String(item))
        .join(", ")
    }]`
    : String(value).replaceAll(/[\t\n\r]/g, " ")
  return text.length > maxCell ? text.slice(0, maxCell - 1) + "…" : text
}
