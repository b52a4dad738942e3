import * as Effect from "effect/Effect"
import { join } from "node:path"
import { serial } from "../effect.ts"
import { run } from "../engine/Run.ts"
import letters from "../fixtures/letters.ts"
import { repro } from "./Terminal.ts"

const file = "test/fixtures/letters.ts"

serial("it lists every step with its state, and how many are in which", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    yield* run(store, letters)
    const { code, stderr, stdout } = yield* repro("plan", file, "--store", store, "--set", "suffix=?")
    t.is(
      stdout.replaceAll(/[0-9a-f]{12}/g, "KEY"),
      "write        cached    KEY\n"
        + "upper/left   will run  param suffix: \"!\" → \"?\"\n"
        + "upper/right  cached    KEY\n"
        + "collect      waits     on upper/left\n"
        + "\n4 steps: 2 cached, 1 will run, 1 wait for a result\n"
    )
    t.deepEqual([code, stderr], [0, ""])
  }))

serial("an unknown profile is refused", (t, folder) =>
  Effect.gen(function*() {
    const { code, stderr, stdout } = yield* repro("plan", file, "--store", folder, "--profile", "smal")
    t.is(stderr, "\nWorkflow letters has no profile smal\n  profiles  small, other\nDid you mean small?\n")
    t.deepEqual([code, stdout], [2, ""])
  }))

serial("a value that does not fit is refused", (t, folder) =>
  Effect.gen(function*() {
    const { code, stderr } = yield* repro("plan", file, "--store", folder, "--set", "count.to=many")
    t.regex(stderr, /^\nThe config's count\.to does not fit\n +path +count\.to\n +found +"many"\n +expected +number\n/)
    t.is(code, 2)
  }))

serial("a value may hold an equals sign", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    yield* run(store, letters)
    const { stdout } = yield* repro("plan", file, "--store", store, "--set", "suffix==a=b")
    t.regex(stdout, /upper\/left +will run +param suffix: "!" → "=a=b"\n/)
  }))

serial("an unknown workflow is refused with where it was looked for", (t) =>
  Effect.gen(function*() {
    const { code, stderr } = yield* repro("plan", "leters")
    t.regex(
      stderr,
      /^\nThere is no workflow leters\n +looked for +leters, leters\.ts, workflows\/leters, workflows\/leters\.ts\n +in workflows\/ +.*scaling\.ts.*\nName a workflow file\n$/
    )
    t.is(code, 2)
  }))

serial("a file that is no workflow is refused", (t) =>
  Effect.gen(function*() {
    const { code, stderr } = yield* repro("plan", "src/errors/Message.ts")
    t.regex(stderr, /^\nThe file does not export a workflow\n +file +\/.*Message\.ts\n/)
    t.is(code, 2)
  }))

serial("an unknown flag is refused", (t) =>
  Effect.gen(function*() {
    const { code, stderr } = yield* repro("plan", file, "--sore", "x")
    t.regex(stderr, /--sore/)
    t.is(code, 2)
  }))

serial("help is no failure", (t) =>
  Effect.gen(function*() {
    const { code, stdout } = yield* repro("plan", "--help")
    t.regex(stdout, /repro plan \[flags\] <workflow>/)
    t.is(code, 0)
  }))
