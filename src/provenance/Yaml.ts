/** The part of YAML 1.2 that metadata takes: records, lists and scalars in block style, each scalar on one line. */

export type Value = Scalar | ReadonlyArray<Value> | Fields
export type Scalar = string | number | boolean
/** What is undefined is left out, and so is a record or a list of nothing. */
export interface Fields {
  readonly [name: string]: Value | undefined
}

/** One line a scalar, indented by two spaces a level. */
export const lines = (fields: Fields): ReadonlyArray<string> =>
  Object.entries(fields).flatMap(([name, value]) => {
    if (value === undefined || isEmpty(value)) return []
    if (isScalar(value)) return [`${scalar(name)}: ${scalar(value)}`]
    return [`${scalar(name)}:`, ...(isList(value) ? items(value) : lines(value).map((line) => `  ${line}`))]
  })

/** A list is on the level of what it belongs to. */
const items = (list: ReadonlyArray<Value>): ReadonlyArray<string> =>
  list.filter((value) => !isEmpty(value)).flatMap((value) => {
    const [first, ...rest] = isScalar(value) ? [scalar(value)] : isList(value) ? items(value) : lines(value)
    return [`- ${first}`, ...rest.map((line) => `  ${line}`)]
  })

const isEmpty = (value: Value): boolean =>
  !isScalar(value) && (isList(value)
    ? value.every(isEmpty)
    : Object.values(value).every((each) => each === undefined || isEmpty(each)))

const isScalar = (value: Value): value is Scalar => typeof value !== "object"

const isList = (value: Value): value is ReadonlyArray<Value> => Array.isArray(value)

/** A text is plain where nobody can take it for anything else; JSON's form is YAML's in double quotes. */
const scalar = (value: Scalar): string =>
  typeof value !== "string" || isPlain(value)
    ? String(value)
    : JSON.stringify(value).replace(/[\u0085\u2028\u2029]/g, escaped)

/** What ends a line in YAML 1.1, and not in JSON. */
const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`

const isPlain = (text: string): boolean =>
  /^[A-Za-z][\w ./@+=-]*$/.test(text) && !text.endsWith(" ") && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text)
