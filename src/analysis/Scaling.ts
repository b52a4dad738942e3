/** The scaling law of contrastive entropy: a power law of size for each strategy, setting and kind of size. */
import type { ScalingFit } from "../../schemas/ScalingFits.ts"
import type { Interval } from "../statistics/Interval.ts"
import * as PowerLaw from "../statistics/PowerLaw.ts"
import * as PowerLawBootstrap from "../statistics/PowerLawBootstrap.ts"
import * as Results from "./Results.ts"
import type { Against } from "./Trends.ts"
import { sizes } from "./Trends.ts"

/** A row for each, also where no fit is possible: it then says why. `seed` is what bootstraps draw from. */
export const make = (results: ReadonlyArray<Results.Row>, seed: number): ReadonlyArray<ScalingFit> => {
  const rows = Results.select(results, {
    measure: Results.contrastiveEntropy,
    queryLang: Results.every,
    docLang: Results.every
  })
  const strategies = Results.strategies(rows).filter((strategy) => strategy !== Results.untrained)
  return Results.settings.flatMap((setting) =>
    strategies.flatMap((strategy) => {
      const ofStrategy = Results.select(rows, { setting, strategy })
      if (ofStrategy.length === 0) return []
      return Object.keys(sizes).map((against) => fit(ofStrategy, against as Against, seed))
    })
  )
}

const fit = (rows: ReadonlyArray<Results.Row>, against: Against, seed: number): ScalingFit => {
  const [{ measure, relation, setting, strategy }] = rows
  const points = rows.map((row) => ({ size: sizes[against]({ ...row, name: row.model }), value: row.value }))
  const fitted = PowerLaw.fit(points)
  const drawn = PowerLawBootstrap.intervals(points, { seed, name: "power-law", draws })
  const isFitted = fitted._tag === "Fit"
  return {
    relation,
    setting,
    measure,
    strategy,
    against,
    refused: isFitted ? "" : fitted.why,
    ...parameter("A", isFitted ? fitted.A : undefined, drawn?.A),
    ...parameter("alpha", isFitted ? fitted.alpha : undefined, drawn?.alpha),
    ...parameter("delta", isFitted ? fitted.delta : undefined, drawn?.delta),
    rSquared: isFitted ? fitted.rSquared : NaN,
    sizes: fitted.sizes,
    points: fitted.points
  }
}

/** Of each bootstrap: the ends are steady to a few hundredths of the width. */
const draws = 500

/** The columns of a parameter: its estimate, and the ends of both its intervals. */
const parameter = <const Name extends string>(
  name: Name,
  estimate: PowerLaw.Estimate = { value: NaN, low: NaN, high: NaN },
  drawn: Interval = { low: NaN, high: NaN }
) =>
  ({
    [name]: estimate.value,
    [`${name}Low`]: estimate.low,
    [`${name}High`]: estimate.high,
    [`${name}BootstrapLow`]: drawn.low,
    [`${name}BootstrapHigh`]: drawn.high
  }) as Readonly<Record<Name | `${Name}Low` | `${Name}High` | `${Name}BootstrapLow` | `${Name}BootstrapHigh`, number>>
