import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import { systemError } from "effect/PlatformError"
import * as Schema from "effect/Schema"
import { join } from "node:path"
import * as Opening from "../../../src/cli/Opening.ts"
import * as Artifact from "../../../src/engine/Artifact.ts"
import { StoreFailed } from "../../../src/engine/Errors.ts"
import * as Attempt from "../../../src/engine/execution/Attempt.ts"
import type { Slot } from "../../../src/engine/execution/Checkpoint.ts"
import type { Task } from "../../../src/engine/execution/Executor.ts"
import * as Hash from "../../../src/engine/Hash.ts"
import { Implementation } from "../../../src/engine/implementation/Implementation.ts"
import * as Manifest from "../../../src/engine/Manifest.ts"
import * as Stage from "../../../src/engine/Stage.ts"
import { Store } from "../../../src/engine/store/Store.ts"
import * as Workflow from "../../../src/engine/Workflow.ts"
import { Disk, effect } from "../../effect.ts"
import letters from "../../fixtures/letters.ts"
import { graphOf } from "../Run.ts"

const Text = Artifact.file("text", 1, ".txt")

interface Given {
  readonly n: number
  readonly checkpoint: Slot
}

/** A graph of one step, "text", with params { n: 1 }, whose environment is its n and whose output is what `text` says. */
const graphWhere = (text: (given: Given) => Effect.Effect<string, Error>) => {
  const stage = Stage.make({
    name: "text",
    module: import.meta.url,
    params: Schema.Struct({ n: Schema.Int }),
    inputs: {},
    outputs: { text: Text },
    environment: ({ n }) => ({ threads: n }),
    *run({ checkpoint, outputs, params: { n } }) {
      const fs = yield* FileSystem.FileSystem
      yield* fs.writeFileString(outputs.text.path, yield* text({ n, checkpoint }))
    }
  })
  const workflow = Workflow.make("one", {
    config: Schema.Struct({}),
    profiles: { only: {} },
    steps: () => ({ steps: [stage.step("text", { params: { n: 1 }, inputs: {} })] })
  })
  return graphOf(workflow)
}

/** The task that a step of the graph is, with other params and their environment if given. */
const taskOf = Effect.fnUntraced(
  function*(graph: Workflow.Graph, name: string, inputs: Task["inputs"], other: Partial<Stage.Step> = {}) {
    const step = { ...graph.steps.find((step) => step.name === name) as Stage.Step, ...other }
    const implementation = yield* (yield* Implementation).declared(step.stage)
    const task: Task = { step: name, key: Hash.key(Manifest.make(step, implementation, inputs)), inputs, epoch: 1 }
    return task
  }
)

const quiet: Attempt.Contact = { onProgress: () => Effect.void, isDraining: () => false }
const draining: Attempt.Contact = { ...quiet, isDraining: () => true }

const attempt = Effect.fnUntraced(function*(text: (given: Given) => Effect.Effect<string, Error>, contact = quiet) {
  const graph = yield* graphWhere(text)
  return yield* Attempt.perform(graph, yield* taskOf(graph, "text", {}), contact)
})

type Services = Effect.Services<ReturnType<typeof attempt>> | Store

/** A test with a store of its own. */
const stored = <E>(
  title: string,
  body: (...given: Parameters<Parameters<typeof effect>[1]>) => Effect.Effect<unknown, E, Services>
): void => effect(title, (t, folder) => Effect.provide(body(t, folder), Opening.layer(join(folder, "store"))))

/** The names in the folder where attempts work. */
const workFolders = Effect.gen(function*() {
  const fs = yield* FileSystem.FileSystem
  return yield* fs.readDirectory(join((yield* Store).root, "work"))
})

stored("what a stage writes is taken into the store, and its folder is empty again", (t) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const { text } = yield* attempt(({ n }) => Effect.succeed(`n is ${n}`))
    t.deepEqual(text, { kind: "text@1", folder: false, digest: Hash.ofText("n is 1"), bytes: 6 })
    const { path, root } = yield* Store
    t.is(yield* fs.readFileString(path(text.digest)), "n is 1")
    const folders = yield* workFolders
    t.is(folders.length, 1)
    t.deepEqual(yield* fs.readDirectory(join(root, "work"), { recursive: true }), folders)
  }))

stored("inputs are laid out by label, of the kinds that the stage declares", (t) =>
  Effect.gen(function*() {
    const graph = yield* graphOf(letters)
    const perform = (task: Task) => Attempt.perform(graph, task, quiet)
    const { text: source } = yield* perform(yield* taskOf(graph, "write", {}))
    const { text: upper } = yield* perform(yield* taskOf(graph, "upper/left", { text: source.digest }))
    const texts = { b: source.digest, a: upper.digest }
    const collected = yield* perform(yield* taskOf(graph, "collect", { texts }))
    const files = yield* (yield* Store).tree(collected.texts.digest)
    t.deepEqual(files.map(({ digest, path }) => [path, digest]), [["a.txt", upper.digest], ["b.txt", source.digest]])
  }))

const changed = /\nThe workflow changed while it was executed\n +workflow +one\n +step +text\nRun it again$/

stored("a task that the step here is not is refused", (t) =>
  Effect.gen(function*() {
    const graph = yield* graphWhere(() => Effect.die("never executed"))
    const task = yield* taskOf(graph, "text", {})
    const others = [{ ...task, key: Hash.ofText("other") }, { ...task, inputs: { text: Hash.ofText("other") } }]
    for (const other of others) {
      const error = yield* Effect.flip(Attempt.perform(graph, other, quiet))
      t.like(error, { _tag: "StepFailed", how: "failed" })
      t.regex(error.message, changed)
    }
  }))

