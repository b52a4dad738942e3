import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import { MaxOpsBeforeYield } from "effect/Scheduler"
import { fork } from "node:child_process"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import * as Opening from "../../src/cli/Opening.ts"
import type { Progress } from "../../src/engine/Event.ts"
import { Executor, type Task } from "../../src/engine/execution/Executor.ts"
import * as Hash from "../../src/engine/Hash.ts"
import { Implementation } from "../../src/engine/implementation/Implementation.ts"
import * as Holder from "../../src/engine/lease/Holder.ts"
import * as Manifest from "../../src/engine/Manifest.ts"
import type { Step } from "../../src/engine/Stage.ts"
import { Store } from "../../src/engine/store/Store.ts"
import * as WorkflowFile from "../../src/engine/WorkflowFile.ts"
import * as LocalProcesses from "../../src/executors/LocalProcesses.ts"
import { type Assignment, Request } from "../../src/executors/Protocol.ts"
import { effect, serial } from "../effect.ts"
import { execute, type Given, graphOf, run as runHere } from "../engine/Run.ts"
import letters, { FLOOD_BYTES } from "../fixtures/letters.ts"
import { gone } from "../processes.ts"

const workerFile = fileURLToPath(new URL("../../src/executors/worker.ts", import.meta.url))
const lettersFile = fileURLToPath(new URL("../fixtures/letters.ts", import.meta.url))

/** Executes a workflow file in child processes. */
const run = Effect.fnUntraced(function*(store: string, given: Given = {}, workflowFile = lettersFile) {
  const graph = yield* graphOf(yield* WorkflowFile.load(workflowFile), given)
  const assignment = { workflowFile, profile: graph.profile, set: given.set ?? {}, store }
  return yield* execute(store, graph, LocalProcesses.layer({ assignment, env: {} }), given)
})

interface Choice {
  readonly set?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly scratch?: string
}

/** The executor itself, on tasks of the letters workflow; the text to work on, "a", is in the store. */
const rig = Effect.fnUntraced(function*(folder: string, { env = {}, scratch, set = {} }: Choice = {}) {
  const store = join(folder, "store")
  const graph = yield* graphOf(letters, { set })
  const assignment = { workflowFile: lettersFile, profile: "small", set, store, ...(scratch && { scratch }) }
  const services = yield* Layer.build(
    Layer.provideMerge(LocalProcesses.layer({ assignment, env }), Opening.layer(store))
  )
  const { declared } = Context.get(services, Implementation)
  const { drain, execute } = Context.get(services, Executor)
  const taskOf = Effect.fnUntraced(function*(name: string, inputs: Task["inputs"] = { text: Hash.ofText("a") }) {
    const step = graph.steps.find((step) => step.name === name) as Step
    const task: Task = {
      step: name,
      key: Hash.key(Manifest.make(step, yield* declared(step.stage), inputs)),
      inputs,
      epoch: 1
    }
    return task
  })
  const fs = yield* FileSystem.FileSystem
  yield* fs.writeFileString(join(folder, "a"), "a")
  yield* Context.get(services, Store).put({ ...graph.steps[0].outputs["text"].kind }, join(folder, "a"))
  return { store, drain, execute, taskOf }
})

/** Executes `upper/right`, which counts to three. */
const count = Effect.fnUntraced(function*(rigged: Effect.Success<ReturnType<typeof rig>>, epoch = 1) {
  const progress: Array<Progress> = []
  const begun = yield* Deferred.make<number>()
  const task = { ...yield* rigged.taskOf("upper/right"), epoch }
  const counting = rigged.execute(task, (seen) => {
    progress.push(seen)
    return Effect.asVoid(Deferred.succeed(begun, seen.facts?.["pid"] ?? 0))
  })
  return { counting, progress, pid: Deferred.await(begun), numbers: () => progress.map(({ done }) => done) }
})

/** Keeps from the terminal what children print meanwhile. */
const silently = <A, E, R>(effect: Effect.Effect<A, E, R>, onPrinted: (text: string) => void = () => {}) =>
  Effect.acquireUseRelease(
    Effect.sync(() => {
      const { write } = process.stderr
      process.stderr.write = (chunk: string | Uint8Array) => {
        onPrinted(chunk.toString())
        return true
      }
      return write
    }),
    () => effect,
    (write) => Effect.sync(() => void (process.stderr.write = write))
  )

