import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { join } from "node:path"
import * as Opening from "../../../src/cli/Opening.ts"
import * as Artifact from "../../../src/engine/Artifact.ts"
import { StoreFailed } from "../../../src/engine/Errors.ts"
import { Executor } from "../../../src/engine/execution/Executor.ts"
import * as Hash from "../../../src/engine/Hash.ts"
import { Journal } from "../../../src/engine/journal/Journal.ts"
import * as Stage from "../../../src/engine/Stage.ts"
import { Latest } from "../../../src/engine/store/Latest.ts"
import { Store } from "../../../src/engine/store/Store.ts"
import * as Workflow from "../../../src/engine/Workflow.ts"
import * as InProcess from "../../../src/executors/InProcess.ts"
import { effect } from "../../effect.ts"
import letters from "../../fixtures/letters.ts"
import { graphOf, run } from "../Run.ts"

const Text = Artifact.file("text", 1, ".txt")

/** A workflow of independent steps with these params; each writes what `text` says. */
const independent = (
  params: Readonly<Record<string, number>>,
  text: (n: number) => Effect.Effect<string>
): Workflow.AnyWorkflow => {
  const stage = Stage.make({
    name: "text",
    module: import.meta.url,
    params: Schema.Struct({ n: Schema.Int }),
    inputs: {},
    outputs: { text: Text },
    *run({ outputs, params }) {
      const fs = yield* FileSystem.FileSystem
      yield* fs.writeFileString(outputs.text.path, yield* text(params.n))
    }
  })
  return Workflow.make("independent", {
    config: Schema.Struct({}),
    profiles: { only: {} },
    steps: () => ({ steps: Object.entries(params).map(([name, n]) => stage.step(name, { params: { n }, inputs: {} })) })
  })
}

const six = { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 }

for (const jobs of [1, 3]) {
  effect(
    `with ${jobs} at once, ${jobs} run at once, in the order in which they are listed`,
    (t, folder) =>
      Effect.gen(function*() {
        const began: Array<number> = []
        let running = 0
        let most = 0
        const workflow = independent(six, (n) =>
          Effect.gen(function*() {
            began.push(n)
            most = Math.max(most, ++running)
            // Longer than the others take to begin.
            yield* Effect.sleep(jobs === 1 ? 1 : 300)
            running--
            return String(n)
          }))
        yield* run(join(folder, "store"), workflow, { jobs })
        t.is(most, jobs)
        if (jobs === 1) t.deepEqual(began, [1, 2, 3, 4, 5, 6])
        else t.deepEqual(began.slice(0, jobs).sort(), [1, 2, 3])
      })
  )
}

effect(
  "steps that are one computation are executed once, also when all could run at once",
  (t, folder) =>
    Effect.gen(function*() {
      let times = 0
      const workflow = independent({ a: 1, b: 1, c: 1 }, () =>
        Effect.gen(function*() {
          times++
          yield* Effect.sleep(5)
          return "same"
        }))
      const { cached, executed, summary } = yield* run(join(folder, "store"), workflow, { jobs: 3 })
      t.is(times, 1)
      t.deepEqual([executed.length, cached.length], [1, 2])
      t.like(summary, { done: 1, cached: 2 })
      t.is(summary.outputs.size, 3)
    })
)

effect(
  "a second execution with other outputs is told, and the first record stays",
  (t, folder) =>
    Effect.gen(function*() {
      let times = 0
      const workflow = independent({ a: 1 }, () => Effect.sync(() => `time ${++times}`))
      yield* run(join(folder, "store"), workflow)
      const second = yield* run(join(folder, "store"), workflow, { force: ["a"], id: "second" })
      t.deepEqual([second.done, second.diverged], [["a"], ["a"]])
      const third = yield* run(join(folder, "store"), workflow)
      t.deepEqual(third.cached, ["a"])
      t.is(third.digests["a:text"], Hash.ofText("time 1"))
    })
)

/** Writes another text each time; the step after it copies that. */
const restless = () => {
  let times = 0
  const source = Stage.make({
    name: "source",
    module: import.meta.url,
    params: Schema.Struct({}),
    inputs: {},
    outputs: { text: Text },
    *run({ outputs }) {
      const fs = yield* FileSystem.FileSystem
      yield* fs.writeFileString(outputs.text.path, `time ${++times}`)
    }
  })
  const copy = Stage.make({
    name: "copy",
    module: import.meta.url,
    params: Schema.Struct({}),
    inputs: { text: Text },
    outputs: { text: Text },
    *run({ inputs, outputs }) {
      const fs = yield* FileSystem.FileSystem
      yield* fs.copyFile(inputs.text.path, outputs.text.path)
    }
  })
  return Workflow.make("restless", {
    config: Schema.Struct({}),
    profiles: { only: {} },
    steps: () => {
      const { text } = source.step("source", { params: {}, inputs: {} }).outputs
      return { steps: [copy.step("copy", { params: {}, inputs: { text } })] }
    }
  })
}

