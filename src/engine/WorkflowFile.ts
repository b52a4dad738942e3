/** Loads a workflow file: the module at `path`, whose default export is a workflow. */
import * as Effect from "effect/Effect"
import { pathToFileURL } from "node:url"
import { WorkflowInvalid } from "./Errors.ts"
import { type AnyWorkflow, isWorkflow } from "./Workflow.ts"

export const load = (path: string): Effect.Effect<AnyWorkflow, WorkflowInvalid> =>
  Effect.tryPromise({
    try: () => import(pathToFileURL(path).href) as Promise<{ readonly default?: unknown }>,
    catch: (error) =>
      new WorkflowInvalid({
        title: "The workflow file cannot be loaded",
        facts: { file: path, cause: error instanceof Error ? error.message : String(error) },
        hint: "Fix the error named as the cause; run the file with node to see where it is"
      })
  }).pipe(
    Effect.flatMap((module) =>
      isWorkflow(module.default) ? Effect.succeed(module.default) : Effect.fail(notAWorkflow(path, module.default))
    )
  )

const notAWorkflow = (path: string, found: unknown): WorkflowInvalid =>
  new WorkflowInvalid({
    title: "The file does not export a workflow",
    facts: { file: path, "default export": found === undefined ? "none" : typeof found },
    hint: "End the file with: export default Workflow.make(\"name\", { config, profiles, steps })"
  })
