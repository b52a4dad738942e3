/** A number in a few digits: 0.998, 3.1e-6. */
export const digits = (value: number): string => {
  const size = Math.abs(value)
  return size !== 0 && (size < 1e-3 || size >= 1e6) ? value.toExponential(1) : String(Number(value.toPrecision(4)))
}
