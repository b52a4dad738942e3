/** The figures as Markdown. Pure. */
import * as Markdown from "../Markdown.ts"
import type * as Figures from "./Figures.ts"
import * as Shape from "./Shape.ts"

export const render = (all: Figures.Figures): string =>
  [
    "## Training and encoding",
    `On ${Markdown.machine(all.machine)}. ${Markdown.measured(results(all))}`,
    legend,
    ...all.shapes.map((shape) => ofShape(shape, all)),
    Markdown.tools(all.contestants, all.missing)
  ].join("\n\n")

const results = ({ shapes }: Figures.Figures): ReadonlyArray<Markdown.Result> =>
  shapes.map(({ measured, name }) => ({ of: "all contestants", what: name, measured }))

const legend =
  `The same encoder, loss (InfoNCE over the batch), clipping and AdamW in float32, without dropout, on texts of the same
lengths. The contestants take turns, each turn a process of its own. *Step*: median ± median absolute deviation, after
first ones that are not counted. *Rate*: of the products of a feed-forward layer of this shape and of its two gradients, in
the same processes. *Products at this rate*: what the matrix products of the step would take at that rate, by the number
of their operations, and which part of the step that is: what is left is other kernels and calls. *Kernels*: calls of
the backend's kernels in a step, which is not counted for PyTorch. *Memory*: resident, of the process, at its peak.`

/** What differs between pages: with whom a contestant is compared, by their names, and which memory is meant. */
export interface Columns {
  readonly beside: string
  readonly rivals: ReadonlyArray<string>
  readonly memory: (figure: Figures.Figure) => string
}

export const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`

const columns: Columns = {
  beside: "speed of PyTorch with 1 and 2 threads",
  rivals: ["PyTorch, 1 thread", "PyTorch, 2 threads"],
  memory: ({ maxRssBytes }) => megabytes(maxRssBytes)
}

const ofShape = (shape: Figures.Figures["shapes"][number], all: Figures.Figures): string =>
  [`### ${shape.name}`, ofTasks(shape, all, columns)].join("\n\n")

export const ofTasks = (shape: Shape.Shape, all: Figures.Measured, columns: Columns): string =>
  Shape.Task.literals
    .map((task) => [describe(shape, task), tableOf(shape, task, { all, columns })].join("\n\n"))
    .join("\n\n")

const describe = (shape: Shape.Shape, task: Shape.Task): string => {
  const texts = 2 * shape.pairs
  const each = task === "encoding"
    ? `${shape.passageTokens} tokens each`
    : `${shape.pairs} of ${shape.queryTokens} tokens, ${shape.pairs} of ${shape.passageTokens}`
  const operations = (Shape.operations(shape, task) / 1e9).toPrecision(3)
  return `A ${
    task === "encoding" ? "batch to encode" : "training step"
  }: ${texts} texts, ${each}; ${operations} billion operations.`
}

interface Table {
  readonly all: Figures.Measured
  readonly columns: Columns
}

const tableOf = (shape: Shape.Shape, task: Shape.Task, { all, columns }: Table): string => {
  const isIts = (of: { readonly shape: string; readonly task: Shape.Task }) =>
    of.shape === shape.name && of.task === task
  const figures = all.figures.filter(isIts)
  const rivals = columns.rivals.map((name) => figures.find(({ contestant }) => contestant === name))
  const head = [task, "step", "texts/s", "tokens/s", columns.beside, "kernels", "rate"]
  return Markdown.table([...head, "products at this rate", "memory"], [
    ...figures.map((figure) => [...row(figure, shape, rivals), columns.memory(figure)]),
    ...all.skipped.filter(isIts).map(({ contestant, reason }) => [contestant, reason, ...Array(7).fill("")])
  ])
}

const row = (
  figure: Figures.Figure,
  shape: Shape.Shape,
  rivals: ReadonlyArray<Figures.Figure | undefined>
): ReadonlyArray<string> => {
  const { contestant, deviationMillis, kernels, millis, rate, task } = figure
  const bound = Shape.operations(shape, task) / rate * 1000
  return [
    contestant,
    `${Markdown.seconds(millis)} ± ${Markdown.seconds(deviationMillis)}`,
    perSecond(2 * shape.pairs, millis),
    perSecond(Shape.tokens(shape, task), millis),
    rivals.map((other) => other === undefined ? "not run" : `${(other.millis / millis).toFixed(2)} ×`).join(", "),
    kernels === null ? "" : `${kernels}`,
    `${(rate / 1e9).toFixed(1)} GF/s`,
    `${Markdown.seconds(bound)}, ${Math.round(100 * bound / millis)} %`
  ]
}

const perSecond = (count: number, millis: number): string => (count / millis * 1000).toFixed(0)
