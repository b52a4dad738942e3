/** A forecast in words and as JSON. */
import type { Estimate, Forecast } from "../../engine/plan/Forecast.ts"
import type { Resources } from "../../engine/Stage.ts"
import { format } from "../../errors/Message.ts"
import * as Machine from "../Machine.ts"
import * as Duration from "./Duration.ts"

/** What the forecast's steps may take together: as for the commands that execute them. */
export const parameters = {
  jobs: Machine.parameters.jobs,
  memory: Machine.parameters.memory,
  gpus: Machine.parameters.gpus
}

/** Lines about how long what is open will take, with `machine` to take of. */
export const describe = ({ certain, most, records }: Forecast, machine: Resources): string => {
  if (most.unknown === most.steps) return "How long it takes is not known: none of these stages ran before"
  return format({
    title: `Forecast for ${machine.cpu} at once, from ${count(records, "earlier record")}`,
    facts: {
      "what will run": time(certain),
      "at most": most.steps === certain.steps
        ? undefined
        : `${time(most)}, with ${count(most.steps - certain.steps, "step")} that may follow`,
      "not counted": most.unknown === 0 ? undefined : `${count(most.unknown, "step")} of stages that never ran`
    }
  })
}

export const toJson = ({ certain, most, records }: Forecast) => ({ certain, most, records })

/** "1 step", "2 steps" */
export const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`

const time = ({ computeMillis, steps, unknown, wallMillis }: Estimate): string => {
  if (unknown === steps) return "not known"
  const [wall, compute] = [wallMillis, computeMillis].map(Duration.format)
  return wall === compute ? wall : `${wall} (${compute} one by one)`
}
