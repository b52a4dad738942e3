import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { join } from "node:path"
import * as Artifact from "../../../src/engine/Artifact.ts"
import { StepFailed } from "../../../src/engine/Errors.ts"
import { Executor } from "../../../src/engine/execution/Executor.ts"
import * as Stage from "../../../src/engine/Stage.ts"
import * as Workflow from "../../../src/engine/Workflow.ts"
import * as InProcess from "../../../src/executors/InProcess.ts"
import { effect } from "../../effect.ts"
import { execute, graphOf, run } from "../Run.ts"

/** A workflow of one step, with these limits, whose attempts do what `attempt` says of each. */
const single = (limits: Partial<Stage.Limits>, attempt: (n: number) => Effect.Effect<string, Error>) => {
  let attempts = 0
  const stage = Stage.make({
    name: "try",
    module: import.meta.url,
    params: Schema.Struct({}),
    inputs: {},
    outputs: { text: Artifact.file("text", 1, ".txt") },
    limits,
    *run({ outputs }) {
      const fs = yield* FileSystem.FileSystem
      yield* fs.writeFileString(outputs.text.path, yield* attempt(++attempts))
    }
  })
  return Workflow.make("single", {
    config: Schema.Struct({}),
    profiles: { only: {} },
    steps: () => ({ steps: [stage.step("try", { params: {}, inputs: {} })] })
  })
}

const failing = (times: number) => (n: number) =>
  n <= times ? Effect.fail(new Error(`failure ${n}`)) : Effect.succeed("done")

effect("a step that fails is not repeated", (t, folder) =>
  Effect.gen(function*() {
    const { failed, retried } = yield* run(join(folder, "store"), single({}, failing(1)))
    t.deepEqual([failed, retried], [["try"], []])
  }))

effect("a step is repeated as often as its stage says, and no more", (t, folder) =>
  Effect.gen(function*() {
    const limits = { retries: { failed: 2 } }
    const patient = yield* run(join(folder, "a"), single(limits, failing(2)))
    t.deepEqual([patient.done, patient.retried], [["try"], ["try", "try"]])
    const impatient = yield* run(join(folder, "b"), single(limits, failing(3)))
    t.deepEqual([impatient.failed, impatient.retried], [["try"], ["try", "try"]])
    t.regex(impatient.summary.firstFailure?.message ?? "", /failure 3/)
  }))

effect("nothing is attempted again once the execution is asked to stop", (t, folder) =>
  Effect.gen(function*() {
    let attempts = 0
    let draining = false
    const stopping = single({ retries: { failed: 2 } }, (n) =>
      Effect.suspend(() => {
        attempts = n
        draining = true
        return Effect.fail(new Error("failure"))
      }))
    const { failed, retried } = yield* run(join(folder, "store"), stopping, { isDraining: () => draining })
    t.deepEqual([failed, retried, attempts], [["try"], [], 1])
  }))

effect(
  "a step that waits for its next attempt as the execution is asked to stop gets none",
  (t, folder) =>
    Effect.gen(function*() {
      let attempts = 0
      let draining = false
      const failing = single({ retries: { failed: 5 } }, (n) =>
        Effect.suspend(() => {
          attempts = n
          return Effect.fail(new Error(`failure ${n}`))
        }))
      const { failed, retried, summary } = yield* run(join(folder, "store"), failing, {
        isDraining: () => draining,
        onEvent: ({ _tag }) => Effect.sync(() => void (draining ||= _tag === "StepRetried"))
      })
      t.deepEqual([failed, retried, attempts], [["try"], ["try"], 1])
      t.regex(summary.firstFailure?.message ?? "", /failure 1/)
    })
)

effect("nothing is attempted again once a step has failed, if so asked", (t, folder) =>
  Effect.gen(function*() {
    const step = (name: string, failed: number, sleepMillis: number) =>
      Stage.make({
        name,
        module: import.meta.url,
        params: Schema.Struct({}),
        inputs: {},
        outputs: {},
        limits: { retries: { failed } },
        *run() {
          yield* Effect.sleep(sleepMillis)
          return yield* Effect.fail(new Error(name))
        }
      }).step(name, { params: {}, inputs: {} })
    const workflow = Workflow.make("two", {
      config: Schema.Struct({}),
      profiles: { only: {} },
      steps: () => ({ steps: [step("first", 0, 0), step("second", 1, 200)] })
    })
    const { failed, retried } = yield* run(join(folder, "store"), workflow, { jobs: 2, failFast: true })
    t.deepEqual([failed, retried], [["first", "second"], []])
  }))

effect(
  "an attempt that takes too long is stopped, and said so; others may follow",
  (t, folder) =>
    Effect.gen(function*() {
      const timeoutMinutes = 1 / 60
      const hanging = (times: number) => (n: number) => n <= times ? Effect.never : Effect.succeed("done")
      const once = yield* run(join(folder, "a"), single({ timeoutMinutes }, hanging(1)))
      t.deepEqual(once.failed, ["try"])
      t.regex(once.summary.firstFailure?.message ?? "", /^Step try failed\n[\s\S]*It took longer than 1 seconds?/)
      const twice = yield* run(join(folder, "b"), single({ timeoutMinutes, retries: { timedOut: 1 } }, hanging(1)))
      t.deepEqual([twice.done, twice.retried], [["try"], ["try"]])
    })
)

effect("a step whose process died is attempted once more", (t, folder) =>
  Effect.gen(function*() {
    const graph = yield* graphOf(single({}, () => Effect.succeed("done")))
    /** The executor's process dies under its first attempt. */
    const dying = Layer.effect(
      Executor,
      Effect.gen(function*() {
        const executor = yield* Executor
        let attempts = 0
        return Executor.of({
          ...executor,
          execute: (task, onProgress) =>
            ++attempts > 1
              ? executor.execute(task, onProgress)
              : Effect.fail(new StepFailed({ step: task.step, key: task.key, how: "died", reason: "killed" }))
        })
      })
    ).pipe(Layer.provide(InProcess.layer(graph)))
    const { done, retried } = yield* execute(join(folder, "store"), graph, dying, {})
    t.deepEqual([done, retried], [["try"], ["try"]])
  }))