const counted = Hash.ofText("a 1 2 3")

const misbehaving = (misbehave: string, at = 3) => ({ "count.misbehave": misbehave, "count.at": String(at) })

effect("one child or two yield the same, and progress comes through", (t, folder) =>
  Effect.gen(function*() {
    const one = yield* run(join(folder, "one"), { jobs: 1 })
    const two = yield* run(join(folder, "two"), { jobs: 2 })
    t.deepEqual([one.done.length, two.done.length], [4, 4])
    t.deepEqual(one.digests, two.digests)
    t.is(one.digests["upper/right:text"], counted)
    const seen = one.events.flatMap((event) => event._tag === "StepProgress" ? [event.progress.done] : [])
    t.deepEqual(seen, [1, 2, 3])
    t.deepEqual((yield* run(join(folder, "one"))).cached, one.done)
  }))

/** What is said of a child that ended, by what ended it. */
const ends: Readonly<Record<string, RegExp>> = {
  exit: /\nIts process ended with exit code 7 before the step was done$/,
  kill: /\nIts process was killed before the step was done \(SIGKILL\): for lack of memory, or by someone$/,
  "die saving": /\nIts process was killed before the step was done \(SIGKILL\): for lack of memory, or by someone$/,
  crash: /\nIts process ended with exit code 1 .*\n +last output +.*\n[^]*RangeError: thrown behind the stage's back/,
  "run out of memory":
    /\nIts JavaScript heap ran out of memory before the step was done\n +last output +FATAL ERROR: .*\nRaise the limit/,
  "answer for another": /\nIts process is lost: it answers for another task, with key 000000000000$/,
  babble: /\nIts process is lost: it said "what a library has to say"$/,
  disconnect:
    /\nIts process was killed before [^]*\n +last output +The worker's parent process is gone, or its connection/
}

/** V8 takes longer to fill a larger heap. */
const SMALL_HEAP = { NODE_OPTIONS: "--max-old-space-size=48" }

for (const [misbehave, message] of Object.entries(ends)) {
  serial(
    `a step whose process is ended by "${misbehave}" says so, and goes on from its checkpoint`,
    (t, folder) =>
      Effect.gen(function*() {
        const failing = yield* count(yield* rig(folder, { set: misbehaving(misbehave), env: SMALL_HEAP }))
        const error = yield* silently(Effect.flip(failing.counting))
        t.like(error, { _tag: "StepFailed", how: "died", step: "upper/right" })
        t.regex(error.message, message)
        const again = yield* count(yield* rig(folder), 2)
        t.is((yield* again.counting)["text"].digest, counted)
        t.deepEqual(again.numbers(), [3])
      })
  )
}

effect(
  "a child is used again after a step that failed, and replaced once it is dead",
  (t, folder) =>
    Effect.gen(function*() {
      const rigged = yield* rig(folder, { set: misbehaving("fail") })
      const pids: Array<number> = []
      for (const again of [true, false]) {
        const { counting, pid } = yield* count(rigged, pids.length + 1)
        t.like(yield* Effect.flip(counting), { _tag: "StepFailed", how: "failed", reason: "counting failed" })
        if (again) pids.push(yield* pid)
      }
      process.kill(pids[0], "SIGKILL")
      yield* gone(pids[0])
      const { text } = yield* rigged.execute(yield* rigged.taskOf("upper/left"), () => Effect.void)
      t.is(text.digest, Hash.ofText("A!"))
    })
)

/** A child is ended by SIGKILL: it has no say in how long that takes. */
const ENDED_MILLIS = 2000

/** Makes fibers take turns after each operation of theirs: to go on takes one operation, and so does to give way. */
const YIELDING_OPS = 3

/** Less than the test may take; far more than it takes to start a process and to execute a step. */
const STARTED_MILLIS = 8000

