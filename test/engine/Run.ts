/** Executes workflows and tells what happened. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Opening from "../../src/cli/Opening.ts"
import * as Config from "../../src/engine/Config.ts"
import type { Event } from "../../src/engine/Event.ts"
import * as Capacity from "../../src/engine/execution/Capacity.ts"
import * as Execution from "../../src/engine/execution/Execution.ts"
import type { Executor } from "../../src/engine/execution/Executor.ts"
import type { Resources } from "../../src/engine/Stage.ts"
import * as Workflow from "../../src/engine/Workflow.ts"
import * as InProcess from "../../src/executors/InProcess.ts"

export interface Given {
  readonly profile?: string
  readonly set?: Readonly<Record<string, string>>
  readonly force?: ReadonlyArray<string>
  readonly jobs?: number
  readonly id?: string
  readonly resources?: Partial<Resources>
  readonly failFast?: boolean
  readonly isDraining?: () => boolean
  readonly onEvent?: (event: Event) => Effect.Effect<void>
}

export const graphOf = Effect.fnUntraced(function*(workflow: Workflow.AnyWorkflow, { profile, set = {} }: Given = {}) {
  return yield* Workflow.build(workflow, yield* Config.choose(workflow, { profile, set }))
})

/** Executes in this process. */
export const run = Effect.fnUntraced(function*(store: string, workflow: Workflow.AnyWorkflow, given: Given = {}) {
  const graph = yield* graphOf(workflow, given)
  return yield* execute(store, graph, InProcess.layer(graph), given)
})

export const execute = Effect.fnUntraced(
  function*<R>(
    store: string,
    graph: Workflow.Graph,
    executor: Layer.Layer<Executor, never, R>,
    given: Given
  ) {
    const { failFast = false, force, id = "test", isDraining = () => false, onEvent = () => Effect.void } = given
    const events: Array<Event> = []
    const summary = yield* Execution.run(graph, {
      id,
      force: new Set(force),
      capacity: Capacity.make({ cpu: given.jobs ?? 1, memory: 1024, gpu: 0, ...given.resources }),
      failFast,
      isDraining,
      emit: (event) => Effect.andThen(Effect.sync(() => void events.push(event)), onEvent(event))
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
    stopped: steps("StepStopped"),
    retried: steps("StepRetried"),
    waiting: steps("StepWaiting"),
    quarantined: steps("ObjectQuarantined"),
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
