/** UTF-16 code units in memory that grows and is used again from text to text. */
export interface CodeUnits {
  units: Uint16Array
  length: number
}

export const make = (): CodeUnits => ({ units: new Uint16Array(1024), length: 0 })

export const push = (buffer: CodeUnits, unit: number): void => {
  if (buffer.length === buffer.units.length) grow(buffer)
  buffer.units[buffer.length++] = unit
}

const grow = (buffer: CodeUnits): void => {
  const { units } = buffer
  buffer.units = new Uint16Array(2 * units.length)
  buffer.units.set(units)
}