for (const misbehave of ["hang", "loop"]) {
  effect(
    `a step that would ${misbehave} for ever is gone once its interruption is through`,
    (t, folder) =>
      Effect.gen(function*() {
        const rigged = yield* rig(folder, { set: misbehaving(misbehave, 2) })
        const { counting, pid } = yield* count(rigged)
        const fiber = yield* Effect.forkChild(counting)
        const child = yield* pid
        // It is in the midst of the misdeed by then, and says nothing of it.
        yield* Effect.sleep(100)
        const began = yield* Clock.currentTimeMillis
        yield* Fiber.interrupt(fiber)
        t.throws(() => process.kill(child, 0), { code: "ESRCH" })
        t.true((yield* Clock.currentTimeMillis) - began < ENDED_MILLIS)
        const { text } = yield* rigged.execute(yield* rigged.taskOf("upper/left"), () => Effect.void)
        t.is(text.digest, Hash.ofText("A!"))
      })
  )
}

serial(
  "what a child started is gone once the child has ended, however it ended",
  (t, folder) =>
    Effect.gen(function*() {
      const { counting } = yield* count(yield* rig(folder, { set: misbehaving("leave a process") }))
      const { message } = yield* silently(Effect.flip(counting))
      t.regex(message, /\nIts process ended with exit code 7 .*\n +last output +started \d+$/)
      const pid = Number(/started (\d+)/.exec(message)?.[1])
      // Nobody may ever ask for its exit code: then the system still knows it, and that it is gone.
      const untilGone: Effect.Effect<void> = Effect.suspend(() =>
        Holder.isGone({ ...Holder.me, pid, started: "" }) ? Effect.void : Effect.andThen(Effect.sleep(5), untilGone)
      )
      yield* Effect.timeout(untilGone, ENDED_MILLIS)
    })
)

effect("steps that begin at the same moment do not share a child", (t, folder) =>
  Effect.gen(function*() {
    const rigged = yield* rig(folder)
    const left = rigged.execute(yield* rigged.taskOf("upper/left"), () => Effect.void)
    // Starts a child that is idle then.
    yield* left
    const { counting } = yield* count(rigged)
    const both = Effect.all([counting, left], { concurrency: 2 }).pipe(
      Effect.provideService(MaxOpsBeforeYield, YIELDING_OPS),
      Effect.timeout(STARTED_MILLIS)
    )
    t.deepEqual((yield* both).map(({ text }) => text.digest), [counted, Hash.ofText("A!")])
  }))

effect("a child that hangs when the executor ends is gone with it", (t, folder) =>
  Effect.gen(function*() {
    const child = yield* Effect.scoped(Effect.gen(function*() {
      const { counting, pid } = yield* count(yield* rig(folder, { set: misbehaving("loop", 2) }))
      yield* Effect.forkDetach(Effect.ignoreCause(counting))
      return yield* pid
    }))
    t.throws(() => process.kill(child, 0), { code: "ESRCH" })
  }))

effect(
  "asked to stop, every child stops with its next checkpoint; what saves none comes to its end",
  (t, folder) =>
    Effect.gen(function*() {
      const rigged = yield* rig(folder, { set: { "count.sleepMillis": "200", "count.to": "100" } })
      const attempts = yield* Effect.forEach([1, 2], (epoch) => count(rigged, epoch))
      const fibers = yield* Effect.forEach(attempts, ({ counting }) => Effect.forkChild(Effect.flip(counting)))
      for (const { pid } of attempts) yield* pid
      yield* rigged.drain
      for (const [i, fiber] of fibers.entries()) {
        t.like(yield* Fiber.join(fiber), { _tag: "StepStopped", checkpoint: attempts[i].numbers().at(-1) })
      }
      const { text } = yield* rigged.execute(yield* rigged.taskOf("upper/left"), () => Effect.void)
      t.is(text.digest, Hash.ofText("A!"))
      const { counting, numbers } = yield* count(rigged, 3)
      t.is((yield* Effect.flip(counting))._tag, "StepStopped")
      t.is(numbers().length, 1)
    })
)

effect(
  "an interrupt or a request to end that reaches a child is its parent's to handle",
  (t, folder) =>
    Effect.gen(function*() {
      const { counting, pid } = yield* count(yield* rig(folder, { set: { "count.sleepMillis": "100" } }))
      const fiber = yield* Effect.forkChild(counting)
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.kill(yield* pid, signal)
      t.is((yield* Fiber.join(fiber))["text"].digest, counted)
    })
)

