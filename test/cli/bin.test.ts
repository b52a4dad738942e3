/** The command line as people start it, with real processes, signals and exit codes. */
import type { ExecutionContext } from "ava"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { Event } from "../../src/engine/Event.ts"
import * as Hash from "../../src/engine/Hash.ts"
import { effect } from "../effect.ts"
import { run, tell } from "../engine/Run.ts"
import letters from "../fixtures/letters.ts"
import { gone } from "../processes.ts"

const bin = fileURLToPath(new URL("../../src/cli/bin.ts", import.meta.url))
const lettersFile = fileURLToPath(new URL("../fixtures/letters.ts", import.meta.url))

const start = (given: ReadonlyArray<string>, options: SpawnOptions = {}): ChildProcess =>
  spawn(process.execPath, [bin, ...given], { stdio: ["ignore", "pipe", "pipe"], ...options })

const repro = (given: ReadonlyArray<string>, options: SpawnOptions = {}) =>
  Effect.promise(async () => {
    const child = start(given, options)
    const [out, err] = [textOf(child.stdout), textOf(child.stderr)]
    const [code] = await once(child, "close") as [number | null]
    return { code, stdout: out(), stderr: err() }
  })

const textOf = (stream: ChildProcess["stdout"]): () => string => {
  let text = ""
  stream?.setEncoding("utf8").on("data", (chunk: string) => text += chunk)
  return () => text
}

const eventOf = Schema.decodeUnknownSync(Schema.fromJsonString(Event))
const eventsOf = (text: string): ReadonlyArray<Event> => text.trimEnd().split("\n").map((line) => eventOf(line))
const set = (values: Readonly<Record<string, string | number>>) =>
  Object.entries(values).flatMap(([path, value]) => ["--set", `${path}=${value}`])

effect(
  "a bare name is looked up in workflows/, results are kept in artifacts/, exit code 0",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      yield* fs.makeDirectory(join(folder, "workflows"))
      yield* fs.symlink(lettersFile, join(folder, "workflows/letters.ts"))
      const { code, stderr, stdout } = yield* repro(["run", "letters", "--jobs", "1"], { cwd: folder })
      t.regex(
        stdout.replaceAll(/\d+\.\d s/g, "TIME"),
        /^letters \(small\): 4 steps, 1 at once\n {2}start {3}write {2}\(no record\)\n\[1\/4\] done {4}write {2}TIME\n/
      )
      t.regex(stdout, /\n\nA!\n4 steps: 4 executed, 0 cached; \d+\.\d s\n$/)
      t.deepEqual([code, stderr], [0, ""])
      t.is(yield* fs.readFileString(join(folder, "artifacts/latest/letters/small/collect/texts/left.txt")), "A!")
      const again = yield* repro(["run", "letters"], { cwd: folder })
      t.regex(again.stdout, /^letters.*\n\nA!\n4 steps: 0 executed, 4 cached; /)
    })
)

effect(
  "with --json every line is an event, whatever stages print, and two jobs yield what one does",
  (t, folder) =>
    Effect.gen(function*() {
      const given = ["run", lettersFile, "--json", "--jobs", "2", "--store", join(folder, "two")]
      const { code, stderr, stdout } = yield* repro([...given, ...set({ "count.misbehave": "print" })])
      const events = eventsOf(stdout)
      t.deepEqual(tell(events).done, ["collect", "upper/left", "upper/right", "write"])
      t.is(stderr, "a library says hello\n")
      t.is(code, 0)
      const here = yield* run(join(folder, "one"), letters)
      const outputs = events.flatMap((event) =>
        event._tag === "StepDone"
          ? Object.entries(event.outputs).map(([output, { digest }]) => [`${event.step}:${output}`, digest])
          : []
      )
      t.deepEqual(Object.fromEntries(outputs), here.digests)
    })
)

effect(
  "where a step fails the rest goes on, its error comes last on stderr, exit code 1",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      const given = ["run", lettersFile, "--store", store, ...set({ "count.misbehave": "exit" })]
      const { code, stderr, stdout } = yield* repro(given)
      t.regex(stdout, /done {4}upper\/left/)
      t.regex(stdout, /\[4\/4\] skipped collect {2}\(waits for upper\/right\)\n/)
      t.regex(stdout, /\n4 steps: 2 executed, 0 cached, 1 failed, 1 skipped; .*\nLog: .*\.ndjson\n$/)
      t.regex(
        stderr,
        /^\nStep upper\/right failed\n +key +[0-9a-f]{12}\nIts process ended with exit code 7 before the step was done\n$/
      )
      t.is(code, 1)
      const log = yield* Effect.flatMap(
        FileSystem.FileSystem,
        (fs) => fs.readFileString(/Log: (.*)/.exec(stdout)?.[1] ?? "")
      )
      t.deepEqual(tell(eventsOf(log)).failed, ["upper/right"])
      t.false(log.includes("StepProgress"))
    })
)

effect("where nobody reads what is printed any more, it goes on to its end", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    const given = ["run", lettersFile, "--json", "--store", store, ...set({ "count.to": 6, "count.sleepMillis": 50 })]
    const { code, stderr } = yield* Effect.promise(async () => {
      const child = start(given)
      const err = textOf(child.stderr)
      child.stdout?.once("data", () => child.stdout?.destroy())
      const [code] = await once(child, "exit") as [number | null]
      return { code, stderr: err() }
    })
    t.deepEqual([code, stderr], [0, ""])
    t.deepEqual((yield* run(store, letters, { set: { "count.to": "6" } })).executed, [])
  }))

