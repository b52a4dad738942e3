/**
 * Logical forms of task-oriented utterances, as in `[IN:GET_EVENT dates for [SL:CATEGORY_EVENT music festivals ] ]`:
 * intents and slots as labelled brackets over the utterance's tokens (Gupta et al. 2018, "Semantic Parsing for Task
 * Oriented Dialog using Hierarchical Representations", arXiv 1810.07942).
 */
import * as Result from "effect/Result"

export interface LogicalForm {
  /** `IN:…` for an intent, `SL:…` for a slot. */
  readonly label: string
  readonly children: ReadonlyArray<LogicalForm | string>
}

/** Why a text is no logical form: what was expected at its token `token` (from 1). */
export interface Malformed {
  readonly token: number
  readonly expected: string
}

/** The one intent that the text consists of. Tokens are separated by white space. */
export const parse = (text: string): Result.Result<LogicalForm, Malformed> => {
  const tokens = text.split(/\s+/).filter((token) => token !== "")
  const open: Array<{ readonly label: string; readonly children: Array<LogicalForm | string> }> = []
  for (const [i, token] of tokens.entries()) {
    const fail = (expected: string) => Result.fail({ token: i + 1, expected })
    const parent = open.at(-1)
    if (token === "]") {
      if (parent === undefined) return fail("no closing bracket before an opening one")
      open.pop()
      if (open.length === 0) return i === tokens.length - 1 ? Result.succeed(parent) : fail("the end after the last ]")
    } else if (token.startsWith("[")) {
      if (!isLabel.test(token)) return fail("[IN:… or [SL:…")
      if (parent === undefined && !token.startsWith("[IN:")) return fail("an intent around everything")
      const child = { label: token.slice(1), children: [] }
      parent?.children.push(child)
      open.push(child)
    } else if (parent === undefined) return fail("an opening bracket")
    else parent.children.push(token)
  }
  return Result.fail({ token: tokens.length + 1, expected: open.length === 0 ? "[IN:…" : `${open.length} more ]` })
}

/**
 * The frame of a form: its intent and the set of its slot types at any depth, ordered by code unit, such as
 * `IN:GET_EVENT|SL:CATEGORY_EVENT,SL:DATE_TIME`. Intents nested in slots are not part of it.
 */
export const frame = (form: LogicalForm): string => `${form.label}|${[...slotTypes(form)].sort().join()}`

const slotTypes = (form: LogicalForm): ReadonlySet<string> => {
  const types = new Set<string>()
  for (const child of form.children) {
    if (typeof child === "string") continue
    if (child.label.startsWith("SL:")) types.add(child.label)
    for (const nested of slotTypes(child)) types.add(nested)
  }
  return types
}

const isLabel = /^\[(?:IN|SL):[A-Z0-9_]+$/
