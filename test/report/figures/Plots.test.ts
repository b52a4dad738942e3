import test from "ava"
import * as DistanceSpec from "../../../src/report/figures/DistanceSpec.ts"
import * as HeatMapSpec from "../../../src/report/figures/HeatMapSpec.ts"
import * as LossSpec from "../../../src/report/figures/LossSpec.ts"
import * as Plots from "../../../src/report/figures/Plots.ts"
import * as SizePoints from "../../../src/report/figures/SizePoints.ts"
import * as SizeSpec from "../../../src/report/figures/SizeSpec.ts"
import * as Smoothing from "../../../src/report/figures/Smoothing.ts"
import * as Svg from "../../../src/report/figures/Svg.ts"
import * as analyses from "../analyses.ts"
import * as fixture from "../fixture.ts"

const layout = { columns: 2, width: 200 }
const { input } = analyses

test("a figure without results is left out", async (t) => {
  t.is(await Plots.measureBySize([], "total", layout), undefined)
  t.is(await Plots.gainBySize([], "total", layout), undefined)
  const ofUntrained = input.differences.filter(({ baseline }) => baseline === "untrained")
  t.is(await Plots.gainBySize(ofUntrained, "total", layout), undefined)
  t.is(await Plots.entropyBySize({ results: [], fits: input.fits }, "total", layout), undefined)
  t.is(await Plots.heatMap(input.results, "absent", layout), undefined)
  t.is(await Plots.rankDistanceBySize([], layout), undefined)
  t.is(await Plots.rankDistances(input.results.filter(({ measure }) => measure === "RankDistance"), layout), undefined)
  t.is(await Plots.sameLanguage([], layout), undefined)
  t.is(await Plots.lossCurves(input.log, ["absent"], layout), undefined)
})

const noWarning = (message: string): never => {
  throw new Error(message)
}

const draw = (points: ReadonlyArray<SizePoints.SizePoint>, measure: SizeSpec.Measure): Promise<string> =>
  Svg.render(SizeSpec.make(points, measure, layout), "", noWarning)

test("figures of one model, one seed or equal values are drawn without a doubt of Vega's", async (t) => {
  const cases = [
    fixture.results({ models: ["xl"], seeds: [1], strategies: ["hybrid"] }),
    fixture.results({ seeds: [1] }),
    fixture.results({ models: ["small", "xl"] }).map((row) => ({ ...row, value: 0.5 })),
    fixture.results()
  ]
  for (const results of cases) {
    const points = SizePoints.bySetting(results, "non-embedding")
    t.regex(await draw(points, { title: "mAP", scale: "linear", isApart: true }), /1\.16B/)
    const gains = SizePoints.gains(analyses.differences(results), "total")
    if (gains.length > 0) t.regex(await draw(gains, { title: "", scale: "linear", reference: 0 }), /1\.67B/)
    await draw(SizePoints.entropies(results, input.fits, "total"), { title: "entropy", scale: "log" })
    const distances = SizePoints.make(results.filter(({ measure }) => measure === "RankDistance"), "", "total")
    await draw(distances, { title: "distance", scale: "log" })
    t.regex(await Plots.rankDistances(results, layout) ?? "", /<svg/)
  }
  const cells = [{ strategy: "hybrid", queryLang: "de", docLang: "de", value: 0 }]
  await Svg.render(HeatMapSpec.make(cells, ["hybrid"], layout), "", noWarning)
  const box = { model: "xl", strategy: "hybrid", q10: 0, q25: 1, q50: 1, q75: 1, q90: 2, mean: 1 }
  await Svg.render(DistanceSpec.make([box], ["xl"], layout), "", noWarning)
  const curves = Smoothing.curves(fixture.log({ models: ["xl"], steps: 1 }))
  await Svg.render(LossSpec.make(curves, ["xl"], layout), "", noWarning)
})

test("a mean carries the t interval over its seeds, a single seed none", (t) => {
  const rows = (seeds: ReadonlyArray<number>) =>
    fixture.results({ models: ["base"], strategies: ["hybrid"], seeds }).filter(({ measure, queryLang }) =>
      measure === "RankDistance" && queryLang === "*"
    ).map((row, i) => ({ ...row, value: [1, 2, 3][i] }))
  const [mean, ...singles] = SizePoints.make(rows([1, 2, 3]), "", "total")
  t.is(mean.value, 2)
  // The 97.5 % quantile of t with 2 degrees of freedom is 4.3027.
  t.true(Math.abs(mean.high! - (2 + 4.3027 / Math.sqrt(3))) < 1e-4)
  t.true(Math.abs(mean.low! - (2 - 4.3027 / Math.sqrt(3))) < 1e-4)
  t.deepEqual(singles.map(({ of, value }) => [of, value]), [["seed", 1], ["seed", 2], ["seed", 3]])
  t.deepEqual(SizePoints.make(rows([1]), "", "total").map(({ high, low, of }) => [of, low, high]), [
    ["mean", undefined, undefined]
  ])
})

test("a gain is a difference of mAP with its interval over seeds, against the trained strategies", (t) => {
  const gains = SizePoints.gains(input.differences, "non-embedding")
  t.is(gains.length, 3 * 2 * 4)
  const [gain] = gains
  const [row] = input.differences.filter(({ baseline, strategy }) =>
    strategy === "hybrid" && baseline === "monolingual"
  )
  t.deepEqual([gain.value, gain.low, gain.high, gain.size], [
    row.difference,
    row.seedsLow,
    row.seedsHigh,
    row.nonEmbeddingParameters
  ])
})

test("a fitted curve is the power law from the smallest size to the largest; refused fits have none", (t) => {
  const points = SizePoints.entropies(input.results, input.fits, "non-embedding")
  const curve = points.filter(({ of, panel }) => of === "fit" && panel === "monolingual")
  t.deepEqual([...new Set(curve.map(({ strategy }) => strategy))], ["hybrid"])
  const [first, last] = [curve[0], curve[curve.length - 1]]
  for (const { size, value } of [first, last]) {
    t.true(Math.abs(value - ((2e6 / size) ** 0.3 + 0.63)) < 1e-9)
  }
  t.deepEqual([first.size, Math.round(last.size)], [18_883_264, 1_157_729_280])
  t.true(points.filter(({ of, strategy }) => of === "mean" && strategy === "hybrid").every(({ isFitted }) => isFitted))
})
