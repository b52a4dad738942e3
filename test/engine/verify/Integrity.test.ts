import * as Effect from "effect/Effect"
import { join } from "node:path"
import * as FileStamp from "../../../src/engine/store/FileStamp.ts"
import { Memo } from "../../../src/engine/store/Memo.ts"
import * as Integrity from "../../../src/engine/verify/Integrity.ts"
import { effect } from "../../effect.ts"
import fickle from "../../fixtures/fickle.ts"
import letters from "../../fixtures/letters.ts"
import { run } from "../Run.ts"
import { executed } from "./Rig.ts"

const silent = () => Effect.void

effect("whole results are in order, and each object counts once", (t, folder) =>
  Effect.gen(function*() {
    const { recorded, within } = yield* executed(join(folder, "store"), letters)
    const { missing, results } = yield* recorded
    const progress: Array<readonly [number, number]> = []
    const { bytes, findings } = yield* within(
      Integrity.check(results, (done, total) => Effect.sync(() => void progress.push([done, total])))
    )
    t.deepEqual([missing, findings], [[], []])
    // "a", "A!" and "a 1 2 3"; a folder of the latter two holds nothing of its own.
    t.is(bytes, 1 + 2 + 7)
    t.deepEqual(progress.at(-1), [10, 10])
  }))

effect(
  "one flipped bit of an object is found in every output that holds it, whatever its stamp says",
  (t, folder) =>
    Effect.gen(function*() {
      const { at, digests, flip, recorded, within } = yield* executed(join(folder, "store"), letters)
      const expected = digests["upper/left:text"] as never
      const actual = yield* flip(expected)
      const damage = { _tag: "Corrupt" as const, path: at(expected), expected, actual }
      const { findings } = yield* within(Integrity.check((yield* recorded).results, silent))
      t.deepEqual(findings, [
        { ...damage, step: "upper/left", output: "text" },
        { ...damage, step: "collect", output: "texts" }
      ])
    })
)

effect(
  "an object that went bad under the same stamp is believed no more: the next run makes it again",
  (t, folder) =>
    Effect.gen(function*() {
      const { at, digests, flip, recorded, store, within } = yield* executed(join(folder, "store"), letters)
      const digest = digests["upper/left:text"]
      yield* flip(digest)
      yield* within(Effect.gen(function*() {
        const memo = yield* Memo
        memo.table("objects", (value) => typeof value === "string").set(digest, FileStamp.of(at(digest)) as string)
        yield* memo.flush
      }))
      t.deepEqual((yield* run(store, letters)).executed, [])
      yield* within(Integrity.check((yield* recorded).results, silent))
      const healed = yield* run(store, letters)
      t.deepEqual([healed.executed, healed.quarantined], [["upper/left"], ["upper/left"]])
    })
)

effect("a damaged list of a folder's files is found", (t, folder) =>
  Effect.gen(function*() {
    const { digests, flip, recorded, within } = yield* executed(join(folder, "store"), letters)
    yield* flip(digests["collect:texts"])
    const { findings } = yield* within(Integrity.check((yield* recorded).results, silent))
    t.deepEqual(findings.map(({ _tag, step }) => `${_tag} ${step}`), ["Corrupt collect"])
  }))

effect(
  "an object that is gone is found, and hides nothing of the steps after it",
  (t, folder) =>
    Effect.gen(function*() {
      const { at, digests, flip, fs, recorded, within } = yield* executed(join(folder, "store"), letters)
      yield* fs.remove(at(digests["write:text"]))
      yield* flip(digests["upper/right:text"])
      const { missing, results } = yield* recorded
      const { findings } = yield* within(Integrity.check(results, silent))
      t.deepEqual(missing, [])
      t.deepEqual(
        findings.map((finding) => `${finding.step} ${finding._tag === "Corrupt" && finding.actual === "missing"}`),
        ["write true", "upper/right false", "collect false"]
      )
    })
)

effect(
  "results of one key that once came out otherwise are found, with how much they differ",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      const { digests, recorded, within } = yield* executed(store, fickle)
      const again = yield* run(store, fickle, { force: ["noise/small", "sum/whole"], id: "again" })
      t.deepEqual(again.diverged, ["noise/small"])
      const { findings } = yield* within(Integrity.check((yield* recorded).results, silent))
      t.is(findings.length, 1)
      t.like(findings[0], {
        _tag: "Differs",
        step: "noise/small",
        output: "table",
        from: "earlier",
        actual: digests["noise/small:table"] as never,
        isSameEnvironment: true,
        measured: { _tag: "Compared", verdict: { within: true } }
      })
    })
)
