/** The matrix as Markdown. Pure. */
import * as Markdown from "../Markdown.ts"
import type { Column, Matrix } from "./Matrix.ts"

export const render = ({ columns, machine, missing, questions }: Matrix): string =>
  [
    "## Behaviour",
    `Twelve tasks: three chains, four deep; in S13 one task. The number is how many were executed; **bold** is the ideal. Each tool was asked each question once, on ${
      Markdown.machine(machine)
    }. ${Markdown.measured(results(columns, questions))}`,
    Markdown.table(
      ["", "question", "ideal", ...columns.map(({ name }) => name)],
      questions.map(({ id, ideal, title }) => [id, title, ideal, ...columns.map((column) => cell(column, id))])
    ),
    Markdown.table(
      ["", ...columns.map(({ name }) => name)],
      [["ideal answers", ...columns.map((column) => score(column, questions))]]
    ),
    notes,
    Markdown.tools(columns, missing)
  ].join("\n\n")

const cell = ({ cells }: Column, id: string): string => {
  const found = cells[id]
  if (found === undefined) return "not run"
  return found.ideal ? `**${found.text}**` : found.text
}

/** Of the questions it was asked. */
const score = ({ cells }: Column, questions: Matrix["questions"]): string => {
  const answers = questions.flatMap(({ id }) => cells[id] ?? [])
  return `${answers.filter(({ ideal }) => ideal).length} of ${answers.length}`
}

const results = (columns: Matrix["columns"], questions: Matrix["questions"]): ReadonlyArray<Markdown.Result> =>
  columns.flatMap(({ cells, name }) =>
    questions.flatMap(({ id }) => {
      const found = cells[id]
      return found === undefined ? [] : [{ of: name, what: id, measured: found.measured }]
    })
  )

const notes =
  `How to read it: *wrong result* or *stale*: the tool says it is done, and a final result differs from that of the
commands without a tool. *N repeated*: so many executions beyond one a task, in all ten trials. *N interventions*: it
refused, and its documentation's remedies were followed one after another. SIGKILL hits the tool and its tasks at one
instant, as from a scheduler or for lack of memory. In S13 a task has no place to keep its progress unless the tool
offers one; a task may of course keep its own file behind the tool's back. In S12a a tool that hides undeclared
variables from its tasks is right as well.`
