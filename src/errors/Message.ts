/**
 * The one shape of a message to people: a title that says what happened, aligned facts, one hint that starts with a
 * verb.
 */
export interface Message {
  readonly title: string
  readonly facts?: Readonly<Record<string, string | number | undefined>>
  readonly hint?: string
}

export const format = ({ facts = {}, hint, title }: Message): string => {
  const known = Object.entries(facts).filter(([, value]) => value !== undefined)
  const width = Math.max(0, ...known.map(([name]) => name.length))
  const lines = known.map(([name, value]) => `  ${name.padEnd(width)}  ${indent(String(value), width + 4)}`)
  return [title, ...lines, ...(hint === undefined ? [] : [hint])].join("\n")
}

/** Up to three of `candidates` closest to what was typed, nearest first. */
export const nearest = (typed: string, candidates: ReadonlyArray<string>): ReadonlyArray<string> =>
  candidates
    .map((candidate) => ({ candidate, distance: editDistance(typed.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(2, Math.ceil(candidate.length / 3)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate)

/** "Did you mean …?", if anything is close. */
export const didYouMean = (typed: string, candidates: ReadonlyArray<string>): string | undefined =>
  suggestion(nearest(typed, candidates))

/** The same of names that were found to be close. */
export const suggestion = (close: ReadonlyArray<string>): string | undefined =>
  close.length === 0 ? undefined : `Did you mean ${close.join(" or ")}?`

const indent = (text: string, by: number): string => text.split("\n").join("\n" + " ".repeat(by))

/** Levenshtein distance by the usual single row. */
const editDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(substitution, row[j] + 1, next[j - 1] + 1))
    }
    row = next
  }
  return row[b.length]
}
