import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import * as WorkflowFile from "../../src/engine/WorkflowFile.ts"
import { effect } from "../effect.ts"

/** The message of the refusal to load a file of this content. */
const refusal = Effect.fnUntraced(function*(folder: string, content: string) {
  const fs = yield* FileSystem.FileSystem
  const file = join(folder, "workflow.ts")
  yield* fs.writeFileString(file, content)
  const { message } = yield* Effect.flip(WorkflowFile.load(file))
  return message.replaceAll(folder, "FOLDER")
})

effect("a workflow is a file's default export", (t) =>
  Effect.gen(function*() {
    const workflow = yield* WorkflowFile.load(fileURLToPath(new URL("../fixtures/letters.ts", import.meta.url)))
    t.is(workflow.name, "letters")
  }))

effect("a file without a default export is refused", (t, folder) =>
  Effect.gen(function*() {
    t.is(
      yield* refusal(folder, "export const workflow = 1\n"),
      "The file does not export a workflow\n  file            FOLDER/workflow.ts\n  default export  none\n"
        + "End the file with: export default Workflow.make(\"name\", { config, profiles, steps })"
    )
  }))

effect("a default export of another kind is refused", (t, folder) =>
  Effect.gen(function*() {
    t.regex(yield* refusal(folder, "export default { name: \"letters\" }\n"), /default export +object\n/)
  }))

effect("a module that throws is refused with what it threw", (t, folder) =>
  Effect.gen(function*() {
    t.is(
      yield* refusal(folder, "throw new RangeError(\"no such size\")\n"),
      "The workflow file cannot be loaded\n  file   FOLDER/workflow.ts\n  cause  no such size\n"
        + "Fix the error named as the cause; run the file with node to see where it is"
    )
  }))

effect(
  "a module that imports what is not there is refused with what it imports",
  (t, folder) =>
    Effect.gen(function*() {
      t.regex(yield* refusal(folder, "import \"./missing.ts\"\n"), /cause +Cannot find module 'FOLDER\/missing\.ts'/)
    })
)

effect("a file that is not there is refused", (t, folder) =>
  Effect.gen(function*() {
    const error = yield* Effect.flip(WorkflowFile.load(join(folder, "absent.ts")))
    t.regex(error.message, /^The workflow file cannot be loaded\n.*absent\.ts/)
  }))
