import * as tf from "@tensorflow/tfjs-core"
import test from "ava"
import * as Effect from "effect/Effect"
import * as Backend from "../../src/tensors/Backend.ts"

test("a backend that cannot start is an error, and none takes its place", async (t) => {
  tf.registerBackend("wasm", () => Promise.reject(new Error("no memory")))
  const error = await Effect.runPromise(Effect.flip(Effect.provide(Backend.Backend, Backend.layer("wasm"))))
  t.is(error._tag, "BackendUnavailable")
  t.is(
    error.message,
    [
      "The tensor backend did not start",
      "  backend  wasm",
      "  library  @tensorflow/tfjs-backend-wasm@4.22.0",
      "  cause    its initialisation failed",
      "Run npm ci with the Node of this package, or choose another backend"
    ].join("\n")
  )
})
