import test, { type ExecutionContext } from "ava"
import * as Effect from "effect/Effect"
import * as Backend from "../../src/tensors/Backend.ts"

/** One test for each backend that is always at hand; they take turns, for the active backend is the process's. */
export const onBackends = <E>(
  title: string,
  body: (t: ExecutionContext) => Effect.Effect<void, E, Backend.Backend>
): void => {
  for (const name of ["cpu", "wasm"] as const) {
    test.serial(`${title} (${name})`, (t) => Effect.runPromise(Effect.provide(body(t), Backend.layer(name))))
  }
}
