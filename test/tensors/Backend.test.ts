import * as tf from "@tensorflow/tfjs-core"
import test from "ava"
import * as Effect from "effect/Effect"
import { createRequire } from "node:module"
import * as Backend from "../../src/tensors/Backend.ts"
import { everywhere, onBackends } from "./onBackends.ts"

const require = createRequire(import.meta.url)

test("an environment names the versions that are installed", (t) => {
  for (const name of everywhere) {
    const { version } = require(`@tensorflow/tfjs-backend-${name}/package.json`)
    t.is(Backend.environment(name).library, `@tensorflow/tfjs-backend-${name}@${version}`)
  }
  t.is(tf.version_core, require("@tensorflow/tfjs-core/package.json").version)
})

onBackends("a layer activates the backend it is named after", (t) => {
  t.true(t.title.includes(tf.getBackend()))
  t.is(tf.tidy(() => tf.add(1, 2).dataSync()[0]), 3)
})

test.serial("the service says which backend is active", async (t) => {
  for (const name of everywhere) {
    t.deepEqual(
      await Effect.runPromise(Effect.provide(Backend.Backend, Backend.layer(name))),
      Backend.environment(name)
    )
    t.is(tf.getBackend(), name)
  }
})
