/**
 * Measures by their names, in the manner of ir_measures: `AP`, `nDCG@10`, `AP(rel=2)@100`. A measure has one name: what
 * is by default is left out of it, and parameters come in the order of theirs. A mean over queries is the caller's.
 */
import * as Result from "effect/Result"
import { nearest } from "../errors/Message.ts"
import { MeasureUnknown } from "./Errors.ts"
import * as Families from "./Families.ts"
import { atLeast, type Hits } from "./Hits.ts"

export interface Measure {
  /** As it parses; two measures of one name are the same. */
  readonly name: string
  /** Its family's name. */
  readonly family: string
  /** The last rank that counts; Infinity for the whole ranking. */
  readonly cutoff: number
  /** The least level that counts as relevant; 1 where levels are gains. */
  readonly rel: number
  readonly divisor: Families.Divisor
  /** Between 0 and 1; 0 for a query without relevant documents. */
  readonly value: (hits: Hits) => number
}

/** The measure of a name such as `AP`, `nDCG@10`, `P(rel=2)@5` or `AP(divisor=min)@100`. */
export const parse = (name: string): Result.Result<Measure, MeasureUnknown> => {
  const parts = /^([A-Za-z]+)(?:\(([^()]*)\))?(?:@([1-9]\d*))?$/.exec(name)
  const family = Families.all.find((family) => family.name === parts?.[1])
  const [given, at] = [parts?.[2], parts?.[3]]
  if (family === undefined || family.cutoff === (at === undefined ? "always" : "never")) {
    return Result.fail(unknown(name))
  }
  return Result.flatMap(settings(name, family, given), (settings) => {
    const measure = make(family, settings, at === undefined ? Infinity : Number(at))
    return measure.name === name ? Result.succeed(measure) : Result.fail(refused(name, {
      problem: "the name says what is so by default, or says it in another order",
      nearest: [measure.name]
    }))
  })
}

/** Parameter → value, of those that are given. */
type Given = ReadonlyMap<string, string>

const make = (family: Families.Family, given: Given, cutoff: number): Measure => {
  const rel = Number(given.get("rel") ?? 1)
  // Without a cutoff, the two are one.
  const divisor = cutoff === Infinity ? "relevant" : (given.get("divisor") ?? "relevant") as Families.Divisor
  const said = Object.entries({ divisor, rel: String(rel) })
    .filter(([name, value]) => Families.parameters.some((each) => each.name === name && each.default !== value))
    .map(([name, value]) => `${name}=${value}`)
  return {
    name: family.name + (said.length === 0 ? "" : `(${said.join(",")})`) + (cutoff === Infinity ? "" : `@${cutoff}`),
    family: family.name,
    cutoff,
    rel,
    divisor,
    value: (hits) => family.value(atLeast(hits, rel), { cutoff, divisor })
  }
}

const settings = (
  name: string,
  family: Families.Family,
  text: string | undefined
): Result.Result<Given, MeasureUnknown> => {
  const given = new Map<string, string>()
  for (const part of text === undefined ? [] : text.split(",")) {
    const [key, value = ""] = part.split("=", 2)
    const parameter = Families.parameters.find((each) => each.name === key && family.parameters.includes(key))
    const problem = parameter === undefined
      ? `${family.name} has no parameter ${key === "" ? "without a name" : key}`
      : !parameter.values.test(value)
      ? `${key} is ${parameter.expected}`
      : given.has(key)
      ? `${key} is given twice`
      : undefined
    if (problem !== undefined) return Result.fail(refused(name, { problem, nearest: [] }))
    given.set(key, value)
  }
  return Result.succeed(given)
}

const unknown = (name: string): MeasureUnknown => {
  const cutoff = /@[1-9]\d*$/.exec(name)?.[0]
  const spelled = Families.all.flatMap((family) => [
    ...(family.cutoff === "always" ? [] : [family.name]),
    ...(family.cutoff === "never" ? [] : [family.name + (cutoff ?? "@k")])
  ])
  return refused(name, { nearest: nearest(name.replace(/\(.*\)/, ""), spelled) })
}

const refused = (
  name: string,
  why: { readonly problem?: string; readonly nearest: ReadonlyArray<string> }
): MeasureUnknown =>
  new MeasureUnknown({
    name,
    ...why,
    known: Families.all.flatMap((family) => [
      ...(family.cutoff === "always" ? [] : [family.name]),
      ...(family.cutoff === "never" ? [] : [`${family.name}@k`])
    ]),
    parameters: Families.parameters.map(({ expected, name }) => {
      const having = Families.all.filter(({ parameters }) => parameters.includes(name))
      return `${name} (${expected}; of ${having.map((family) => family.name).join(" ")})`
    })
  })
