/** The matrix as Markdown. Pure. */
import * as Markdown from "../Markdown.ts"
import type { Column, Matrix } from "./Matrix.ts"

export const render = ({ columns, machine, missing, questions }: Matrix): string =>
  [
    "## Behaviour",
    `Twelve tasks: three chains, four deep. The number is how many were executed; **bold** is the ideal. One run a cell, on ${
      Markdown.machine(machine)
    }.`,
    Markdown.table(
      ["", "question", "ideal", ...columns.map(({ name }) => name)],
      questions.map(({ id, ideal, title }) => [id, title, ideal, ...columns.map((column) => cell(column, id))])
    ),
    Markdown.table(
      ["", ...columns.map(({ name }) => name)],
      [["ideal answers", ...columns.map((column) => score(column, questions.length))]]
    ),
    notes,
    Markdown.tools(columns, missing)
  ].join("\n\n")

const cell = ({ cells }: Column, id: string): string => {
  const found = cells[id]
  if (found === undefined) return "pending"
  return found.ideal ? `**${found.text}**` : found.text
}

const score = ({ cells }: Column, questions: number): string =>
  `${Object.values(cells).filter(({ ideal }) => ideal).length} of ${questions}`

const notes =
  `How to read it: *wrong result* or *stale*: the tool says it is done, and a final result differs from the one
made by hand. *N interventions*: it refused, and its documentation's remedies were followed one after another. SIGKILL hits
the tool and its tasks at one instant, as from a scheduler or for lack of memory. In S13 a task has no place to keep its
progress unless the tool offers one; a task may of course keep its own file behind the tool's back. In S12a a tool that
hides undeclared variables from its tasks is right as well.`
