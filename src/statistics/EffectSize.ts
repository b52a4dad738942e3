/** How large a difference is, whatever its unit and however many were measured. */
import * as Moments from "./Moments.ts"

/**
 * Cohen's d_z of paired differences: their mean in their standard deviations (Lakens, "Calculating and reporting effect
 * sizes", 2013). Undefined below two differences, and where they do not vary.
 */
export const standardised = (differences: ReadonlyArray<number>): number | undefined => {
  const deviation = Moments.deviation(differences)
  return deviation === undefined || deviation === 0 ? undefined : Moments.mean(differences) / deviation
}
