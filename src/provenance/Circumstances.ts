/** Under which circumstances steps were executed: on which machines, in which numeric environments, from which seeds. */
import type * as Schema from "effect/Schema"
import * as Hash from "../engine/Hash.ts"
import type { Step } from "./Step.ts"

export interface Machine {
  readonly name: string
  /** System and processor, such as "linux-x64". */
  readonly platform: string
  /** The version of Node. */
  readonly node: string
  /** Cores used at most; undefined where the logs of the executions are gone. */
  readonly cores: number | undefined
  readonly steps: number
}

/** `coresOf` says how many an execution used. */
export const machines = (
  steps: ReadonlyArray<Step>,
  coresOf: (execution: string) => number | undefined
): ReadonlyArray<Machine> =>
  grouped(steps, ({ host }) => host).map(([host, all]) => {
    const cores = all.flatMap(({ execution }) => coresOf(execution) ?? [])
    return {
      ...host,
      cores: cores.length === 0 ? undefined : cores.reduce((most, n) => Math.max(most, n)),
      steps: all.length
    }
  })

export interface Environment {
  readonly environment: Step["environment"]
  readonly steps: number
}

/** Those of steps whose numbers depend on one. */
export const environments = (steps: ReadonlyArray<Step>): ReadonlyArray<Environment> =>
  grouped(steps.filter(({ environment }) => Object.keys(environment).length > 0), ({ environment }) => environment)
    .map(([environment, all]) => ({ environment, steps: all.length }))

const grouped = <A extends Schema.Json>(steps: ReadonlyArray<Step>, by: (step: Step) => A) =>
  [...Map.groupBy(steps, (step) => Hash.canonical(by(step)))]
    .sort(([a], [b]) => a < b ? -1 : 1)
    .map(([, all]) => [by(all[0]), all] as const)

export interface Seeds {
  /** Where the config has them. */
  readonly path: string
  readonly values: ReadonlyArray<number>
}

/** What the config calls seed or seeds. */
export const seeds = (config: Schema.Json, path = ""): ReadonlyArray<Seeds> => {
  if (typeof config !== "object" || config === null) return []
  return Object.entries(config).flatMap(([name, value]: readonly [string, Schema.Json]) => {
    const at = path === "" ? name : `${path}.${name}`
    const values = [value].flat().filter((each) => typeof each === "number")
    return /^seeds?$/.test(name) && values.length > 0 ? [{ path: at, values }] : seeds(value, at)
  })
}
