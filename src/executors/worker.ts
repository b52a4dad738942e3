/**
 * A worker process: builds the workflow it is assigned, then executes one step after the other as asked. It ends when
 * its parent is gone; an interrupt from the terminal is its parent's to handle.
 */
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Queue from "effect/Queue"
import * as Schema from "effect/Schema"
import * as Attempt from "../engine/Attempt.ts"
import * as Config from "../engine/Config.ts"
import { StepFailed, StoreFailed } from "../engine/Errors.ts"
import type { Progress } from "../engine/Event.ts"
import * as Store from "../engine/Store.ts"
import * as Workflow from "../engine/Workflow.ts"
import * as WorkflowFile from "../engine/WorkflowFile.ts"
import { Assignment, Request, Response } from "./Protocol.ts"

const send = (response: Response) =>
  Effect.callback<void>((resume) => {
    process.send?.(response, undefined, {}, () => resume(Effect.void))
  })

/** What this process is to work on. */
const assigned = Effect.gen(function*() {
  const assignment = yield* Schema.decodeUnknownEffect(Schema.fromJsonString(Assignment))(process.argv[2])
  const workflow = yield* WorkflowFile.load(assignment.workflowFile)
  const config = yield* Config.choose(workflow, assignment)
  const graph = yield* Workflow.build(workflow, config)
  return { graph, services: Layer.provideMerge(Store.layerFileSystem(assignment.store), NodeServices.layer) }
})

/** Every request gets an answer, also where the workflow cannot be built here. */
const respond = (assignment: typeof assigned, message: unknown) =>
  Effect.gen(function*() {
    const { task } = yield* Schema.decodeUnknownEffect(Request)(message)
    const { graph, services } = yield* assignment
    const onProgress = (progress: Progress) => send(Response.cases.Progressed.make({ progress }))
    const produced = yield* Effect.provide(Attempt.perform(graph, task, onProgress), services)
    return Response.cases.Succeeded.make({ produced })
  }).pipe(
    Effect.catchCause((cause) => Effect.succeed(failure(Cause.squash(cause)))),
    Effect.flatMap(send)
  )

const failure = (error: unknown): Response => {
  if (error instanceof StoreFailed) return Response.cases.StoreFailed.make(error)
  if (error instanceof StepFailed) return Response.cases.Failed.make({ reason: error.reason })
  return Response.cases.Failed.make({ reason: error instanceof Error ? error.message : String(error) })
}

const main = Effect.gen(function*() {
  const inbox = yield* Queue.unbounded<unknown>()
  process.on("message", (message) => Queue.offerUnsafe(inbox, message))
  const assignment = yield* Effect.cached(assigned)
  yield* Effect.forever(Effect.flatMap(Queue.take(inbox), (message) => respond(assignment, message)))
})

process.on("disconnect", () => process.exit(0))
process.on("SIGINT", () => {})
process.on("SIGTERM", () => process.exit(143))
Effect.runFork(main)
