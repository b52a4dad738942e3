/**
 * A worker process: builds the workflow it is assigned, then executes one step after the other as asked. It ends when
 * its parent is gone; an interrupt from the terminal is its parent's to handle.
 */
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Queue from "effect/Queue"
import * as Schema from "effect/Schema"
import * as Attempt from "../engine/Attempt.ts"
import * as Config from "../engine/Config.ts"
import { StoreFailed } from "../engine/Errors.ts"
import type { Step } from "../engine/Stage.ts"
import * as Store from "../engine/Store.ts"
import * as Workflow from "../engine/Workflow.ts"
import * as WorkflowFile from "../engine/WorkflowFile.ts"
import { Assignment, Request, Response } from "./Protocol.ts"

const send = (response: Response) =>
  Effect.callback<void>((resume) => {
    process.send?.(response, undefined, {}, () => resume(Effect.void))
  })

const assigned = Effect.gen(function*() {
  const assignment = yield* Schema.decodeUnknownEffect(Schema.fromJsonString(Assignment))(process.argv[2])
  const workflow = yield* WorkflowFile.load(assignment.workflowFile)
  const config = yield* Config.choose(workflow, assignment)
  return { assignment, graph: yield* Workflow.build(workflow, config) }
})

const respond = (steps: ReadonlyMap<string, Step>, message: unknown) =>
  Effect.gen(function*() {
    const { task } = yield* Schema.decodeUnknownEffect(Request)(message)
    const produced = yield* Attempt.perform(
      steps.get(task.step) as Step,
      task,
      (progress) => send(Response.cases.Progressed.make({ progress }))
    )
    return Response.cases.Succeeded.make({ produced })
  }).pipe(
    Effect.catch((error) =>
      Effect.succeed(
        error instanceof StoreFailed
          ? Response.cases.StoreFailed.make(error)
          : Response.cases.Failed.make({ reason: error._tag === "StepFailed" ? error.reason : error.message })
      )
    ),
    Effect.flatMap(send)
  )

const main = Effect.gen(function*() {
  const inbox = yield* Queue.unbounded<unknown>()
  process.on("message", (message) => Queue.offerUnsafe(inbox, message))
  const { assignment, graph } = yield* assigned
  const steps = new Map(graph.steps.map((step) => [step.name, step]))
  const serve = Effect.flatMap(Queue.take(inbox), (message) => respond(steps, message))
  yield* Effect.forever(serve).pipe(
    Effect.provide(Layer.provideMerge(Store.layerFileSystem(assignment.store), NodeServices.layer))
  )
}).pipe(Effect.catch((error) => send(Response.cases.Failed.make({ reason: error.message }))))

process.on("disconnect", () => process.exit(0))
process.on("SIGINT", () => {})
process.on("SIGTERM", () => process.exit(143))
Effect.runFork(main)