stored("a task is refused whose stage was edited after this process loaded it", (t) =>
  Effect.gen(function*() {
    const implementation = yield* Implementation
    const error = yield* Effect.flip(attempt(() => Effect.die("never executed"))).pipe(
      Effect.provideService(Implementation, { ...implementation, isCurrent: () => Effect.succeed(false) })
    )
    t.regex(error.message, changed)
  }))

stored(
  "an earlier computation of the stage is executed with its params and their environment",
  (t) =>
    Effect.gen(function*() {
      const graph = yield* graphWhere(({ n }) => Effect.succeed(`n is ${n}`))
      const params = { n: 7 }
      const task = yield* taskOf(graph, "text", {}, { params, environment: { threads: 7 } })
      const { text } = yield* Attempt.perform(graph, { ...task, params }, quiet)
      t.is(text.digest, Hash.ofText("n is 7"))
      t.regex((yield* Effect.flip(Attempt.perform(graph, task, quiet))).message, changed)
      const unfit = yield* Effect.flip(Attempt.perform(graph, { ...task, params: { n: "seven" } }, quiet))
      t.regex(unfit.message, /\nExpected number\n +at \["n"\]$/)
    })
)

stored(
  "a failure of the stage is told with its message; of anything thrown, from where",
  (t) =>
    Effect.gen(function*() {
      const told = yield* Effect.flip(
        attempt(() => Effect.fail(new StoreFailed({ operation: "x", path: "y", cause: "z" })))
      )
      t.is(told._tag, "StoreFailed")
      const thrown = yield* Effect.flip(attempt(() => Effect.sync(() => JSON.parse("{") as string)))
      t.like(thrown, { _tag: "StepFailed", how: "failed", step: "text" })
      t.regex(thrown.message, /SyntaxError: .*\n +at JSON\.parse .*\n +at .*Attempt\.test\.ts/)
      t.deepEqual(yield* workFolders, [])
    })
)

const reading = (path: string) =>
  attempt(() => Effect.flatMap(FileSystem.FileSystem, (fs) => fs.readFileString(path)).pipe(Effect.provide(Disk)))

stored(
  "a file outside the store that the stage cannot read is the step's failure",
  (t, folder) =>
    Effect.gen(function*() {
      for (const path of [join(folder, "absent"), join(folder, "store-of-mine", "absent")]) {
        const error = yield* Effect.flip(reading(path))
        t.like(error, { _tag: "StepFailed", how: "failed", step: "text" })
        t.regex(error.message, /^Step text failed\n +key +[0-9a-f]{12}\nENOENT: .*absent'$/)
      }
    })
)

stored(
  "what the stage cannot read in the store is the store's failure, unless it is not there",
  (t, folder) =>
    Effect.gen(function*() {
      const path = join(folder, "store", "work")
      const error = yield* Effect.flip(reading(path))
      t.like(error, { _tag: "StoreFailed", path })
      t.regex(error.message, /EISDIR/)
      t.is((yield* Effect.flip(reading(join(path, "absent"))))._tag, "StepFailed")
    })
)

for (const code of ["ENOSPC", "EDQUOT", "EROFS", "EIO"]) {
  stored(`${code} is the disk's failure, wherever the file is`, (t) =>
    Effect.gen(function*() {
      const cause = Object.assign(new Error(`${code}: said the system`), { code })
      const error = systemError({
        _tag: "Unknown",
        module: "FileSystem",
        method: "writeFile",
        pathOrDescriptor: "/tmp/x",
        cause
      })
      const told = yield* Effect.flip(attempt(() => Effect.fail(error)))
      t.like(told, { _tag: "StoreFailed", path: "/tmp/x", cause: cause.message })
    }))
}

stored("an attempt that is interrupted leaves nothing behind", (t) =>
  Effect.gen(function*() {
    const fiber = yield* Effect.forkChild(attempt(() => Effect.never))
    while ((yield* Effect.orElseSucceed(workFolders, () => [])).length === 0) yield* Effect.sleep(5)
    yield* Fiber.interrupt(fiber)
    t.deepEqual(yield* workFolders, [])
  }))

/** Saves checkpoints 1, 2 and 3, unless one of them is there; and does all it can to go on after a failure. */
const stubborn = ({ checkpoint }: Given) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const resumed = yield* checkpoint.load((folder) => fs.readFileString(join(folder, "text")))
    let text = Option.getOrElse(resumed, () => "")
    for (let n = text.length + 1; n <= 3; n++) {
      text += n
      yield* checkpoint.save(n, (folder) => fs.writeFileString(join(folder, "text"), text)).pipe(
        Effect.retry({ times: 2 }),
        Effect.ignore
      )
    }
    return text
  }).pipe(Effect.provide(Disk))

stored(
  "a stage asked to stop ends with its next checkpoint, and goes on from there another time",
  (t) =>
    Effect.gen(function*() {
      t.like(yield* Effect.flip(attempt(stubborn, draining)), { _tag: "StepStopped", step: "text", checkpoint: 1 })
      t.like(yield* Effect.flip(attempt(stubborn, draining)), { _tag: "StepStopped", step: "text", checkpoint: 2 })
      t.deepEqual(yield* workFolders, [])
      const { text } = yield* attempt(stubborn)
      t.is(text.digest, Hash.ofText("123"))
    })
)

stored("a stage asked to stop that saves no checkpoint comes to its end", (t) =>
  Effect.gen(function*() {
    const { text } = yield* attempt(() => Effect.succeed("done"), draining)
    t.is(text.digest, Hash.ofText("done"))
  }))
