import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as FileSystem from "effect/FileSystem"
import * as TestClock from "effect/testing/TestClock"
import { content } from "../../../../bench/behaviour/Row.ts"
import { untilExecuted } from "../../../../bench/behaviour/rows/interruption.ts"
import { peers } from "../../../../bench/peers/peers.ts"
import type * as Site from "../../../../bench/Site.ts"
import { effect } from "../../../effect.ts"

const siteIn = (folder: string): Site.Site => ({
  peer: peers[0],
  project: { ...content({ kind: "copy" }), folder, log: `${folder}/log`, holds: folder },
  printed: `${folder}/printed`
})

effect("a task that does not start in 20 s is an error that names it", (t, folder) =>
  Effect.gen(function*() {
    const waiting = yield* Effect.forkChild(Effect.flip(untilExecuted(siteIn(folder), "c0-t0", 1)))
    yield* TestClock.adjust("20 seconds")
    t.like(yield* Fiber.join(waiting), { _tag: "NotSettled", reason: "does not start c0-t0 in 20 s" })
  }).pipe(Effect.provide(TestClock.layer())))

effect("one that starts while others are counted is waited for", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    yield* fs.writeFileString(`${folder}/log`, "c1-t0\nc0-t0\n")
    yield* untilExecuted(siteIn(folder), "c0-t0", 2)
    t.pass()
  }))
