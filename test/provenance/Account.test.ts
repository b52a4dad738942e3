import * as Effect from "effect/Effect"
import { join } from "node:path"
import * as Hash from "../../src/engine/Hash.ts"
import { executions } from "../cli/Past.ts"
import { repro } from "../cli/Terminal.ts"
import { serial } from "../effect.ts"
import { lettersIn } from "./Rig.ts"

serial(
  "every step is accounted for: of what it was made, by what, where and when",
  (t, folder) =>
    Effect.gen(function*() {
      const { account, file, fs, run, store } = yield* lettersIn(folder)
      yield* run()
      const told = yield* account()
      t.deepEqual(told.workflow, {
        name: "letters",
        file: "letters.ts",
        digest: Hash.ofBytes(yield* fs.readFile(file))
      })
      t.like(told, {
        profile: "small",
        missing: [],
        blessings: [],
        lock: { _tag: "None" },
        seeds: [],
        environments: []
      })
      t.deepEqual(told.steps.map(({ name, stage }) => [name, stage]), [
        ["write", "write"],
        ["upper/left", "upper"],
        ["upper/right", "count"],
        ["collect", "collect"]
      ])
      const [write, left, right, collect] = told.steps
      t.deepEqual(left.inputs, [
        {
          name: "text",
          label: undefined,
          digest: write.outputs[0].digest,
          folder: false,
          from: { step: "write", output: "text" }
        }
      ])
      t.deepEqual(collect.inputs.map(({ digest, from, label }) => [label, from.step, digest]), [
        ["left", "upper/left", left.outputs[0].digest],
        ["right", "upper/right", right.outputs[0].digest]
      ])
      t.deepEqual([left.params, left.declared], [{ suffix: "!" }, left.fingerprint])
      t.like(left.outputs[0], { name: "text", kind: "text@1", bytes: 2, folder: false, lock: "unknown" })
      t.is(yield* fs.readFileString(join(store, left.outputs[0].path)), "A!")
      t.true(yield* fs.exists(join(store, collect.outputs[0].path, "left.txt")))
      for (const { durationMillis, finishedAt, startedAt } of told.steps) {
        t.is(Date.parse(finishedAt) - Date.parse(startedAt), durationMillis)
      }
      const [id] = yield* executions(store)
      t.like(told.executions, [{ id, steps: 4 }])
      t.like(told.machines, [{ node: process.version, steps: 4, cores: told.executions[0].cores }])
      t.is(told.machines.length, 1)
    })
)

serial(
  "results of more than one execution are told of each, also where a log is gone",
  (t, folder) =>
    Effect.gen(function*() {
      const { account, fs, run, store } = yield* lettersIn(folder)
      yield* run()
      const before = yield* account({ suffix: "?" })
      t.deepEqual(before.missing, ["upper/left", "collect"])
      yield* run("--set", "suffix=?")
      const told = yield* account({ suffix: "?" })
      t.deepEqual(told.missing, [])
      t.deepEqual(told.executions.map(({ steps }) => steps), [2, 2])
      t.deepEqual(told.executions.map(({ id }) => id), yield* executions(store))
      t.is(told.code, (yield* account()).code)
      yield* fs.remove(join(store, "journal/executions"), { recursive: true })
      const [write] = told.steps
      t.like((yield* account()).executions, [{ cores: undefined, startedAt: write.startedAt }])
    })
)

serial(
  "what is published is compared with, output by output, unless it is of another config",
  (t, folder) =>
    Effect.gen(function*() {
      const { account, fs, run, verify } = yield* lettersIn(folder)
      yield* run()
      yield* verify("--write-lock")
      const lock = join(folder, "letters.small.lock.json")
      const text = yield* fs.readFileString(lock)
      const told = yield* account()
      t.deepEqual(told.lock, {
        _tag: "Compared",
        file: "letters.small.lock.json",
        digest: Hash.ofText(text),
        outputs: 4,
        matching: 4,
        differing: [],
        orphans: 0
      })
      const other = text.replace(told.steps[1].outputs[0].digest, Hash.ofText("other"))
      t.not(other, text)
      yield* fs.writeFileString(lock, other)
      const off = yield* account()
      t.like(off.lock, { matching: 3, differing: [{ step: "upper/left", output: "text", state: "off" }] })
      t.deepEqual(off.steps.map(({ outputs }) => outputs[0].lock), ["ok", "off", "ok", "ok"])
      t.deepEqual((yield* account({ note: "hm" })).lock, {
        _tag: "OtherConfig",
        file: "letters.small.lock.json",
        changed: ["note"]
      })
    })
)

serial(
  "what was executed again counts for the keys that steps have, and gc leaves it alone",
  (t, folder) =>
    Effect.gen(function*() {
      const { account, fs, kill, run, store, verify } = yield* lettersIn(folder)
      yield* run()
      yield* verify("--rebuild", "write", "upper/left")
      yield* kill("upper/right")
      const told = yield* account()
      t.like(told.rebuilt, { steps: 2, off: 0 })
      t.like(told.interrupted, { steps: 1, off: 0, kills: 1 })
      t.deepEqual(told.steps.map(({ rebuilt }) => rebuilt), ["ok", "ok", "unknown", "unknown"])
      t.deepEqual(told.steps.map(({ interrupted }) => interrupted), ["unknown", "unknown", "ok", "unknown"])
      const files = yield* fs.readDirectory(join(store, "journal/checks"))
      t.is(files.length, 2)

      yield* run("--set", "suffix=?")
      const changed = yield* account({ suffix: "?" })
      t.deepEqual(changed.steps.map(({ rebuilt }) => rebuilt), ["ok", "unknown", "unknown", "unknown"])
      t.is(changed.rebuilt.steps, 1)

      yield* repro("gc", "--store", store, "--delete", "--keep", "0", "--logs")
      t.deepEqual(yield* fs.readDirectory(join(store, "journal/checks")), files)
    })
)
