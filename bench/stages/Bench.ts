/** The workflow of a project: its tasks, read from the file that bench/peers/repro.ts writes, as steps. */
import * as Schema from "effect/Schema"
import type { Ref } from "../../src/engine/Artifact.ts"
import type { Step, StepOf } from "../../src/engine/Stage.ts"
import * as Workflow from "../../src/engine/Workflow.ts"
import { Native } from "./Native.ts"
import type { make } from "./Script.ts"
import { Shell } from "./Shell.ts"
import type * as Text from "./Text.ts"
import { Ticks } from "./Ticks.ts"

export interface TaskOf {
  readonly name: string
  /** Names of earlier tasks. */
  readonly inputs: ReadonlyArray<string>
  /** A path, for a task without inputs. */
  readonly source?: string
  readonly how: How
}

export type How =
  | { readonly kind: "shell"; readonly command: string }
  | { readonly kind: "native" }
  | { readonly kind: "script"; readonly folder: string }
  | { readonly kind: "ticks"; readonly ticks: number; readonly tickSeconds: number }

export interface Given {
  readonly tasks: ReadonlyArray<TaskOf>
  readonly log: string
  /** The text of a source. */
  readonly read: (path: string) => string
  /** Stages of the project's scripts, by folder. */
  readonly scripts: Readonly<Record<string, ReturnType<typeof make>>>
}

type TextStep = StepOf<typeof Text.outputs>

export const workflow = (given: Given) =>
  Workflow.make("bench", {
    config: Schema.Struct({}),
    profiles: { default: {} },
    steps: () => {
      const steps = new Map<string, TextStep>()
      for (const task of given.tasks) steps.set(task.name, step(task, steps, given))
      return { steps: [...steps.values()] satisfies ReadonlyArray<Step> }
    }
  })

const step = (task: TaskOf, steps: ReadonlyMap<string, TextStep>, { log, read, scripts }: Given): TextStep => {
  const { how, name } = task
  const texts: Record<string, Ref<typeof Text.kind>> = {}
  for (const [i, input] of task.inputs.entries()) {
    const upstream = steps.get(input)
    if (upstream !== undefined) texts[String(i).padStart(5, "0")] = upstream.outputs.text
  }
  const source = task.source === undefined ? "" : read(task.source)
  const given = task.source === undefined ? {} : { source }
  const rest = { options: { log }, inputs: { texts } }
  switch (how.kind) {
    case "shell":
      return Shell.step(name, { params: { command: how.command, ...given }, inputs: { texts } })
    case "native":
      return Native.step(name, { params: { task: name, ...given }, ...rest })
    case "script":
      return scripts[how.folder].step(name, { params: { task: name, source }, ...rest })
    case "ticks":
      return Ticks.step(name, {
        params: { task: name, source, ticks: how.ticks, tickSeconds: how.tickSeconds },
        ...rest
      })
  }
}
