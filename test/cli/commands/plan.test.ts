import * as Effect from "effect/Effect"
import { join } from "node:path"
import { serial } from "../../effect.ts"
import { run } from "../../engine/Run.ts"
import letters from "../../fixtures/letters.ts"
import * as Numerals from "../Numerals.ts"
import { repro } from "../Terminal.ts"

const { masked } = Numerals

const file = "test/fixtures/letters.ts"

/** `repro plan` for two steps at once, without the durations and keys that are other each time. */
const plan = (...given: ReadonlyArray<string>) =>
  Effect.map(repro("plan", ...given, "--jobs", "2"), ({ code, stderr, stdout }) => ({
    code,
    stderr,
    lines: masked(stdout).trimEnd().split("\n")
  }))

serial(
  "it lists the steps that are not cached, how many are in which state, and how long it will take",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      yield* run(store, letters)
      const { code, lines, stderr } = yield* plan(file, "--store", store, "--set", "suffix=?")
      t.deepEqual(lines, [
        "upper/left  will run  param suffix: \"!\" → \"?\"",
        "collect     waits     on upper/left",
        "",
        "4 steps: 2 cached, 1 will run, 1 waits for a result",
        "Forecast for 2 at once, from 2 earlier records",
        "  what will run  SECONDS",
        "  at most        SECONDS, with 1 step that may follow"
      ])
      t.deepEqual([code, stderr], [0, ""])
    })
)

serial("with --all it lists every step", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    yield* run(store, letters)
    const { lines } = yield* plan(file, "--store", store, "--set", "suffix=?", "--all")
    t.deepEqual(lines.slice(0, 5), [
      "write        cached    DIGEST",
      "upper/left   will run  param suffix: \"!\" → \"?\"",
      "upper/right  cached    DIGEST",
      "collect      waits     on upper/left",
      ""
    ])
  }))

serial("where all is cached, it only counts", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    yield* run(store, letters)
    t.deepEqual((yield* plan(file, "--store", store)).lines, ["4 steps: 4 cached"])
  }))

serial("in an empty store the time is not known", (t, folder) =>
  Effect.gen(function*() {
    t.deepEqual((yield* plan(file, "--store", join(folder, "store"))).lines, [
      "write        will run  no record",
      "upper/left   waits     on write",
      "upper/right  waits     on write",
      "collect      waits     on upper/left, upper/right",
      "",
      "4 steps: 0 cached, 1 will run, 3 wait for a result",
      "How long it takes is not known: none of these stages ran before"
    ])
  }))

serial(
  "of many steps the first that will run are listed, unless all are asked for",
  (t, folder) =>
    Effect.gen(function*() {
      const { plan, run } = yield* Numerals.make(folder)
      yield* run()
      const by = ["--set", `by=[${Array.from({ length: 99 }, (_, i) => i + 2).join(",")}]`]
      const lines = (yield* plan(...by)).stdout.split("\n")
      t.is(lines[0], "scale/2   will run  no record")
      t.is(lines[39], "scale/41  will run  no record")
      t.deepEqual(lines.slice(40, 43), [
        "and 58 more, which repro plan --all lists",
        "",
        "101 steps: 3 cached, 97 will run, 1 waits for a result"
      ])
      t.is((yield* plan(...by, "--all")).stdout.split("\n\n")[0].split("\n").length, 101)
    })
)

serial("the params of the steps that are listed are shown if asked for", (t, folder) =>
  Effect.gen(function*() {
    const by = ["plan", file, "--store", join(folder, "store"), "--all"]
    t.regex((yield* repro(...by, "--params")).stdout, /^upper\/left .*\n {4}\{"suffix":"!".*\}$/m)
    t.notRegex((yield* repro(...by)).stdout, /suffix/)
  }))

serial("as JSON, the plan is whole", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    yield* run(store, letters)
    const { stdout } = yield* repro("plan", file, "--store", store, "--set", "suffix=?", "--json")
    const { forecast, steps, ...rest } = JSON.parse(stdout)
    t.deepEqual(rest, {
      downloads: { bytes: 0, unknown: 0 },
      format: "repro/plan/1",
      workflow: "letters",
      profile: "small"
    })
    t.like(steps, [
      { step: "write", stage: "write", state: "cached", execution: "test" },
      {
        step: "upper/left",
        params: { suffix: "?" },
        state: "will run",
        reasons: [{ _tag: "ParamChanged", path: "suffix", before: "\"!\"", after: "\"?\"" }]
      },
      { step: "upper/right", state: "cached" },
      { step: "collect", state: "waits", on: ["upper/left"] }
    ])
    t.is(typeof steps[3].expectedMillis, "number")
    t.like(forecast, { certain: { steps: 1, unknown: 0 }, most: { steps: 2, unknown: 0 }, records: 2 })
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
