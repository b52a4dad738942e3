/** What to tell people when code cannot be bundled. */
import type { BuildFailure, Message } from "esbuild"
import { resolve } from "node:path"
import { WorkflowInvalid } from "../Errors.ts"

/** Made of what the bundler rejected with; `root` is what its paths are relative to. */
export const notBundled = (error: unknown, root: string): WorkflowInvalid => {
  const problems = error instanceof Error && "errors" in error ? (error as BuildFailure).errors : []
  if (problems.length > 0) return unreadable(problems, root)
  const [cause] = (error instanceof Error ? error.message : String(error)).split("\n\n")
  return new WorkflowInvalid({
    title: "The bundler that reads the code of stages cannot be started",
    facts: { cause },
    hint:
      "Reinstall the packages with npm ci, optional ones included: esbuild's program for this platform is one of them"
  })
}

const unreadable = ([first, ...more]: ReadonlyArray<Message>, root: string): WorkflowInvalid => {
  const { detail, location, pluginName, text } = first
  // Of an exception the bundler tells where in our own code it was thrown.
  const at = detail instanceof Error ? null : location
  // Only a file that does not parse is seen as it was written; of the others the bundler sees what is left of them.
  const line = at === null || pluginName === "" ? {} : { line: `${at.line}: ${at.lineText.trim()}` }
  return new WorkflowInvalid({
    title: "The code of a stage cannot be read",
    facts: {
      ...(at === null ? {} : { file: resolve(root, at.file) }),
      ...line,
      cause: text + (more.length === 0 ? "" : ` (and ${more.length} more)`)
    },
    hint: "Fix the code; what a stage reaches is part of its key"
  })
}
