/** A difference between two executions in words and as JSON: first what was computed, then what came out. */
import type { Side } from "../../engine/difference/Side.ts"
import type { StepDifference, Steps } from "../../engine/difference/Steps.ts"
import * as Reason from "../../engine/plan/Reason.ts"
import type { Compared as Test } from "../../statistics/PairedFamily.ts"
import type { Contents } from "../contents/Contents.ts"
import type { Given } from "../Testing.ts"
import * as ContentText from "./ContentText.ts"
import { count } from "./Expectation.ts"
import * as Table from "./Table.ts"

export interface Difference {
  readonly a: Side
  readonly b: Side
  readonly config: ReturnType<typeof Reason.changes>
  readonly steps: Steps
  readonly contents: ReadonlyArray<Compared>
  /** Kind → contents that differ and were not looked into. */
  readonly passedOver: ReadonlyMap<string, number>
}

/** An output whose contents differ. */
export interface Compared {
  readonly step: string
  readonly output: string
  readonly kind: string
  readonly contents: Contents
  /** Of values by unit, one for each pair. */
  readonly tests: ReadonlyArray<Test>
}

export const text = (difference: Difference, given: Given): string =>
  [
    header(difference),
    config(difference),
    steps(difference),
    why(difference.steps.both),
    ...ContentText.sections(difference.contents, given),
    ContentText.notLookedInto(difference.passedOver)
  ].filter((section) => section !== "").join("\n")

const header = ({ a, b }: Difference): string =>
  Table.format(
    [{ title: "" }, { title: "execution" }, { title: "workflow" }],
    [a, b].map(({ name, profile, workflow }, i) => ["AB"[i], name, `${workflow} (${profile})`])
  )

const config = ({ config }: Difference): string =>
  config.length === 0
    ? "The config is the same\n"
    : `Config\n${config.map((change) => `  ${inWords(change)}\n`).join("")}`

const inWords = ({ after, before, path }: Difference["config"][number]): string => {
  const json = (value: typeof before) => value === undefined ? "absent" : JSON.stringify(value)
  const change = Reason.Reason.cases.ParamChanged.make({ path, before: json(before), after: json(after) })
  return `${path}: ${Reason.parts(change).how}`
}

const states = {
  same: "same computation, same results",
  equal: "another computation, same results",
  alike: "same results",
  other: "another computation, other results",
  unlike: "other results",
  diverged: "same computation, other results: it is not deterministic"
}

const stateOf = ({ isSameKey, outputs }: StepDifference): keyof typeof states => {
  const isSame = outputs.length === 0
  if (isSameKey === undefined) return isSame ? "alike" : "unlike"
  return isSameKey ? (isSame ? "same" : "diverged") : isSame ? "equal" : "other"
}

const steps = ({ a, b, steps: { both, onlyA, onlyB } }: Difference): string => {
  const rows = [
    ...Object.entries(states).map(([state, title]) =>
      [title, both.filter((step) => stateOf(step) === state).map(({ step }) => step)] as const
    ),
    ["only in A", onlyA] as const,
    ["only in B", onlyB] as const,
    ["without a result in A", a.missing] as const,
    ["without a result in B", b.missing] as const
  ].filter(([, names]) => names.length > 0)
  return Table.format(
    [{ title: "steps", align: "right" }, { title: "" }, { title: "" }],
    rows.map(([title, names]) => [String(names.length), title, listed(names)])
  )
}

const shownNames = 3

const listed = (names: ReadonlyArray<string>): string =>
  names.length > shownNames
    ? `${names.slice(0, shownNames).join(", ")} and ${names.length - shownNames} more`
    : names.join(", ")

/** What makes steps another computation, those of the same reasons together. What follows from other inputs is counted. */
const why = (both: ReadonlyArray<StepDifference>): string => {
  const others = both.filter(({ isSameKey }) => isSameKey === false).map(({ reasons, step }) => ({
    step,
    isKnown: reasons !== undefined,
    own: (reasons ?? []).filter(({ _tag }) => _tag !== "InputChanged").map(Reason.describe)
  }))
  const groups = Map.groupBy(others.filter(({ own }) => own.length > 0), ({ own }) => own.join("\n"))
  const following = others.filter(({ isKnown, own }) => isKnown && own.length === 0).length
  const unknown = others.filter(({ isKnown }) => !isKnown).length
  const lines = [
    ...[...groups.values()].flatMap((steps) => [listed(steps.map(({ step }) => step)), ...reasons(steps[0].own)]),
    ...(following === 0 ? [] : [`${count(following, "step")} by other inputs alone`]),
    ...(unknown === 0 ? [] : [`${count(unknown, "step")} without a record to compare`])
  ]
  return lines.length === 0 ? "" : `Why computations are others\n${lines.map((line) => `  ${line}\n`).join("")}`
}

const shownReasons = 6

const reasons = (own: ReadonlyArray<string>): ReadonlyArray<string> => {
  const more = own.length - shownReasons
  return [...own.slice(0, shownReasons), ...(more > 0 ? [`and ${more} more`] : [])].map((reason) => `  ${reason}`)
}

export const json = ({ a, b, config, contents, passedOver, steps }: Difference, { draws, seed }: Given): string => {
  const side = ({ missing, name, profile, steps, workflow }: Side) => ({
    name,
    workflow,
    profile,
    steps: steps.size,
    missing
  })
  const comparedOf = (step: string, output: string) =>
    contents.find((compared) => compared.step === step && compared.output === output)
  return JSON.stringify(
    {
      format: "repro/diff/1",
      a: side(a),
      b: side(b),
      config: config.map(({ after = null, before = null, path }) => ({ path, before, after })),
      onlyA: steps.onlyA,
      onlyB: steps.onlyB,
      seed,
      draws,
      steps: steps.both.map((difference) => ({
        step: difference.step,
        state: states[stateOf(difference)].split(":", 1)[0],
        keys: [a, b].map(({ steps }) => steps.get(difference.step)?.key ?? null),
        reasons: difference.reasons ?? null,
        outputs: difference.outputs.map(({ a: before = null, b: after = null, output }) => {
          const compared = comparedOf(difference.step, output)
          return {
            output,
            a: before,
            b: after,
            difference: compared === undefined ? null : ContentText.toJson(compared)
          }
        })
      })),
      notLookedInto: Object.fromEntries(passedOver)
    },
    null,
    2
  ) + "\n"
}
