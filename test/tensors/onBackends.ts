import test, { type ExecutionContext } from "ava"
import * as Effect from "effect/Effect"
import * as Backend from "../../src/tensors/Backend.ts"

/** The backends that npm brings to every machine. */
export const everywhere = ["wasm", "cpu"] as const

/** Those, and the one whose package is optional, where it is there. */
const here = [...everywhere, ...isInstalled("onnxruntime-node") ? ["onnx"] as const : []]

/** One test for each backend that npm brings; they take turns, since the active backend is the process's. */
export const onBackends = <E>(
  title: string,
  body: (t: ExecutionContext) => void | Effect.Effect<void, E, Backend.Backend>,
  names: ReadonlyArray<Backend.Name> = here
): void => {
  for (const name of names) {
    test.serial(`${title} (${name})`, async (t) => {
      const tested = Effect.suspend(() => {
        const rest = body(t)
        return Effect.isEffect(rest) ? rest : Effect.void
      })
      await Effect.runPromise(Effect.provide(tested, Backend.layer(name)))
    })
  }
}

export function isInstalled(name: string): boolean {
  try {
    import.meta.resolve(name)
    return true
  } catch {
    return false
  }
}
