/**
 * The reproducibility card: what was done to show that results can be had again, one row a question, and the same for
 * every step. Data only; how it looks is for others to say.
 */
import type { Blessing } from "../engine/implementation/Blessing.ts"
import type { Account } from "./Account.ts"
import type * as Circumstances from "./Circumstances.ts"
import * as Lock from "./Lock.ts"
import type * as Repetition from "./Repetition.ts"
import type { State } from "./State.ts"
import type { Step } from "./Step.ts"

export interface Row {
  readonly label: string
  readonly value: string
  /** "ok" also where a row only tells what is recorded. */
  readonly state: State
}

export const card = (account: Account): ReadonlyArray<Row> => [
  complete(account),
  { label: "Lock file", value: lock(account.lock), state: Lock.stateOf(account.lock) },
  repeated("Rebuilt", account.rebuilt, account.steps.length),
  repeated("Killed and resumed", account.interrupted, account.steps.length),
  ...account.seeds.map(({ path, values }) => told(path === "seeds" ? "Seeds" : `Seeds ${path}`, values.join(", "))),
  ...account.machines.map((machine) => told("Machine", machineText(machine))),
  ...account.environments.map((environment) => told("Backend", environmentText(environment))),
  told(
    "Code",
    `${account.code.slice(0, 12)}, ${count(new Set(account.steps.map(({ stage }) => stage)).size, "stage")}`
  ),
  ...account.blessings.map(blessed),
  ...account.executions.map(({ finishedAt, id, steps }) =>
    told("Execution", `${id}, ${count(steps, "step")}, until ${finishedAt.slice(0, 10)}`)
  )
]

/** A step as the page lists it. */
export interface StepRow extends Pick<Step, "name" | "stage" | "key" | "inputs" | "outputs" | "params"> {
  readonly environment: Step["environment"]
  readonly code: string
  /** ISO 8601. */
  readonly finishedAt: string
  readonly durationMillis: number
  readonly machine: string
  /** Whether its outputs are the published ones, and whether it came out the same again. */
  readonly lock: State
  readonly rebuilt: State
  readonly interrupted: State
}

export const steps = (account: Account): ReadonlyArray<StepRow> =>
  account.steps.map((step) => {
    const { environment, durationMillis, finishedAt, fingerprint, inputs, interrupted, key, name } = step
    const { host: { node, platform }, outputs, params, rebuilt, stage } = step
    return {
      name,
      stage,
      key,
      code: fingerprint,
      params,
      environment,
      inputs,
      outputs,
      finishedAt,
      durationMillis,
      machine: `${platform}, Node ${node}`,
      lock: together(outputs.map(({ lock }) => lock)),
      rebuilt,
      interrupted
    }
  })

const told = (label: string, value: string): Row => ({ label, value, state: "ok" })

/** Somebody's word, unless outputs were made again and compared before. */
const blessed = ({ by, checked, reason, stage }: Blessing): Row => ({
  label: "Declared equal",
  value: `${stage}: ${reason} (${by}; ${
    checked.length === 0 ? "not checked" : `${count(checked.length, "output")} checked`
  })`,
  state: checked.length === 0 ? "unknown" : "ok"
})

const complete = ({ missing, steps }: Account): Row => ({
  label: "Results",
  value: missing.length === 0
    ? `all ${count(steps.length, "step")}`
    : `${steps.length} of ${count(steps.length + missing.length, "step")}`,
  state: missing.length === 0 ? "ok" : "off"
})

const lock = (lock: Lock.Lock): string => {
  switch (lock._tag) {
    case "None":
      return "nothing is published to compare with"
    case "OtherConfig":
      return `${lock.file} is of a config with other ${lock.changed.join(", ")}`
    case "Compared": {
      const { differing, file, matching, orphans, outputs } = lock
      const within = differing.filter(({ state }) => state === "ok").length
      return [
        `${matching} of ${count(outputs, "output")} match ${file}`,
        ...(within > 0 ? [`${within} more within what their kind tolerates`] : []),
        ...(differing.length > within ? [`${differing.length - within} off`] : []),
        ...(orphans > 0 ? [`${orphans} published and not there`] : [])
      ].join(", ")
    }
  }
}

const repeated = (label: string, { finishedAt, kills, off, platforms, steps }: Repetition.Way, of: number): Row => {
  if (steps === 0) return { label, value: "not tried", state: "unknown" }
  const killed = kills > 0 ? `, killed ${count(kills, "time")}` : ""
  const last = finishedAt === undefined ? "" : `; ${finishedAt.slice(0, 10)} on ${platforms.join(" and ")}`
  return { label, value: `${steps} of ${count(of, "step")}${killed}, ${off} off${last}`, state: off > 0 ? "off" : "ok" }
}

/** Without the machine's name, which is nobody's business. */
const machineText = ({ cores, node, platform, steps }: Circumstances.Machine): string =>
  [
    platform,
    `Node ${node}`,
    ...(cores === undefined ? [] : [count(cores, "core")]),
    count(steps, "step")
  ].join(", ")

const environmentText = ({ environment, steps }: Circumstances.Environment): string =>
  [
    ...Object.entries(environment).map(([name, value]) =>
      typeof value === "string" ? value : `${name} ${JSON.stringify(value)}`
    ),
    count(steps, "step")
  ].join(", ")

const together = (states: ReadonlyArray<State>): State =>
  states.includes("off") ? "off" : states.length === 0 || states.includes("unknown") ? "unknown" : "ok"

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`
