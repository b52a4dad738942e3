/** The log of an execution while it is written: events are appended in batches, a few times a second. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import type { Event } from "../Event.ts"
import { Journal } from "./Journal.ts"

const everyMillis = 200

/**
 * Opens the log of an execution; it is complete when the scope ends. A log that cannot be written (the disk is full, or
 * not ours) is no reason to stop: results do not depend on it.
 */
export const open = Effect.fnUntraced(function*(execution: string) {
  const fs = yield* FileSystem.FileSystem
  const { dirname } = yield* Path.Path
  const path = (yield* Journal).logPath(execution)
  let lines: Array<string> = []
  // Also as the scope ends: half a batch would be lost, and half a line in the way of the next.
  const flush = Effect.suspend(() => {
    if (lines.length === 0) return Effect.void
    const text = lines.join("")
    lines = []
    return fs.writeFileString(path, text, { flag: "a" })
  }).pipe(Effect.ignore, Effect.uninterruptible)
  yield* Effect.ignore(fs.makeDirectory(dirname(path), { recursive: true }))
  yield* Effect.addFinalizer(() => flush)
  yield* Effect.forkScoped(Effect.forever(Effect.delay(flush, everyMillis)))
  return (event: Event) => Effect.sync(() => void lines.push(JSON.stringify(event) + "\n"))
})
