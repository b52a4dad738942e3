import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import * as Opening from "../../src/cli/Opening.ts"
import { Executor } from "../../src/engine/Executor.ts"
import * as Hash from "../../src/engine/Hash.ts"
import * as Manifest from "../../src/engine/Manifest.ts"
import * as WorkflowFile from "../../src/engine/WorkflowFile.ts"
import * as LocalProcesses from "../../src/executors/LocalProcesses.ts"
import { effect } from "../effect.ts"
import { execute, type Given, graphOf, run as runHere } from "../engine/Run.ts"
import letters from "../fixtures/letters.ts"
import { gone } from "../processes.ts"

const lettersFile = fileURLToPath(new URL("../fixtures/letters.ts", import.meta.url))

/** Executes a workflow file in child processes. */
const run = Effect.fnUntraced(function*(store: string, given: Given = {}, workflowFile = lettersFile) {
  const graph = yield* graphOf(yield* WorkflowFile.load(workflowFile), given)
  const assignment = { workflowFile, profile: graph.profile, set: given.set ?? {}, store }
  return yield* execute(store, graph, LocalProcesses.layer({ jobs: given.jobs ?? 1, assignment, env: {} }), given)
})

const misbehaving = (misbehave: string, at = 2) => ({ set: { "count.misbehave": misbehave, "count.at": String(at) } })

effect("one child or two yield the same, and progress comes through", (t, folder) =>
  Effect.gen(function*() {
    const one = yield* run(join(folder, "one"), { jobs: 1 })
    const two = yield* run(join(folder, "two"), { jobs: 2 })
    t.deepEqual([one.done.length, two.done.length], [4, 4])
    t.deepEqual(one.digests, two.digests)
    t.is(one.digests["upper/right:text"], Hash.ofText("a 1 2 3"))
    const counted = one.events.flatMap((event) => event._tag === "StepProgress" ? [event.progress.done] : [])
    t.deepEqual(counted, [1, 2, 3])
    t.deepEqual((yield* run(join(folder, "one"))).cached, one.done)
  }))

const ends = {
  exit: /\nIts process ended with exit code 7 before the step was done$/,
  kill: /\nIts process was ended by SIGKILL before the step was done \(out of memory\?\)$/
}

for (const [misbehave, message] of Object.entries(ends)) {
  effect(
    `a step that ends by "${misbehave}" fails alone, and goes on from its checkpoint when it runs again`,
    (t, folder) =>
      Effect.gen(function*() {
        const store = join(folder, "store")
        const failing = yield* run(store, misbehaving(misbehave, 3))
        t.deepEqual(failing.done, ["upper/left", "write"])
        t.deepEqual([failing.failed, failing.skipped], [["upper/right"], ["collect"]])
        t.regex(failing.summary.firstFailure?.message ?? "", message)
        const again = yield* run(store)
        t.deepEqual(again.done, ["collect", "upper/right"])
        t.deepEqual(again.events.flatMap((event) => event._tag === "StepProgress" ? [event.progress.done] : []), [3])
        t.is(again.digests["upper/right:text"], Hash.ofText("a 1 2 3"))
      })
  )
}

effect("a child that dies between two tasks is replaced", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    yield* runHere(store, letters)
    const graph = yield* graphOf(letters)
    const assignment = { workflowFile: lettersFile, profile: "small", set: {}, store }
    const inputs = { text: Hash.ofText("a") }
    const taskOf = (name: string) => {
      const step = graph.steps.find((step) => step.name === name) as (typeof graph.steps)[number]
      return { step: name, key: Hash.key(Manifest.make(step, inputs)), inputs }
    }
    yield* Effect.gen(function*() {
      const executor = yield* Executor
      let pid = 0
      yield* executor.execute(taskOf("upper/right"), ({ facts }) => Effect.sync(() => void (pid = facts?.["pid"] ?? 0)))
      process.kill(pid, "SIGKILL")
      yield* gone(pid)
      const { text } = yield* executor.execute(taskOf("upper/left"), () => Effect.void)
      t.is(text.digest, Hash.ofText("A!"))
    }).pipe(Effect.provide(
      Layer.provideMerge(LocalProcesses.layer({ jobs: 1, assignment, env: {} }), Opening.layer(store))
    ))
  }))

/** A workflow file that is another one in child processes, as if it had been edited in between. */
const edited = Effect.fnUntraced(function*(folder: string, inChild: string) {
  const fs = yield* FileSystem.FileSystem
  const path = join(folder, "edited.ts")
  yield* fs.writeFileString(
    path,
    `import letters from ${JSON.stringify(lettersFile)}
const inChild = process.send !== undefined
${inChild}
export default { ...letters, steps: (config) => letters.steps({ ...config, text: inChild ? "edited" : config.text }) }
`
  )
  return path
})

effect(
  "what a workflow yields that was edited since does not count as the result of the one before",
  (t, folder) =>
    Effect.gen(function*() {
      const { failed, summary } = yield* run(join(folder, "store"), {}, yield* edited(folder, ""))
      t.deepEqual(failed, ["write"])
      t.regex(summary.firstFailure?.message ?? "", /\nThe workflow changed while it was executed\n.*\n +step +write\n/)
    })
)

effect(
  "every step fails, and none hangs, where a child cannot load the workflow",
  (t, folder) =>
    Effect.gen(function*() {
      const path = yield* edited(folder, "if (inChild) throw new Error(\"half an edit\")")
      const store = join(folder, "store")
      const first = yield* run(store, {}, path)
      t.regex(
        first.summary.firstFailure?.message ?? "",
        /\nThe workflow file cannot be loaded\n.*\n +cause +half an edit\n/
      )
      yield* runHere(store, letters)
      const second = yield* run(store, { set: { suffix: "?", "count.to": "2" } }, path)
      t.deepEqual([second.failed, second.skipped], [["upper/left", "upper/right"], ["collect"]])
    })
)
