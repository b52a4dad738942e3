/** Executes workflows and tells what happened. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Opening from "../../src/cli/Opening.ts"
import * as Config from "../../src/engine/Config.ts"
import type { Event } from "../../src/engine/Event.ts"
import * as Execution from "../../src/engine/Execution.ts"
import type { Executor } from "../../src/engine/Executor.ts"
import * as Workflow from "../../src/engine/Workflow.ts"
import * as InProcess from "../../src/executors/InProcess.ts"

export interface Given {
  readonly profile?: string
  readonly set?: Readonly<Record<string, string>>
  readonly force?: ReadonlyArray<string>
  readonly jobs?: number
  readonly id?: string
}

export const graphOf = Effect.fnUntraced(function*(workflow: Workflow.AnyWorkflow, { profile, set = {} }: Given = {}) {
  return yield* Workflow.build(workflow, yield* Config.choose(workflow, { profile, set }))
})

/** Executes in this process. */
export const run = Effect.fnUntraced(function*(store: string, workflow: Workflow.AnyWorkflow, given: Given = {}) {
  const graph = yield* graphOf(workflow, given)
  return yield* execute(store, graph, InProcess.layer(graph, given.jobs), given)
})

export const execute = Effect.fnUntraced(
  function*<R>(
    store: string,
    graph: Workflow.Graph,
    executor: Layer.Layer<Executor, never, R>,
    { force, id = "test" }: Given
  ) {
    const events: Array<Event> = []
    const summary = yield* Execution.run(graph, {
      id,
      force: new Set(force),
      emit: (event) => Effect.sync(() => void events.push(event))
    }).pipe(Effect.provide(Layer.provideMerge(executor, Opening.layer(store))))
    return { graph, summary, events, digests: digestsOf(summary), ...tell(events) }
  }
)

/** The names of the steps that were executed, cached, failed and skipped, sorted. */
export const tell = (events: ReadonlyArray<Event>) => {
  const steps = (tag: Event["_tag"]) =>
    events.flatMap((event) => event._tag === tag && "step" in event ? [event.step] : []).sort()
  return {
    executed: steps("StepStarted"),
    done: steps("StepDone"),
    cached: steps("StepCached"),
    failed: steps("StepFailed"),
    skipped: steps("StepSkipped"),
    diverged: steps("StepDiverged")
  }
}

/** "step:output" → digest */
const digestsOf = ({ outputs }: Execution.Summary): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...outputs].flatMap(([step, named]) =>
      Object.entries(named).map(([output, { digest }]) => [`${step}:${output}`, digest])
    )
  )
