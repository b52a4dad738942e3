/**
 * Least squares of a law that is a straight line once its exponent is fixed (variable projection, Golub and Pereyra
 * 1973): the line for each exponent, and the exponent whose line fits best.
 */
import { exp } from "../numerics/Exponential.ts"
import { minimise } from "../numerics/Minimum.ts"
import { log } from "../numerics/NaturalLogarithm.ts"
import * as Moments from "./Moments.ts"

/** What was measured at a size. Several points of one size are replicates, as of several seeds. */
export interface Point {
  /** Above 0. */
  readonly size: number
  readonly value: number
}

/** The points by distinct size. */
export interface Means {
  /** The mean of the sizes' logarithms. */
  readonly centre: number
  /** Of each size, the logarithm less the centre. */
  readonly logs: ReadonlyArray<number>
  /** How many points a size has, and the mean of their values. */
  readonly weights: ReadonlyArray<number>
  readonly values: ReadonlyArray<number>
  /** The squared deviations of values from their size's mean, which no law explains; and from the mean of all. */
  readonly within: number
  readonly total: number
}

export const meansOf = (points: ReadonlyArray<Point>): Means => {
  const sizes = [...new Set(points.map(({ size }) => size))].sort((a, b) => a - b)
  const groups = sizes.map((size) => points.filter((point) => point.size === size).map(({ value }) => value))
  const logs = sizes.map(log)
  const centre = Moments.mean(logs)
  return {
    centre,
    logs: logs.map((logSize) => logSize - centre),
    weights: groups.map((values) => values.length),
    values: groups.map(Moments.mean),
    within: groups.reduce((sum, values) => sum + squaresOf(values), 0),
    total: squaresOf(groups.flat())
  }
}

const squaresOf = (values: ReadonlyArray<number>): number => {
  const mean = Moments.mean(values)
  return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
}

export interface Line {
  readonly c: number
  readonly delta: number
  /** The sum of squared residuals, S. */
  readonly squares: number
  /** Half the curvature of S in c, with the best delta of each; and in delta, with the best c. */
  readonly ofC: number
  readonly ofDelta: number
}

/** The least squares with the exponent fixed. */
export const lineAt = ({ logs, values, weights, within }: Means, alpha: number): Line => {
  const v = logs.map((logSize) => exp(-alpha * logSize))
  let [weight, sumV, sumY] = [0, 0, 0]
  for (let i = 0; i < v.length; i++) {
    weight += weights[i]
    sumV += weights[i] * v[i]
    sumY += weights[i] * values[i]
  }
  const [meanV, meanY] = [sumV / weight, sumY / weight]
  let [spread, product] = [0, 0]
  for (let i = 0; i < v.length; i++) {
    spread += weights[i] * (v[i] - meanV) * (v[i] - meanV)
    product += weights[i] * (v[i] - meanV) * (values[i] - meanY)
  }
  const c = product / spread
  let squares = within
  for (let i = 0; i < v.length; i++) {
    const residual = values[i] - meanY - c * (v[i] - meanV)
    squares += weights[i] * residual * residual
  }
  return {
    c,
    delta: meanY - c * meanV,
    squares,
    ofC: spread,
    ofDelta: weight * spread / (spread + weight * meanV * meanV)
  }
}

/** The logarithm of the exponent with which the squares are least. */
export const exponentOf = (means: Means): number =>
  minimise((logAlpha) => lineAt(means, exp(logAlpha)).squares, least, most)

/** The exponents looked at, 0.01 to 10, by their logarithms. */
export const least = log(0.01)
export const most = log(10)

/** An optimum this near to an end of them is the end. */
const edge = 1e-4

export const isStraightest = (logAlpha: number): boolean => logAlpha - least < edge
export const isSteepest = (logAlpha: number): boolean => most - logAlpha < edge