effect(
  "where outputs differ from those recorded, these are still what is named, told and handed on",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const workflow = restless()
      const store = join(folder, "store")
      const first = yield* run(store, workflow)
      const { cached, digests, diverged, done, events } = yield* run(store, workflow, {
        force: ["source"],
        id: "second"
      })
      t.deepEqual([done, diverged, cached], [["source"], ["source"], ["copy"]])
      t.deepEqual(digests, first.digests)
      const outputs = (tag: string) => events.find((event) => event._tag === tag && "outputs" in event)
      t.like(outputs("StepDone"), { outputs: { text: { digest: Hash.ofText("time 1") } } })
      t.like(outputs("StepDiverged"), { outputs: { text: { digest: Hash.ofText("time 2") } } })
      t.is(yield* fs.readFileString(join(store, "latest/restless/only/source/text.txt")), "time 1")
    })
)

effect("events tell of each step from start to end, with what came out", (t, folder) =>
  Effect.gen(function*() {
    const { digests, events } = yield* run(join(folder, "store"), letters)
    const right = events.filter((event) => "step" in event && event.step === "upper/right")
    t.deepEqual(right.map(({ _tag }) => _tag), [
      "StepStarted",
      "StepProgress",
      "StepProgress",
      "StepProgress",
      "StepDone"
    ])
    t.like(right[1], { progress: { done: 1, total: 3, unit: "numbers" } })
    t.like(right[4], { outputs: { text: { kind: "text@1", digest: digests["upper/right:text"], bytes: 7 } } })
    t.like(events[0], { workflow: "letters", profile: "small", steps: 4, jobs: 1, execution: "test" })
    t.like(events.at(-1), { _tag: "ExecutionFinished", done: 4, cached: 0, failed: 0, skipped: 0 })
  }))

effect("the failure of a step says what, and of the execution which came first", (t, folder) =>
  Effect.gen(function*() {
    const workflow = independent({ a: 1, b: 2, c: 3 }, (n) => n === 1 ? Effect.succeed("one") : Effect.die(`no ${n}`))
    const { events, failed, summary } = yield* run(join(folder, "store"), workflow)
    t.deepEqual(failed, ["b", "c"])
    t.regex(summary.firstFailure?.message ?? "", /^Step b failed\n.*\nno 2$/)
    t.like(events.filter(({ _tag }) => _tag === "StepFailed"), [{ step: "b" }, { step: "c" }])
  }))

effect("an execution in a store that cannot be read fails at once and says so", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    yield* fs.writeFileString(join(folder, "store"), "")
    const error = yield* Effect.flip(run(join(folder, "store"), letters))
    t.true(error instanceof StoreFailed)
    t.regex(error.message, /^Cannot open the folder of results in the store\n[\s\S]*ENOTDIR/)
  }))

effect("a step fails and says so where its result cannot be given its name", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    yield* fs.makeDirectory(join(folder, "store"))
    yield* fs.writeFileString(join(folder, "store/latest"), "")
    const { done, events, executed, failed } = yield* run(join(folder, "store"), letters)
    t.deepEqual([executed, done, failed], [["write"], [], ["write"]])
    const failure = events.find((event) => event._tag === "StepFailed")
    t.regex(failure?.message ?? "", /^Cannot link the latest results in the store\n/)
    const again = yield* run(join(folder, "store"), letters)
    t.deepEqual([again.cached, again.failed], [["write"], ["upper/left", "upper/right"]])
  }))

effect(
  "a task of another workflow than the one that was built is refused, not executed",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const graph = yield* graphOf(letters, { set: { text: "edited" } })
      const executor = yield* Effect.provide(
        Effect.provide(Executor, InProcess.layer(graph)),
        Opening.layer(join(folder, "store"))
      )
      for (const step of ["write", "removed"]) {
        const task = { step, key: Hash.ofText("the key of the step before the edit"), inputs: {}, epoch: 1 }
        const error = yield* Effect.flip(executor.execute(task, () => Effect.void))
        t.regex(error.message, new RegExp(`^Step ${step} failed\\n.*\\nThe workflow changed while it was executed\\n`))
      }
      t.false(yield* fs.exists(join(folder, "store/objects")))
    })
)

