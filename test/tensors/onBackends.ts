import test, { type ExecutionContext } from "ava"
import * as Effect from "effect/Effect"
import * as Backend from "../../src/tensors/Backend.ts"

/** One test for each backend that every machine has; they take turns, since the active backend is the process's. */
export const onBackends = (title: string, body: (t: ExecutionContext) => void): void => {
  for (const name of Backend.Name.literals) {
    test.serial(`${title} (${name})`, async (t) => {
      await Effect.runPromise(Effect.provide(Effect.sync(() => body(t)), Backend.layer(name)))
    })
  }
}
