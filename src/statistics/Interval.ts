/** A confidence interval, and the level it has where none is named. */

export interface Interval {
  readonly low: number
  readonly high: number
}

export const confidence = 0.95
