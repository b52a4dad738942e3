import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import * as HashProgress from "../../../src/cli/display/HashProgress.ts"
import { serial } from "../../effect.ts"
import { captured } from "../Terminal.ts"

serial("how far hashing is is told now and then, and not if it is quick", (t) =>
  Effect.gen(function*() {
    const { stderr, stdout } = yield* captured(Effect.gen(function*() {
      const tell = yield* HashProgress.make
      yield* tell(1e6, 9e6)
      yield* TestClock.adjust("9 seconds")
      yield* tell(2e6, 9e6)
      yield* TestClock.adjust("1 second")
      yield* tell(3e6, 9e6)
      yield* tell(4e6, 9e6)
      yield* TestClock.adjust("10 seconds")
      yield* tell(9e6, 9e6)
    }))
    t.is(stderr, "  hashed 3.0 MB of 9.0 MB\n  hashed 9.0 MB of 9.0 MB\n")
    t.is(stdout, "")
  }).pipe(Effect.provide(TestClock.layer())))
