export interface Draws {
  readonly seed: number
  readonly name: string
  readonly draws?: number
}
interface V {
  readonly value: number
  readonly low: number
  readonly high: number
}
export type Fitted = {
  readonly _tag: "Fit"
  readonly A: V
  readonly alpha: V
  readonly delta: V
  readonly rSquared: number
  readonly sizes: number
  readonly points: number
} | { readonly _tag: "Refused"; readonly why: string; readonly sizes: number; readonly points: number }
export const fit = (points: ReadonlyArray<{ readonly size: number; readonly value: number }>, _: Draws): Fitted => ({
  _tag: "Refused",
  why: "not yet",
  sizes: 1,
  points: points.length
})
