import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import * as Holder from "../../../src/engine/lease/Holder.ts"
import { effect } from "../../effect.ts"
import { gone } from "../../processes.ts"

/** A process that is killed as the scope ends. */
const start = (command: string, ...args: ReadonlyArray<string>) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const child = spawn(command, args, { stdio: ["ignore", "pipe", "ignore"] })
      await once(child, "spawn")
      return child as ChildProcess & { readonly pid: number }
    }),
    (child) => Effect.sync(() => void child.kill("SIGKILL"))
  )

/** A process of this machine, by its id alone. */
const holder = (pid: number, started = ""): Holder.Holder => ({ ...Holder.me, pid, started })

/** "S": it sleeps, "T": it is stopped, "Z": it ended and was not asked for its exit code, of Linux. */
const stateOf = (pid: number): string | undefined =>
  / \(.*\) (\w) /.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]

effect("a process is there as long as it lives, and gone when it was killed", (t) =>
  Effect.gen(function*() {
    t.false(Holder.isGone(Holder.me))
    const child = yield* start("sleep", "60")
    t.false(Holder.isGone(holder(child.pid)))
    child.kill("SIGKILL")
    yield* gone(child.pid)
    t.true(Holder.isGone(holder(child.pid)))
  }))

effect("the first process is there, whoever asks", (t) =>
  Effect.gen(function*() {
    t.false(Holder.isGone(holder(1)))
  }))

effect("a process id of another machine, or of another boot of this one, says nothing", (t) =>
  Effect.gen(function*() {
    const child = yield* start("true")
    yield* gone(child.pid)
    t.true(Holder.isGone(holder(child.pid)))
    t.false(Holder.isGone({ ...holder(child.pid), machine: "0123456789ab" }))
    t.is(Holder.pulse({ ...Holder.me, machine: "0123456789ab" }), "")
  }))

if (process.platform === "linux") {
  effect(
    "who has a process id that was given again is gone, whatever the command is called",
    (t, folder) =>
      Effect.gen(function*() {
        const fs = yield* FileSystem.FileSystem
        const command = join(folder, "a) Z 1 (b c")
        yield* fs.symlink("/bin/sleep", command)
        const { pid } = yield* start(command, "60")
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
        t.true(stat.startsWith(`${pid} (a) Z 1 (b c) `))
        const started = stat.slice(`${pid} (a) Z 1 (b c) `.length).split(" ")[19]
        t.regex(started ?? "", /^\d+$/)
        t.false(Holder.isGone(holder(pid, started)))
        t.true(Holder.isGone(holder(pid, "1")))
      })
  )

  effect("a process is gone even if nobody ever asks for its exit code", (t) =>
    Effect.gen(function*() {
      const parent = yield* start("sh", "-c", "sleep 60 & echo $!; exec sleep 60")
      const [line] = yield* Effect.promise(() => once(parent.stdout as NonNullable<typeof parent.stdout>, "data"))
      const pid = Number(line)
      while (readFileSync(`/proc/${parent.pid}/comm`, "utf8") !== "sleep\n") yield* Effect.sleep(5)
      process.kill(pid, "SIGKILL")
      while (stateOf(pid) !== "Z") yield* Effect.sleep(5)
      t.true(Holder.isGone(holder(pid)))
      t.false(Holder.isGone(holder(parent.pid)))
    }))

  effect(
    "the pulse goes while a process computes, and stands still while it is stopped",
    (t) =>
      Effect.gen(function*() {
        const { pid } = yield* start("sh", "-c", "while :; do :; done")
        const before = Holder.pulse(holder(pid))
        while (Holder.pulse(holder(pid)) === before) yield* Effect.sleep(10)
        process.kill(pid, "SIGSTOP")
        while (stateOf(pid) !== "T") yield* Effect.sleep(5)
        const stopped = Holder.pulse(holder(pid))
        yield* Effect.sleep(200)
        t.is(Holder.pulse(holder(pid)), stopped)
      })
  )
}

effect("a mark is read as it was written; anything else is none", (t) =>
  Effect.gen(function*() {
    const { host: _, ...mark } = Holder.me
    t.deepEqual(Holder.parse(Holder.mark(mark)), mark)
    t.deepEqual(Holder.parse("0123456789ab-7-"), { machine: "0123456789ab", pid: 7, started: "" })
    for (const text of ["", "a-7-8", "0123456789ab-7", "0123456789ab--8", "0123456789ab-7-8-9"]) {
      t.is(Holder.parse(text), undefined, text)
    }
  }))
