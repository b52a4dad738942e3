/** How numbers are written, the same on every machine. */

/** A value between 0 and 1, such as mAP: `0.412`. */
export const fraction = (value: number): string => value.toFixed(3).replace("-", "−")

/** A difference of such values, with its sign: `+0.012`, `−0.003`, `±0.000`. */
export const difference = (value: number): string => {
  const digits = fraction(Math.abs(value))
  return (Number(digits) === 0 ? "±" : value < 0 ? "−" : "+") + digits
}

/** A value of a measure: ranks whole, all else as a fraction. */
export const ofMeasure = (measure: string, value: number): string => isRank(measure) ? whole(value) : fraction(value)

/** A difference of such values, with its sign. */
export const signed = (measure: string, value: number): string =>
  isRank(measure)
    ? `${Math.abs(value) < 0.5 ? "±" : value < 0 ? "−" : "+"}${whole(Math.abs(value))}`
    : difference(value)

const isRank = (measure: string): boolean => measure.startsWith("RankDistance")

/** A rank or a count: `7,422`. */
export const whole = (value: number): string => value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ",")

/** A count of parameters in three significant digits: `18.9M`. */
export const parameters = (count: number): string => {
  const [unit, suffix] = count >= 999.5e6
    ? [1e9, "B"]
    : count >= 999.5e3
    ? [1e6, "M"]
    : count >= 999.5
    ? [1e3, "k"]
    : [1, ""]
  const scaled = count / unit
  return scaled.toFixed(suffix === "" || scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2) + suffix
}
