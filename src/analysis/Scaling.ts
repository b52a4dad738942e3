/** The scaling law of contrastive entropy: a power law of size for each strategy, setting and kind of size. */
import type { ScalingFit } from "../../schemas/ScalingFits.ts"
import * as PowerLaw from "../statistics/PowerLaw.ts"
import * as Results from "./Results.ts"
import type { Against } from "./Trends.ts"
import { sizes } from "./Trends.ts"

/** A row for each, also where no fit is possible: it then says why. */
export const make = (results: ReadonlyArray<Results.Row>): ReadonlyArray<ScalingFit> => {
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
      return Object.keys(sizes).map((against) => fit(ofStrategy, against as Against))
    })
  )
}

const fit = (rows: ReadonlyArray<Results.Row>, against: Against): ScalingFit => {
  const [{ measure, relation, setting, strategy }] = rows
  const points = rows.map((row) => ({ size: sizes[against]({ ...row, name: row.model }), value: row.value }))
  const fitted = PowerLaw.fit(points)
  const about = { relation, setting, measure, strategy, against }
  const counts = { sizes: fitted.sizes, points: fitted.points }
  if (fitted._tag === "Refused") return { ...about, refused: fitted.why, ...nothing, ...counts }
  const { A, alpha, delta, rSquared } = fitted
  return {
    ...about,
    refused: "",
    A: A.value,
    ALow: A.low,
    AHigh: A.high,
    alpha: alpha.value,
    alphaLow: alpha.low,
    alphaHigh: alpha.high,
    delta: delta.value,
    deltaLow: delta.low,
    deltaHigh: delta.high,
    rSquared,
    ...counts
  }
}

const nothing = {
  A: NaN,
  ALow: NaN,
  AHigh: NaN,
  alpha: NaN,
  alphaLow: NaN,
  alphaHigh: NaN,
  delta: NaN,
  deltaLow: NaN,
  deltaHigh: NaN,
  rSquared: NaN
}
