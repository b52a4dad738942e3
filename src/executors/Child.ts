/**
 * A worker process as the engine's process sees it: what it says, what it writes, and how it ends. It leads a process
 * group of its own, so that an interrupt from the terminal does not reach it, and so that whatever it started ends
 * with it.
 */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Queue from "effect/Queue"
import * as Schema from "effect/Schema"
import { type ChildProcess, fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import type { Digest } from "../engine/Artifact.ts"
import type { Ending } from "./Ending.ts"
import * as Environment from "./Environment.ts"
import { type Assignment, type Request, Response } from "./Protocol.ts"

export interface Child {
  /** Whether it can be given a task. */
  readonly isFit: () => boolean
  /** If it cannot be reached, that is heard. */
  readonly tell: (request: Request) => void
  /** What it says, and last how it ended. */
  readonly heard: Queue.Dequeue<Heard>
  /** The last it wrote to stdout and stderr. */
  readonly wrote: () => string
  /** Forgets what it said and wrote so far. */
  readonly forget: Effect.Effect<void>
  /** Lets it end by itself if it does nothing, and by force if it does not; completes when it is gone. */
  readonly dismiss: Effect.Effect<void>
  /** Ends it by force; completes when it is gone. */
  readonly kill: Effect.Effect<void>
}

export type Heard =
  | Response
  | Ending & { readonly _tag: "Ended" }
  /** It cannot be reached, or not be understood, or it answers for a task that it was not given. */
  | { readonly _tag: "Lost"; readonly cause: string }

export interface Options {
  readonly assignment: Assignment
  /** Added to the environment variables that it sees (see `Environment`). */
  readonly env: Readonly<Record<string, string>>
}

/** Fails if the system starts no process, for whatever reason. */
export const start = Effect.fnUntraced(function*(options: Options) {
  const heard = yield* Queue.unbounded<Heard>()
  const gone = yield* Deferred.make<void>()
  const child = yield* Effect.try({ try: () => spawn(options), catch: (error) => error as Error })
  const isThere = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null
  let isFit = true
  let key: Digest | undefined
  const hear = (message: Heard) => {
    if (message._tag === "Lost" || message._tag === "Ended") isFit = false
    Queue.offerUnsafe(heard, message)
  }
  child.once("exit", () => {
    // What it started may be at work still.
    killGroup(child)
    Deferred.doneUnsafe(gone, Effect.void)
  })
  child.on("message", (message) => hear(understood(message, key)))
  hearEnd(child, hear)
  const output = keepOutput(child)

  const untilGone = Effect.suspend(() => isThere() ? Deferred.await(gone) : Effect.void)
  const kill = Effect.suspend(() => {
    isFit = false
    if (isThere()) killGroup(child)
    return Effect.ignore(Effect.timeout(untilGone, KILLED_MILLIS))
  })
  const dismiss = Effect.suspend(() => {
    isFit = false
    if (child.connected) child.disconnect()
    return Effect.timeoutOrElse(untilGone, { duration: DISMISSED_MILLIS, orElse: () => kill })
  })
  const started: Child = {
    isFit: () => isFit && isThere() && child.connected,
    tell: (request) => {
      if (request._tag === "Execute") key = request.task.key
      child.send(request, (error) => {
        if (error !== null) hear({ _tag: "Lost", cause: `it cannot be reached: ${error.message}` })
      })
    },
    heard,
    wrote: output.text,
    forget: Effect.andThen(Queue.clear(heard), Effect.sync(output.clear)),
    dismiss,
    kill
  }
  return started
})

/** A process may hang in the kernel, where nothing ends it. */
const KILLED_MILLIS = 10_000
const DISMISSED_MILLIS = 1000

const workerFile = fileURLToPath(new URL("./worker.ts", import.meta.url))

const spawn = ({ assignment, env }: Options): ChildProcess =>
  fork(workerFile, [JSON.stringify(assignment)], {
    env: { ...Environment.visible(process.env), ...env },
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"]
  })

/** What a message means; `key` is that of the task it was given last. */
const understood = (message: unknown, key: Digest | undefined): Heard => {
  const response = Option.getOrUndefined(decode(message))
  if (response === undefined) return { _tag: "Lost", cause: `it said ${shortened(message)}` }
  if (response.key === key) return response
  return { _tag: "Lost", cause: `it answers for another task, with key ${response.key.slice(0, 12)}` }
}

const decode = Schema.decodeUnknownOption(Response)

const shortened = (message: unknown): string => JSON.stringify(message)?.slice(0, 200) ?? String(message)

const hearEnd = (child: ChildProcess, hear: (message: Heard) => void): void => {
  child.on("error", (error) => hear({ _tag: "Lost", cause: error.message }))
  child.once("disconnect", () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const lost = () => hear({ _tag: "Lost", cause: "it closed its connection" })
    const timer = setTimeout(lost, DISMISSED_MILLIS)
    child.once("exit", () => clearTimeout(timer))
  })
  child.once("exit", (code, signal) => {
    const ended = () => hear({ _tag: "Ended", code, signal })
    // Its last messages and lines may still be on their way; a process that left its group may keep stderr open for long.
    const timer = setTimeout(ended, LAST_WORDS_MILLIS)
    child.once("close", () => {
      clearTimeout(timer)
      ended()
    })
  })
}

const LAST_WORDS_MILLIS = 250

/** What a stage or a library prints goes to stderr, since stdout is for events and results; the last of it is kept. */
const keepOutput = (child: ChildProcess): { readonly text: () => string; readonly clear: () => void } => {
  let tail = Buffer.alloc(0)
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      process.stderr.write(chunk)
      tail = Buffer.concat([tail, chunk]).subarray(-TAIL_BYTES)
    })
  }
  return {
    text: () => tail.toString(),
    clear: () => {
      tail = Buffer.alloc(0)
    }
  }
}

const TAIL_BYTES = 8192

/** The child, and whatever it started. */
const killGroup = ({ pid }: ChildProcess): void => {
  if (pid === undefined) return
  try {
    process.kill(-pid, "SIGKILL")
  } catch {
    // None of them is there any more.
  }
}
