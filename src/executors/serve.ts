/**
 * What a worker process does: it builds the workflow it is assigned, then executes one step after the other as asked.
 * It ends when its parent is gone; interrupts and requests to end are its parent's to handle.
 */
import * as NodePath from "@effect/platform-node/NodePath"
import * as Cause from "effect/Cause"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Queue from "effect/Queue"
import * as Schema from "effect/Schema"
import * as Config from "../engine/Config.ts"
import { StepFailed, StepStopped, StoreFailed } from "../engine/Errors.ts"
import type { Progress } from "../engine/Event.ts"
import * as Attempt from "../engine/execution/Attempt.ts"
import type { Task } from "../engine/execution/Executor.ts"
import * as Implementation from "../engine/implementation/Implementation.ts"
import * as Memo from "../engine/store/Memo.ts"
import * as Store from "../engine/store/Store.ts"
import * as Workflow from "../engine/Workflow.ts"
import * as WorkflowFile from "../engine/WorkflowFile.ts"
import * as DirectFileSystem from "../files/DirectFileSystem.ts"
import { Assignment, Request, Response } from "./Protocol.ts"

let isWorking = false
let isDraining = false

const main = Effect.gen(function*() {
  const inbox = yield* Queue.unbounded<unknown>()
  process.on("message", (message) => {
    if (isDrain(message)) isDraining = true
    else Queue.offerUnsafe(inbox, message)
  })
  const assignment = yield* Effect.cached(assigned)
  const work = Effect.forever(Effect.flatMap(Queue.take(inbox), (message) => respond(assignment, message)))
  yield* Effect.raceFirst(work, Deferred.await(dismissed))
})

/** Once its parent has no further task, the process leaves nothing and ends. */
const dismissed = Deferred.makeUnsafe<void>()

const isDrain = Schema.is(Request.cases.Drain)

/** What this process is to work on. */
const assigned = Effect.gen(function*() {
  const assignment = yield* Schema.decodeUnknownEffect(Schema.fromJsonString(Assignment))(process.argv[2])
  const workflow = yield* WorkflowFile.load(assignment.workflowFile)
  const config = yield* Config.choose(workflow, assignment)
  const graph = yield* Workflow.build(workflow, config)
  return { graph, services: yield* Layer.build(servicesOf(assignment)) }
})

const servicesOf = ({ scratch, store }: Assignment) => {
  const memo = Memo.layerFileSystem(store)
  const results = scratch === undefined
    ? Store.layerFileSystem(store).pipe(Layer.provide(memo))
    : Store.layerFileSystem(scratch, { inputs: store }).pipe(Layer.provide(Memo.layerFileSystem(scratch)))
  return Layer.merge(results, Implementation.layer(store).pipe(Layer.provide(memo))).pipe(
    Layer.provideMerge(Layer.merge(DirectFileSystem.layer, NodePath.layer))
  )
}

/** Every task gets an answer, also where the workflow cannot be built here; of what is no task, the process dies. */
const respond = Effect.fnUntraced(function*(assignment: typeof assigned, message: unknown) {
  isWorking = true
  const { task } = yield* Schema.decodeUnknownEffect(Request.cases.Execute)(message)
  const response = yield* Effect.catchCause(
    performed(assignment, task),
    (cause) => Effect.succeed(failure(task, Cause.squash(cause)))
  )
  isWorking = false
  yield* send(response)
})

const performed = Effect.fnUntraced(function*(assignment: typeof assigned, task: Task) {
  const { graph, services } = yield* assignment
  const { key } = task
  const contact = {
    onProgress: (progress: Progress) => send(Response.cases.Progressed.make({ key, progress })),
    isDraining: () => isDraining
  }
  const produced = yield* Effect.provide(Attempt.perform(graph, task, contact), services)
  return Response.cases.Succeeded.make({ key, produced })
})

const send = (response: Response) =>
  Effect.callback<void>((resume) => {
    process.send?.(response, undefined, {}, () => resume(Effect.void))
  })

const failure = ({ key }: Task, error: unknown): Response => {
  if (error instanceof StoreFailed) {
    const { cause, operation, path } = error
    return Response.cases.StoreFailed.make({ key, operation, path, cause })
  }
  if (error instanceof StepStopped) return Response.cases.Stopped.make({ key, checkpoint: error.checkpoint })
  if (error instanceof StepFailed) return Response.cases.Failed.make({ key, reason: error.reason })
  return Response.cases.Failed.make({ key, reason: error instanceof Error ? error.message : String(error) })
}

process.on("SIGINT", () => {})
process.on("SIGTERM", () => {})
process.on("disconnect", () => {
  if (!isWorking) return void Deferred.doneUnsafe(dismissed, Effect.void)
  process.stderr.write("The worker's parent process is gone, or its connection to it\n")
  process.kill(-process.pid, "SIGKILL")
})
if (!process.connected) process.exit(0)
await Effect.runPromise(Effect.scoped(main))
process.exit(0)
