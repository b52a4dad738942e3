/** A straight line through points. */
import * as Moments from "./Moments.ts"

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Line {
  readonly slope: number
  readonly intercept: number
}

/** The line of least squares of y; undefined where no two points differ in x. */
export const fit = (points: ReadonlyArray<Point>): Line | undefined => {
  const [x, y] = [Moments.mean(points.map((point) => point.x)), Moments.mean(points.map((point) => point.y))]
  const spread = points.reduce((sum, point) => sum + (point.x - x) * (point.x - x), 0)
  if (points.every((point) => point.x === points[0].x) || spread === 0) return undefined
  const slope = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) / spread
  return { slope, intercept: y - slope * x }
}
