/**
 * What an interrupt from the terminal does: the first lets the command wind down, if it has said how; the next one, or
 * SIGTERM, stops it at once. That nobody reads what is printed any more, as behind `head`, stops nothing.
 */
import * as Effect from "effect/Effect"
import * as Runtime from "effect/Runtime"

let windDown: (() => void) | undefined

/** Calls `handler` at the first interrupt, as long as the scope is open. */
export const onFirstInterrupt = (handler: () => void) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      windDown = handler
    }),
    () =>
      Effect.sync(() => {
        windDown = undefined
      })
  )

/** Runs an Effect as the process's program. */
export const launch = Runtime.makeRunMain(({ fiber, teardown }) => {
  let stopped = false
  const stop = () => {
    stopped = true
    fiber.interruptUnsafe(fiber.id)
  }
  const onInterrupt = () => {
    const handler = windDown
    windDown = undefined
    if (handler === undefined) stop()
    else handler()
  }
  process.on("SIGINT", onInterrupt)
  process.on("SIGTERM", stop)
  for (const stream of [process.stdout, process.stderr]) stream.on("error", unlessUnread)
  fiber.addObserver((exit) => {
    process.removeListener("SIGINT", onInterrupt)
    process.removeListener("SIGTERM", stop)
    teardown(exit, (code) => {
      if (stopped || code !== 0) process.exit(code)
    })
  })
})

/** Node has no SIGPIPE: the stream fails instead. */
const unlessUnread = (error: Error): void => {
  if (!("code" in error) || error.code !== "EPIPE") throw error
}
