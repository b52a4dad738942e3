/** Loss curves as they are drawn: few enough points for a page, as logged and smoothed. */
import type { LogRow } from "../../analysis/Results.ts"

export interface CurvePoint {
  readonly model: string
  readonly strategy: string
  readonly seed: number
  readonly step: number
  readonly loss: number
  /** The mean of the losses of a window around the step. */
  readonly smoothed: number
}

/**
 * At most `most` points of each training, evenly spaced by row, the last included; the window is a twenty-fifth of the
 * training.
 */
export const curves = (log: ReadonlyArray<LogRow>, most = 150): ReadonlyArray<CurvePoint> =>
  trainings(log).flatMap((rows) => {
    const smoothed = movingMeans(rows.map(({ loss }) => loss), Math.ceil(rows.length / 50))
    const stride = Math.ceil(rows.length / most)
    return rows.flatMap(({ loss, model, seed, step, strategy }, i) =>
      (rows.length - 1 - i) % stride === 0 ? [{ model, strategy, seed, step, loss, smoothed: smoothed[i] }] : []
    )
  })

/** The mean of each value and up to `reach` values on either side. */
export const movingMeans = (values: ReadonlyArray<number>, reach: number): ReadonlyArray<number> =>
  values.map((_, i) => {
    const window = values.slice(Math.max(0, i - reach), i + reach + 1)
    return window.reduce((sum, value) => sum + value, 0) / window.length
  })

/** The rows of each training, by step. */
const trainings = (log: ReadonlyArray<LogRow>): ReadonlyArray<ReadonlyArray<LogRow>> => {
  const found = Map.groupBy(log, ({ model, seed, strategy }) => JSON.stringify([model, strategy, seed]))
  return [...found.keys()].sort().map((key) => (found.get(key) ?? []).sort((a, b) => a.step - b.step))
}
