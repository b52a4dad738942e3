/** How far hashing is, on stderr: in a terminal redrawn in place, else a line now and then. What is quick says nothing. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as ByteSize from "../words/ByteSize.ts"

const redrawMillis = 200
const lineMillis = 10_000

export const make = Effect.gen(function*() {
  const { isTTY } = process.stderr
  let last = yield* Clock.currentTimeMillis
  let drawn = false
  yield* Effect.addFinalizer(() =>
    Effect.sync(() => {
      if (drawn && isTTY) process.stderr.write(erase)
    })
  )
  return (done: number, total: number) =>
    Effect.map(Clock.currentTimeMillis, (now) => {
      if (now - last < (isTTY ? redrawMillis : lineMillis)) return
      last = now
      drawn = true
      const line = `  hashed ${ByteSize.format(done)} of ${ByteSize.format(total)}`
      process.stderr.write(isTTY ? erase + line : line + "\n")
    })
})

const erase = "\r\u001b[K"