effect("a lock file beside a workflow of the working folder keeps its results", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    yield* fs.symlink(lettersFile, join(folder, "letters.ts"))
    yield* run(join(folder, "artifacts"), letters)
    yield* repro(["verify", "letters", "--write-lock"], { cwd: folder })
    const { code, stdout } = yield* repro(["gc", "--keep", "0"], { cwd: folder })
    t.regex(stdout, /^Kept is what 0 executions, 1 lock file and 0 tags need\nThere is no garbage; /)
    t.is(code, 0)
  }))

effect("where the store cannot be written, exit code 1", (t, folder) =>
  Effect.gen(function*() {
    yield* Effect.flatMap(FileSystem.FileSystem, (fs) => fs.writeFileString(join(folder, "regular"), ""))
    const { code, stderr, stdout } = yield* repro(["run", lettersFile, "--store", join(folder, "regular/store")])
    t.regex(
      stderr,
      /^\nCannot open the folder of results in the store\n +path +\/.*\n +cause +ENOTDIR.*\nCheck that .*--store DIR\n$/
    )
    t.is(stdout, "")
    t.is(code, 1)
  }))

effect("where a step to force is not there, exit code 2", (t, folder) =>
  Effect.gen(function*() {
    const given = ["run", lettersFile, "--store", join(folder, "store"), "--force", "colect"]
    const { code, stderr, stdout } = yield* repro(given)
    t.is(stderr, "\nThere is no step colect\nDid you mean collect?\n")
    t.deepEqual([code, stdout], [2, ""])
  }))

effect("where results are damaged, verify says which, exit code 3", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const store = join(folder, "store")
    const { digests } = yield* run(store, letters)
    const digest = digests["write:text"]
    const object = join(store, "objects/sha256", digest.slice(0, 2), digest.slice(2))
    yield* fs.chmod(object, 0o644)
    yield* fs.writeFileString(object, "b")
    const { code, stdout } = yield* repro(["verify", lettersFile, "--store", store])
    t.regex(stdout, /\n +write +text +off +damaged: .*\n/)
    t.is(code, 3)
  }))

const sleepMillis = 100

/** The numbers counted in an execution that is killed, with all its processes, a while after it counted two of them. */
const killed = (given: ReadonlyArray<string>, millis: number) =>
  Effect.promise(async () => {
    const child = start(given, { detached: true })
    const counted: Array<number> = []
    for await (const line of createInterface({ input: child.stdout as NonNullable<ChildProcess["stdout"]> })) {
      const event = eventOf(line)
      if (event._tag !== "StepProgress") continue
      counted.push(event.progress.done)
      if (counted.length === 2) setTimeout(() => process.kill(-(child.pid as number), "SIGKILL"), millis)
    }
    return counted
  })

/** At most the number counted last is counted again: it was told before its checkpoint was saved. */
const resumes = (t: ExecutionContext, before: ReadonlyArray<number>, after: ReadonlyArray<number>) => {
  const last = before.at(-1) ?? Infinity
  t.true(last > 1 && after[0] >= last, `${before.join(" ")} then ${after.join(" ")}`)
}

effect(
  "killed at any moment, the same command goes on where it was and yields the same",
  (t, folder) =>
    Effect.gen(function*() {
      // So many that no kill comes after the last of them, also where this process hears of it late.
      const slow = set({ "count.to": 24, "count.sleepMillis": sleepMillis })
      const given = ["run", lettersFile, "--json", "--store", join(folder, "store"), ...slow]
      const delays = [Math.random() * sleepMillis, Math.random() * sleepMillis]
      t.log(`killed after ${delays.join(" and ")} ms`)
      const first = yield* killed(given, delays[0])
      const second = yield* killed(given, delays[1])
      const { code, stdout } = yield* repro(given)
      const events = eventsOf(stdout)
      const third = events.flatMap((event) => event._tag === "StepProgress" ? [event.progress.done] : [])
      t.is(code, 0)
      t.is(first[0], 1)
      resumes(t, first, second)
      resumes(t, second, third)
      t.is(third.at(-1), 24)
      const right = events.find((event) => event._tag === "StepDone" && event.step === "upper/right")
      t.like(right, {
        outputs: { text: { digest: Hash.ofText(`a ${Array.from({ length: 24 }, (_, i) => i + 1).join(" ")}`) } }
      })
    })
)

const ends = { SIGTERM: { sent: "told to end", ended: 130 }, SIGKILL: { sent: "killed alone", ended: null } } as const

for (const [signal, { ended, sent }] of Object.entries(ends)) {
  effect(
    `${sent}, it ends with exit code ${ended}, its children end too, and nothing half done counts`,
    (t, folder) =>
      Effect.gen(function*() {
        const store = join(folder, "store")
        const given = ["run", lettersFile, "--json", "--store", store, ...set({ "count.misbehave": "hang" })]
        const { code, pid } = yield* Effect.promise(async () => {
          const child = start(given)
          const exited = once(child, "exit") as Promise<[number | null]>
          let pid = 0
          let isLeftDone = false
          for await (const line of createInterface({ input: child.stdout as NonNullable<ChildProcess["stdout"]> })) {
            const event = eventOf(line)
            if (event._tag === "StepProgress") pid = event.progress.facts?.["pid"] ?? 0
            if (event._tag === "StepDone") isLeftDone ||= event.step === "upper/left"
            if (pid > 0 && isLeftDone) child.kill(signal as keyof typeof ends)
          }
          return { code: (await exited)[0], pid }
        })
        t.is(code, ended)
        t.true(pid > 0)
        yield* gone(pid)
        t.deepEqual((yield* run(store, letters)).executed, ["collect", "upper/right"])
      })
  )
}