effect(
  "an attempt that lost its lease and the one after it, at work at once, yield the same",
  (t, folder) =>
    Effect.gen(function*() {
      const rigged = yield* rig(folder, { set: { "count.sleepMillis": "50", "count.to": "120" } })
      // Starts both children, so that the attempts are at work at once; for long enough that the second is not too late.
      const left = yield* rigged.taskOf("upper/left")
      yield* Effect.all([0, 1].map(() => rigged.execute(left, () => Effect.void)), { concurrency: 2 })
      const zombie = yield* count(rigged, 1)
      const heir = yield* count(rigged, 2)
      const fiber = yield* Effect.forkChild(zombie.counting)
      while (zombie.numbers().length < 2 && fiber.pollUnsafe() === undefined) yield* Effect.sleep(5)
      const one = yield* heir.counting
      const two = yield* Fiber.join(fiber)
      t.is(one["text"].digest, Hash.ofText(["a", ...Array.from({ length: 120 }, (_, i) => i + 1)].join(" ")))
      t.deepEqual(two, one)
      t.not(yield* heir.pid, yield* zombie.pid)
      t.true(heir.numbers().length > 0 && heir.numbers()[0] > 1)
    })
)

effect(
  "with a scratch store, inputs are read from the store and nothing is written there",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const scratch = join(folder, "scratch")
      const rigged = yield* rig(folder, { scratch })
      const before = yield* fs.readDirectory(join(rigged.store, "objects"), { recursive: true })
      const { counting } = yield* count(rigged)
      const { text } = yield* counting
      t.is(text.digest, counted)
      const at = `sha256/${counted.slice(0, 2)}/${counted.slice(2)}`
      t.is(yield* fs.readFileString(join(scratch, "objects", at)), "a 1 2 3")
      t.deepEqual(yield* fs.readDirectory(join(rigged.store, "objects"), { recursive: true }), before)
      t.deepEqual((yield* fs.readDirectory(scratch)).filter((name) => name === "checkpoints"), ["checkpoints"])
      t.false(yield* fs.exists(join(rigged.store, "checkpoints")))
    })
)

serial(
  "a step that prints more than a pipe holds is not held up, and all of it comes through",
  (t, folder) =>
    Effect.gen(function*() {
      const { counting } = yield* count(yield* rig(folder, { set: misbehaving("flood") }))
      const seen = { bytes: 0 }
      const flooded = Effect.gen(function*() {
        t.is((yield* counting)["text"].digest, counted)
        while (seen.bytes < 2 * FLOOD_BYTES) yield* Effect.sleep(5)
      })
      yield* silently(flooded, (text) => void (seen.bytes += text.length))
      t.is(seen.bytes, 2 * FLOOD_BYTES)
    })
)

effect("a worker whose parent is gone ends, also in the midst of a step", (t, folder) =>
  Effect.gen(function*() {
    const { store, taskOf } = yield* rig(folder)
    const assignment: Assignment = {
      workflowFile: lettersFile,
      profile: "small",
      set: misbehaving("hang", 2),
      store
    }
    const worker = fork(workerFile, [JSON.stringify(assignment)], { detached: true, stdio: "ignore" })
    worker.send(Request.cases.Execute.make({ task: yield* taskOf("upper/right") }))
    yield* Effect.callback<void>((resume) => void worker.once("message", () => resume(Effect.void)))
    worker.disconnect()
    const signal = yield* Effect.callback<string | null>((resume) =>
      void worker.once("exit", (_, signal) => resume(Effect.succeed(signal)))
    )
    t.is(signal, "SIGKILL")
  }))

effect("where no process can be started, the step fails and says so", (t, folder) =>
  Effect.gen(function*() {
    const tooLarge = "x".repeat(1 << 20)
    const { counting } = yield* count(yield* rig(folder, { env: { TOO_LARGE: tooLarge } }))
    const error = yield* Effect.flip(counting)
    t.like(error, { _tag: "StepFailed", how: "died" })
    t.regex(error.message, /\nNo process can be started for it: spawn E2BIG$/)
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