effect("once a step has failed no other is started, if so asked", (t, folder) =>
  Effect.gen(function*() {
    const workflow = independent({ a: 1, b: 2, c: 3 }, (n) => n === 1 ? Effect.die("no") : Effect.succeed("yes"))
    const { executed, summary } = yield* run(join(folder, "store"), workflow, { failFast: true })
    t.deepEqual(executed, ["a"])
    t.like(summary, { done: 0, failed: 1, stopped: 2 })
  }))

effect(
  "an execution that is asked to stop starts no step, and tells what is known",
  (t, folder) =>
    Effect.gen(function*() {
      const workflow = independent({ a: 1, b: 2 }, () => Effect.succeed("yes"))
      yield* run(join(folder, "store"), independent({ a: 1 }, () => Effect.succeed("yes")))
      const { cached, executed, summary } = yield* run(join(folder, "store"), workflow, { isDraining: () => true })
      t.deepEqual([executed, cached], [[], ["a"]])
      t.like(summary, { done: 0, cached: 1, failed: 0, stopped: 1 })
    })
)

/** A step that takes these resources. */
const demanding = (resources: Partial<Stage.Resources>) => {
  const stage = Stage.make({
    name: "text",
    module: import.meta.url,
    params: Schema.Struct({}),
    inputs: {},
    outputs: { text: Text },
    resources: () => resources,
    *run({ outputs }) {
      const fs = yield* FileSystem.FileSystem
      yield* fs.writeFileString(outputs.text.path, "done")
    }
  })
  return Workflow.make("demanding", {
    config: Schema.Struct({}),
    profiles: { only: {} },
    steps: () => ({ steps: [stage.step("a", { params: {}, inputs: {} })] })
  })
}

effect(
  "a step that takes more than the machine has fails and says so; more cores than there are is all of them",
  (t, folder) =>
    Effect.gen(function*() {
      const { failed, summary } = yield* run(join(folder, "store"), demanding({ gpu: 1 }))
      t.deepEqual(failed, ["a"])
      t.regex(summary.firstFailure?.message ?? "", /It takes more than this machine has\n +gpu +1, and there is none\n/)
      t.deepEqual((yield* run(join(folder, "store"), demanding({ cpu: 64 }))).done, ["a"])
    })
)

effect(
  "a stage is given labels and params in the order of the key, not in that of the workflow",
  (t, folder) =>
    Effect.gen(function*() {
      const source = Stage.make({
        name: "source",
        module: import.meta.url,
        params: Schema.Struct({}),
        inputs: {},
        outputs: { text: Text },
        *run({ outputs }) {
          const fs = yield* FileSystem.FileSystem
          yield* fs.writeFileString(outputs.text.path, "")
        }
      })
      const list = Stage.make({
        name: "list",
        module: import.meta.url,
        params: Schema.Struct({ sizes: Schema.Record(Schema.String, Schema.Int) }),
        inputs: { texts: Stage.many(Text) },
        outputs: { text: Text },
        *run({ inputs, outputs, params }) {
          const fs = yield* FileSystem.FileSystem
          const names = [...Object.keys(inputs.texts), ...Object.keys(params.sizes)]
          yield* fs.writeFileString(outputs.text.path, names.join(" "))
        }
      })
      const workflow = (labels: ReadonlyArray<string>) =>
        Workflow.make("listing", {
          config: Schema.Struct({}),
          profiles: { only: {} },
          steps: () => {
            const { text } = source.step("source", { params: {}, inputs: {} }).outputs
            const texts = Object.fromEntries(labels.map((label) => [label, text]))
            const sizes = Object.fromEntries(labels.map((label) => [label, 1]))
            return { steps: [list.step("list", { params: { sizes }, inputs: { texts } })] }
          }
        })
      const { digests } = yield* run(join(folder, "store"), workflow(["b", "c", "a"]))
      t.is(digests["list:text"], Hash.ofText("a b c a b c"))
      t.deepEqual((yield* run(join(folder, "store"), workflow(["a", "b", "c"]))).executed, [])
    })
)

effect("a record or an object that cannot be read is made again", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const store = join(folder, "store")
    const { graph } = yield* run(store, letters)
    const { path, recordPath } = yield* Effect.provide(
      Effect.gen(function*() {
        const { path } = yield* Store
        const journal = yield* Journal
        const { key, outputs } = Option.getOrThrow(yield* (yield* Latest).find(graph, "write"))
        return { path: path(outputs.text.digest), recordPath: journal.recordPath(key) }
      }),
      Opening.layer(store)
    )
    for (const at of [path, recordPath]) {
      yield* fs.remove(at)
      yield* fs.makeDirectory(at)
      t.deepEqual((yield* run(store, letters)).executed, ["write"])
      t.deepEqual((yield* run(store, letters)).executed, [])
    }
  }))
