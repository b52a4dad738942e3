/** What the results say, in sentences made from the numbers alone. */
import * as Numbers from "../analysis/Numbers.ts"
import * as Results from "../analysis/Results.ts"
import type { Input } from "./Input.ts"
import * as Summary from "./Summary.ts"

export interface Finding {
  /** One sentence: hybrid batches against all others at the largest size. */
  readonly lead: string
  /** The differences behind it, how they change with size, rank distance, and how far to trust them. */
  readonly details: ReadonlyArray<string>
}

export const make = ({ results }: Pick<Input, "results" | "differences" | "trends">): Finding => {
  const groups = Summary.make(results)
  const largest = groups.at(-1)
  if (largest === undefined) return { lead: "There are no results.", details: [] }
  if (!largest.lines.some(({ strategy }) => strategy === Results.proposed) || largest.lines.length < 2) {
    return { lead: `At ${largest.model.name} there are no strategies to compare with hybrid batches.`, details: [] }
  }
  return {
    lead: `At ${largest.model.name}, ${standing(largest)}.`,
    details: [...Summary.columns.flatMap((_, c) => difference(largest, c)), ...trend(groups), trust(groups)]
  }
}

/** One column of one model: the proposed strategy's cell and those of the others. */
interface Contest {
  readonly proposed: Summary.Cell
  readonly others: ReadonlyArray<{ readonly strategy: string; readonly cell: Summary.Cell }>
}

const contest = ({ lines }: Summary.Group, column: number): Contest | undefined => {
  const cells = lines.flatMap(({ cells, strategy }) => {
    const cell = cells[column]
    return cell === undefined ? [] : [{ strategy, cell }]
  })
  const proposed = cells.find(({ strategy }) => strategy === Results.proposed)?.cell
  const isUntrained = ({ strategy }: { readonly strategy: string }): boolean => strategy === Results.untrained
  const rest = cells.filter(({ strategy }) => strategy !== Results.proposed)
  const others = [...rest.filter((other) => !isUntrained(other)), ...rest.filter(isUntrained)]
  return proposed === undefined || others.length === 0 ? undefined : { proposed, others }
}

/** The columns of mAP: one for each setting. */
const settings = Results.settings.map((setting, column) => ({ setting, column }))

const standing = (group: Summary.Group): string => {
  const standings = settings.flatMap(({ column, setting }) => {
    const found = contest(group, column)
    if (found === undefined) return []
    const best = Math.max(...found.others.map(({ cell }) => cell.mean))
    const gap = asPrinted(found.proposed.mean) - asPrinted(best)
    return [{ setting, stands: gap > 0 ? "ahead" : gap === 0 ? "level" : "behind" }]
  })
  const clause = (stands: string, words: string): ReadonlyArray<string> => {
    const names = standings.filter((standing) => standing.stands === stands).map(({ setting }) => setting)
    return names.length === 0 ? [] : [`${words} in the ${list(names)} setting${names.length > 1 ? "s" : ""}`]
  }
  const clauses = [
    ...clause("ahead", "are ahead of every other strategy"),
    ...clause("level", "are level with the best of the others"),
    ...clause("behind", "are behind the best of the others")
  ]
  return `hybrid batches ${clauses.length === 0 ? "have no mAP to compare" : list(clauses)}`
}

/** A difference that the page does not show is none. */
const asPrinted = (value: number): number => Number(Numbers.fraction(value))

/** How the proposed strategy differs from each other in one column. */
const difference = (group: Summary.Group, column: number): ReadonlyArray<string> => {
  const found = contest(group, column)
  if (found === undefined) return []
  const { format, title } = Summary.columns[column]
  const isMeasure = column < settings.length
  const against = found.others.map(({ cell, strategy }) =>
    isMeasure
      ? `${Numbers.difference(found.proposed.mean - cell.mean)} against ${name(strategy)}`
      : `${format(cell.mean)} for ${name(strategy)}`
  )
  return [
    isMeasure
      ? `${capital(title)}: mAP ${format(found.proposed.mean)}; ${list(against)}.`
      : `${capital(title)}, where lower is better: ${format(found.proposed.mean)}, against ${list(against)}.`
  ]
}

/** How the lead over the best other trained strategy changes from the smallest size to the largest. */
const trend = (groups: ReadonlyArray<Summary.Group>): ReadonlyArray<string> => {
  const [smallest, largest] = [groups[0], groups[groups.length - 1]]
  const changes = settings.flatMap(({ column, setting }) => {
    const [from, to] = [lead(smallest, column), lead(largest, column)]
    return from === undefined || to === undefined
      ? []
      : [`from ${Numbers.difference(from)} to ${Numbers.difference(to)} (${setting})`]
  })
  if (groups.length < 2 || changes.length === 0) return []
  const [from, to] = [smallest.model.name, largest.model.name]
  return [`From ${from} to ${to}, the difference to the best other trained strategy goes ${list(changes)}.`]
}

const lead = (group: Summary.Group, column: number): number | undefined => {
  const found = contest(group, column)
  const trained = found?.others.filter(({ strategy }) => strategy !== Results.untrained) ?? []
  if (found === undefined || trained.length === 0) return undefined
  return found.proposed.mean - Math.max(...trained.map(({ cell }) => cell.mean))
}

const trust = (groups: ReadonlyArray<Summary.Group>): string => {
  const deviations = groups.flatMap(({ lines }) =>
    lines.flatMap(({ cells }) => settings.flatMap(({ column }) => cells[column]?.deviation ?? []))
  )
  return deviations.length === 0
    ? "Each value is of a single seed: nothing here says how much another seed would change it."
    : `Values are means over ${Summary.seeds(groups)}; the standard deviation of mAP between seeds is at most `
      + `${Numbers.fraction(Math.max(...deviations))}. Differences are taken before rounding.`
}

const name = (strategy: string): string =>
  strategy === Results.untrained ? "the untrained encoder" : `${strategy} batches`

const list = (items: ReadonlyArray<string>): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
