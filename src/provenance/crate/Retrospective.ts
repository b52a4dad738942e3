/** What was done (retrospective provenance): the workflow's execution, every step's, and what orchestrated them. */
import type { Step } from "../Step.ts"
import type { Crate } from "./Crate.ts"
import { completed, type Entity, idOfPath, ref, refs, time } from "./Entity.ts"
import * as Ids from "./Ids.ts"
import * as Sources from "./Sources.ts"
import * as Tool from "./Tool.ts"
import * as Values from "./Values.ts"
import type { Wiring } from "./Wiring.ts"

export const entities = (crate: Crate, wiring: Wiring): ReadonlyArray<Entity> => {
  const { steps } = crate.account
  return [
    orchestration(crate),
    engine(crate),
    run(crate, wiring),
    ...steps.flatMap((step) => [control(step), execution(step, wiring)])
  ]
}

const run = ({ account, workflow }: Crate, { idOf, results }: Wiring): Entity => ({
  "@id": Ids.run,
  "@type": "CreateAction",
  name: `Execution of ${account.workflow.name} with profile ${account.profile}`,
  description: `Its steps were executed in ${account.executions.map(({ id }) => id).join(", ")}`,
  instrument: ref(idOfPath(workflow.path)),
  object: refs([...Values.leaves(account.config).map(Values.configValueId), ...account.steps.flatMap(urlsOf)]),
  result: refs(results.map(({ output, step }) => idOf(step, output))),
  ...period(account.steps),
  actionStatus: completed
})

const execution = (step: Step, { idOf }: Wiring): Entity => {
  const { execution, host, key, name } = step
  return {
    "@id": Ids.execution(name),
    "@type": "CreateAction",
    name: `Execution of step ${name}`,
    description: `In ${execution}, on ${host.platform} with Node ${host.node}`,
    identifier: key,
    instrument: ref(Tool.idOf(step)),
    object: refs([
      ...step.inputs.map(({ from }) => idOf(from.step, from.output)),
      ...Tool.valueIds(step),
      ...urlsOf(step)
    ]),
    result: refs(step.outputs.map((output) => idOf(name, output.name))),
    ...period([step]),
    actionStatus: completed
  }
}

const control = ({ name }: Step): Entity => ({
  "@id": Ids.control(name),
  "@type": "ControlAction",
  name: `Orchestration of step ${name}`,
  instrument: ref(Ids.step(name)),
  object: ref(Ids.execution(name)),
  actionStatus: completed
})

const orchestration = ({ account: { executions, steps }, engine: { name, version } }: Crate): Entity => ({
  "@id": Ids.orchestration,
  "@type": "OrganizeAction",
  name: `Execution of ${name} ${version}`,
  instrument: ref(Ids.engine),
  object: refs(steps.map((step) => Ids.control(step.name))),
  result: ref(Ids.run),
  ...period(executions),
  actionStatus: completed
})

const engine = ({ engine: { name, version } }: Crate): Entity => ({
  "@id": Ids.engine,
  "@type": "SoftwareApplication",
  name,
  softwareVersion: version
})

const urlsOf = (step: Step): ReadonlyArray<string> => Sources.of(step).map(({ url }) => url)

interface Timed {
  readonly startedAt: string
  readonly finishedAt: string
}

/** From the first that began to the last that ended; ISO 8601 sorts as text. */
const period = (timed: ReadonlyArray<Timed>) => ({
  startTime: time(timed.map(({ startedAt }) => startedAt).sort()[0]),
  endTime: time(timed.map(({ finishedAt }) => finishedAt).sort().at(-1) as string)
})
