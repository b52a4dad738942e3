/** Chooses a workflow's config: a profile, then `--set path=value`, all through the config's Schema. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import { didYouMean } from "../errors/Message.ts"
import * as Declared from "./Declared.ts"
import { ConfigInvalid } from "./Errors.ts"
import type { AnyWorkflow, Chosen } from "./Workflow.ts"

export interface Choice {
  /** Default: the workflow's first profile. */
  readonly profile?: string | undefined
  /** Dotted path → value as typed: JSON, or else a string. */
  readonly set: Readonly<Record<string, string>>
}

export const choose = (workflow: AnyWorkflow, choice: Choice): Effect.Effect<Chosen, ConfigInvalid> =>
  Effect.gen(function*() {
    const profile = yield* profileOf(workflow, choice.profile)
    const fields = Schema.encodeUnknownResult(workflow.config, { errors: "all" })(workflow.profiles[profile])
    if (Result.isFailure(fields)) return yield* misfit(workflow.profiles[profile], fields.failure.issue)
    const declared = Declared.of(workflow.config)
    let encoded = fields.success as Schema.Json
    for (const [path, typed] of Object.entries(choice.set)) {
      encoded = yield* replace({ json: encoded, declared }, path.split("."), typed, path)
    }
    const decoded = Schema.decodeUnknownResult(workflow.config, { errors: "all", onExcessProperty: "error" })(encoded)
    if (Result.isFailure(decoded)) return yield* misfit(encoded, decoded.failure.issue)
    return { profile, value: decoded.success, encoded }
  })

const profileOf = (workflow: AnyWorkflow, typed: string | undefined): Effect.Effect<string, ConfigInvalid> => {
  const names = Object.keys(workflow.profiles)
  const name = typed ?? names[0]
  if (names.includes(name)) return Effect.succeed(name)
  return Effect.fail(
    new ConfigInvalid({
      title: `Workflow ${workflow.name} has no profile ${name}`,
      facts: { profiles: names.join(", ") },
      hint: didYouMean(name, names) ?? "Name one of these with --profile"
    })
  )
}

/** A value of the config, undefined where it is left out, and what may be there. */
interface Place {
  readonly json: Schema.Json | undefined
  readonly declared: Declared.Declared
}

/** The value with that at `path` replaced; the path must exist, or be one that is declared and left out. */
const replace = (
  place: Place,
  path: ReadonlyArray<string>,
  typed: string,
  whole: string
): Effect.Effect<Schema.Json, ConfigInvalid> => {
  const { declared, json } = place
  if (path.length === 0) return Effect.succeed(isText(place) && !isOther(place, typed) ? typed : parse(typed))
  const [name, ...rest] = path
  if (!keysOf(place).includes(name)) return Effect.fail(unknownPath(place, name, whole))
  const parent = json as Readonly<Record<string, Schema.Json>> | undefined
  return Effect.map(
    replace({ json: parent?.[name], declared: Declared.under(declared, name) }, rest, typed, whole),
    (value) => Array.isArray(json) ? json.with(Number(name), value) : { ...parent, [name]: value }
  )
}

const isText = ({ declared, json }: Place): boolean =>
  json === undefined ? Declared.isText(declared) : typeof json === "string"

/** Whether what was typed looks like a list or record, where one may take the place of a text. */
const isOther = ({ declared }: Place, typed: string): boolean =>
  Declared.isListOrRecord(declared) && /^\s*[[{]/.test(typed)

const parse = (typed: string): Schema.Json => {
  const parsed = Schema.decodeUnknownResult(Schema.fromJsonString(Schema.Json))(typed)
  return Result.isSuccess(parsed) ? parsed.success : typed
}

/** An array's are its indices. */
const keysOf = ({ declared, json }: Place): ReadonlyArray<string> => {
  if (Array.isArray(json)) return Object.keys(json)
  if (json === undefined || (typeof json === "object" && json !== null)) {
    return [...new Set([...Object.keys(json ?? {}), ...Declared.keys(declared)])]
  }
  return []
}

const unknownPath = (place: Place, name: string, whole: string): ConfigInvalid => {
  const keys = keysOf(place)
  return new ConfigInvalid({
    title: `The config has no ${whole}`,
    facts: { found: name, expected: keys.length === 0 ? "no further key" : `one of ${keys.join(", ")}` },
    hint: didYouMean(name, keys) ?? "Name an existing path: --set path.to.key=value"
  })
}

const misfit = (config: unknown, issue: SchemaIssue.Issue): ConfigInvalid => {
  const { issues } = SchemaIssue.makeFormatterStandardSchemaV1()(issue)
  const lines = issues.map(({ message, path = [] }) => {
    const keys = path.map((part) => String(typeof part === "object" ? part.key : part))
    return {
      path: keys.join("."),
      found: JSON.stringify(valueAt(config, keys)) ?? "nothing",
      expected: message.replace(/^Expected /, "").replace(/^Missing key$/, "a value")
    }
  })
  return new ConfigInvalid({
    title: lines.length === 1 ? `The config's ${lines[0].path} does not fit` : "The config does not fit",
    facts: lines.length === 1
      ? lines[0]
      : Object.fromEntries(lines.map(({ expected, found, path }) => [path, `${found}, expected ${expected}`])),
    hint: "Give a value of the expected type: --set path=value"
  })
}

const valueAt = (config: unknown, path: ReadonlyArray<string>): unknown =>
  path.reduce<unknown>(
    (value, key) => typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined,
    config
  )
