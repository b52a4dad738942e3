/** Processes of the tools: started, timed, and killed with all their descendants. Linux only. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { spawn } from "node:child_process"
import { closeSync, openSync, readdirSync, readFileSync } from "node:fs"
import { performance } from "node:perf_hooks"

export interface Command {
  readonly words: ReadonlyArray<string>
  readonly folder: string
  /** The whole environment: nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>
  /** Where what it prints goes. */
  readonly output: string
}

export interface Running {
  readonly pid: number
  readonly ended: Effect.Effect<Ended>
}

export interface Ended {
  /** Null if it was killed, and 127 if there is no such program. */
  readonly exitCode: number | null
  readonly millis: number
}

/** Starts a process that goes on for itself. */
export const start = ({ environment, folder, output, words: [program = "", ...args] }: Command) =>
  Effect.sync((): Running => {
    const started = performance.now()
    const log = openSync(output, "a")
    const child = spawn(program, args, { cwd: folder, env: environment, stdio: ["ignore", log, log] })
    closeSync(log)
    const ended = new Promise<Ended>((resolve) => {
      const end = (exitCode: number | null) => resolve({ exitCode, millis: performance.now() - started })
      child.once("error", () => end(127)).once("exit", end)
    })
    return { pid: child.pid ?? 0, ended: Effect.promise(() => ended) }
  })

/** What a whole tree of processes took. */
export interface Usage extends Ended {
  readonly cpuMillis: number
  /** Resident memory of the largest process of the tree, at its peak. */
  readonly maxRssBytes: number
  readonly timedOut: boolean
}

/** GNU time; where it is not there, CPU time and memory are 0. */
const TIME = "/usr/bin/time"

/** Runs to the end; after `limitMillis` the tree is killed. */
export const timed = Effect.fnUntraced(function*(command: Command, limitMillis: number) {
  const fs = yield* FileSystem.FileSystem
  const usage = `${command.output}.usage`
  yield* fs.remove(usage, { force: true })
  const words = !(yield* fs.exists(TIME))
    ? command.words
    : [TIME, "--quiet", "--format", "%U %S %M", "--output", usage, ...command.words]
  const running = yield* start({ ...command, words })
  const limit = Effect.as(Effect.andThen(Effect.sleep(limitMillis), kill(running)), true)
  const timedOut = yield* Effect.onInterrupt(
    Effect.race(Effect.as(running.ended, false), limit),
    () => kill(running)
  )
  const ended = yield* running.ended
  const text = yield* Effect.orElseSucceed(fs.readFileString(usage), () => "")
  const [user = 0, system = 0, kilobytes = 0] = text.trim().split(" ").map(Number)
  return { ...ended, cpuMillis: (user + system) * 1000, maxRssBytes: kilobytes * 1024, timedOut } satisfies Usage
})

/**
 * Kills a process and all its descendants as if at one instant: they are stopped first, until no new one appears, so
 * that none of them sees another one die.
 */
export const kill = ({ ended, pid }: Running): Effect.Effect<Ended> =>
  Effect.sync(() => {
    const stopped = new Set<number>()
    let found: ReadonlyArray<number> = [pid]
    while (found.length > 0) {
      for (const member of found) {
        signal(member, "SIGSTOP")
        stopped.add(member)
      }
      found = descendants(pid).filter((member) => !stopped.has(member))
    }
    for (const member of stopped) signal(member, "SIGKILL")
  }).pipe(Effect.andThen(ended))

const signal = (pid: number, name: "SIGSTOP" | "SIGKILL"): void => {
  try {
    process.kill(pid, name)
  } catch {
    // It ended by itself.
  }
}

/** All processes below one, from the parents that /proc names. */
const descendants = (root: number): ReadonlyArray<number> => {
  const children = Map.groupBy(
    readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number),
    (pid) => parent(pid)
  )
  const below = (pid: number): ReadonlyArray<number> => (children.get(pid) ?? []).flatMap((pid) => [pid, ...below(pid)])
  return below(root)
}

/** The fourth field of its stat; the second is a name in parentheses that may hold anything. */
const parent = (pid: number): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1])
  } catch {
    return -1
  }
}
