/** Chooses a workflow's config: a profile, then `--set path=value`, all through the config's Schema. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import { didYouMean } from "../errors/Message.ts"
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
    let encoded = fields.success as Schema.Json
    for (const [path, typed] of Object.entries(choice.set)) {
      encoded = yield* replace(encoded, path.split("."), typed, path)
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

/** `json` with the value at `path` replaced; the path must exist. */
const replace = (
  json: Schema.Json,
  path: ReadonlyArray<string>,
  typed: string,
  whole: string
): Effect.Effect<Schema.Json, ConfigInvalid> => {
  if (path.length === 0) return Effect.succeed(typeof json === "string" ? typed : parse(typed))
  const [name, ...rest] = path
  if (!keysOf(json).includes(name)) return Effect.fail(unknownPath(json, name, whole))
  const parent = json as Readonly<Record<string, Schema.Json>>
  return Effect.map(
    replace(parent[name], rest, typed, whole),
    (value) => Array.isArray(json) ? json.with(Number(name), value) : { ...parent, [name]: value }
  )
}

const parse = (typed: string): Schema.Json => {
  const parsed = Schema.decodeUnknownResult(Schema.fromJsonString(Schema.Json))(typed)
  return Result.isSuccess(parsed) ? parsed.success : typed
}

/** An array's are its indices. */
const keysOf = (json: Schema.Json): ReadonlyArray<string> =>
  typeof json === "object" && json !== null ? Object.keys(json) : []

const unknownPath = (at: Schema.Json, name: string, whole: string): ConfigInvalid => {
  const keys = keysOf(at)
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
