/**
 * The colours of plots. An SVG carries the light ones, which every viewer and typesetter shows; where a style sheet is
 * read, `css` replaces each by its dark counterpart when the reader prefers dark.
 */

export interface Colour {
  readonly light: string
  readonly dark: string
}

export const ink: Colour = { light: "#1c2024", dark: "#e6e8eb" }
export const muted: Colour = { light: "#60656c", dark: "#a3a9b1" }
export const grid: Colour = { light: "#e0e3e7", dark: "#353a41" }

/** Hues that the colour-blind tell apart (after Okabe and Ito), 3:1 or more against the page in either theme. */
const hues: ReadonlyArray<Colour> = [
  { light: "#0072b2", dark: "#5db2ea" },
  { light: "#d45500", dark: "#f5914d" },
  { light: "#00855f", dark: "#3fc796" },
  { light: "#a8508a", dark: "#e08fc3" },
  { light: "#8a6d00", dark: "#d9b93a" }
]

/** How a strategy is drawn, the same in every figure, so that nobody needs colour to tell it. */
export interface Mark {
  readonly colour: Colour
  readonly shape: string
  /** Lengths of dashes and gaps, in pixels. */
  readonly dash: ReadonlyArray<number>
}

const solid = [1, 0]

const known: Readonly<Record<string, Mark>> = {
  untrained: { colour: { light: "#7a7f87", dark: "#8f959d" }, shape: "cross", dash: [4, 3] },
  monolingual: { colour: hues[0], shape: "square", dash: solid },
  "cross-lingual": { colour: hues[1], shape: "triangle-up", dash: solid },
  hybrid: { colour: hues[2], shape: "circle", dash: solid }
}

const others: ReadonlyArray<Mark> = [
  { colour: hues[3], shape: "diamond", dash: solid },
  { colour: hues[4], shape: "triangle-down", dash: solid }
]

/** The mark of each strategy: its own, or one of the remaining ones by its place in the list. */
export const marks = (strategies: ReadonlyArray<string>): ReadonlyArray<Mark> =>
  strategies.map((strategy, i) => known[strategy] ?? others[i % others.length])

/** Rules that turn the light colours of SVGs under `scope` into dark ones. */
export const css = (scope: string): string =>
  [ink, muted, grid, known["untrained"].colour, ...hues].flatMap(({ dark, light }) =>
    ["fill", "stroke"].map((property) => `${scope} [${property}="${light}"]{${property}:${dark}}`)
  ).join("\n")
