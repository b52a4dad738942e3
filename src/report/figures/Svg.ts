/** Renders a Vega-Lite specification as SVG, without a browser, the same bytes for the same specification. */
import * as Vega from "vega"
import * as VegaLite from "vega-lite"
import * as Html from "../html/Html.ts"
import * as Palette from "./Palette.ts"

/**
 * The SVG of `spec`, with a transparent background. `label` says to those who do not see it what the figure shows.
 * `onWarning` hears what Vega doubts; what it calls an error is a bug, and throws.
 */
export const render = async (
  spec: VegaLite.TopLevelSpec,
  label: string,
  onWarning: (message: string) => void = () => {}
): Promise<string> => {
  const logger = Vega.logger(Vega.Warn, undefined, (method, _level, input) => {
    if (method === "error") throw new Error(input.join(" "))
    onWarning(input.join(" "))
  })
  // Text is measured by an estimate even where a canvas library is installed: bytes must not depend on fonts.
  metrics.canvas(false)
  const compiled = VegaLite.compile({ ...spec, background: "transparent" }, { config, logger }).spec
  const view = new Vega.View(Vega.parse(compiled), { renderer: "none", logger })
  Vega.resetSVGDefIds()
  const svg = await view.toSVG()
  view.finalize()
  return lean(rounded(svg)).replace(/^<svg /, `<svg role="img" aria-label="${Html.escape(label)}" `)
}

/** Coordinates to a thousandth of a pixel: the last digits of a logarithmic axis are not the same on every processor. */
const rounded = (svg: string): string =>
  svg.replace(/-?\d+\.\d{4,}(e-?\d+)?/g, (number) => String(Number(Number(number).toFixed(3))))

/** Without what is not seen: frames without a colour, what a viewer assumes anyway, names of parts. */
const lean = (svg: string): string =>
  svg
    .replace(
      /<path class="(?:back|fore)ground" aria-hidden="true" d="[^"]*"(?: pointer-events="none")?(?: display="none")?\/>/g,
      ""
    )
    .replace(/ (?:class|role|aria-\w+|pointer-events)="[^"]*"| opacity="1"| stroke-width="1"(?= )/g, "")
    .replaceAll(` font-family="${config.font}"`, "")
    .replace(/^<svg /, `<svg font-family="${config.font}" `)

/** `svg` as a file of its own, which follows the reader's theme in viewers that read style sheets. */
export const standalone = (svg: string): string =>
  svg.replace(
    />/,
    `><style>@media (prefers-color-scheme: dark){\nsvg{background:#15181c}\n${Palette.css("svg")}\n}</style>`
  ) + "\n"

/** Missing from Vega's types. */
const { textMetrics: metrics } = Vega as unknown as {
  readonly textMetrics: { readonly canvas: (use: boolean) => void }
}

const config: VegaLite.Config = {
  font: "system-ui, sans-serif",
  // The figure is one image with one label: its parts are not announced.
  aria: false,
  view: { stroke: null },
  axis: {
    labelColor: Palette.muted.light,
    titleColor: Palette.muted.light,
    gridColor: Palette.grid.light,
    domainColor: Palette.muted.light,
    tickColor: Palette.muted.light,
    labelFontSize: 11,
    titleFontSize: 11,
    titleFontWeight: "normal",
    titlePadding: 8
  },
  header: { title: null, labelColor: Palette.ink.light, labelFontSize: 13, labelFontWeight: 600, labelPadding: 8 },
  legend: {
    title: null,
    orient: "top",
    labelColor: Palette.ink.light,
    labelFontSize: 12,
    symbolOpacity: 1,
    symbolSize: 70,
    symbolStrokeWidth: 2,
    columnPadding: 18,
    offset: 12
  }
}
