import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { hostname } from "node:os"
import * as Hash from "../../../src/engine/Hash.ts"
import type { Declaration } from "../../../src/engine/implementation/Blessing.ts"
import * as BlessingsModule from "../../../src/engine/implementation/Blessings.ts"
import { effect } from "../../effect.ts"

/** The service as a process of its own finds it. */
const blessings = (folder: string) =>
  Effect.provide(BlessingsModule.Blessings, BlessingsModule.layer(folder), { local: true })

const [one, two, three, four] = ["1", "2", "3", "4"].map(Hash.ofText)

const declaration = (from: typeof one, to: typeof one): Declaration => ({
  stage: "fine-tune",
  from,
  to,
  reason: "renamed a variable",
  checked: [{ step: "fine-tune/a", key: one, output: "encoder", equal: true, comparison: "bitwise" }]
})

effect("without blessings a fingerprint stands for itself", (t, folder) =>
  Effect.gen(function*() {
    const { list, resolve } = yield* blessings(folder)
    t.is(yield* resolve(one), one)
    t.deepEqual(yield* list, { active: [], revoked: [], unreadable: [] })
  }))

effect(
  "a blessing says who declared what, when and why, and is seen by other processes at once",
  (t, folder) =>
    Effect.gen(function*() {
      const { add, resolve } = yield* blessings(folder)
      const other = yield* blessings(folder)
      t.is(yield* other.resolve(two), two)
      const blessing = yield* add(declaration(one, two))
      t.like(blessing, { ...declaration(one, two), format: "repro/blessing/1" })
      t.regex(blessing.at, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
      t.true(blessing.by.length > hostname().length + 1 && blessing.by.endsWith(`@${hostname()}`))
      t.regex(blessing.id, /^[0-9a-f]{12}$/)
      t.is(yield* resolve(two), one)
      t.is(yield* resolve(one), one)
      t.is(yield* other.resolve(two), one)
      t.deepEqual((yield* other.list).active, [blessing])
    })
)

effect("blessings of blessed fingerprints lead to the first", (t, folder) =>
  Effect.gen(function*() {
    const { add, list, resolve, revoke } = yield* blessings(folder)
    yield* add(declaration(one, two))
    const middle = yield* add(declaration(two, three))
    yield* add(declaration(three, four))
    t.is(yield* resolve(four), one)
    t.is((yield* list).active.length, 3)
    yield* revoke(middle.id)
    t.is(yield* resolve(four), three)
  }))

effect(
  "a revoked blessing counts no more, stays on record, and may be made again",
  (t, folder) =>
    Effect.gen(function*() {
      const { add, list, resolve, revoke } = yield* blessings(folder)
      const blessing = yield* add(declaration(one, two))
      t.deepEqual(yield* revoke(blessing.id.slice(0, 6)), blessing)
      t.is(yield* resolve(two), two)
      t.deepEqual(yield* list, { active: [], revoked: [blessing], unreadable: [] })
      const again = yield* add({ ...declaration(three, two), reason: "it was another" })
      t.is(yield* resolve(two), three)
      t.deepEqual(yield* list, { active: [again], revoked: [blessing], unreadable: [] })
    })
)

effect(
  "a fingerprint has one active blessing, also when two processes declare at once",
  (t, folder) =>
    Effect.gen(function*() {
      const services = yield* Effect.all([blessings(folder), blessings(folder), blessings(folder)])
      const results = yield* Effect.all(
        services.map(({ add }, i) => Effect.result(add(declaration([one, two, three][i], four)))),
        { concurrency: "unbounded" }
      )
      t.deepEqual(results.map(({ _tag }) => _tag).sort(), ["Failure", "Failure", "Success"])
      const error = yield* Effect.flip(services[0].add(declaration(one, four)))
      t.regex(error.message, /^The implementation has a blessing already\n {2}stage +fine-tune\n[^]*\nRevoke/)
    })
)

effect("what is equal already, and would lead in a circle, is refused", (t, folder) =>
  Effect.gen(function*() {
    const { add } = yield* blessings(folder)
    t.regex((yield* Effect.flip(add(declaration(one, one)))).message, /^The implementation has not changed\n/)
    yield* add(declaration(one, two))
    yield* add(declaration(two, three))
    const error = yield* Effect.flip(add(declaration(three, one)))
    t.regex(error.message, /^The two implementations are declared equal already\n/)
  }))

effect("a circle that others made says nothing", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const { add, resolve } = yield* blessings(folder)
    const elsewhere = yield* blessings(`${folder}/elsewhere`)
    yield* add(declaration(one, two))
    yield* elsewhere.add(declaration(two, one))
    yield* fs.copy(`${folder}/elsewhere/journal/blessings`, `${folder}/journal/blessings`, { overwrite: true })
    t.deepEqual([yield* resolve(one), yield* resolve(two)], [one, two])
  }))

effect("only an active blessing can be revoked, by an id that is clear", (t, folder) =>
  Effect.gen(function*() {
    const { add, revoke } = yield* blessings(folder)
    const blessing = yield* add(declaration(one, two))
    for (const id of ["", "nothing"]) {
      const error = yield* Effect.flip(revoke(id))
      t.regex(error.message, /^There is no one active blessing of this id\n/)
      t.true(error.message.includes(`${blessing.id} (fine-tune)`))
    }
    yield* revoke(blessing.id)
    t.is((yield* Effect.flip(revoke(blessing.id)))._tag, "BlessingRefused")
  }))

effect(
  "a damaged or misnamed file counts as none, is listed, and is not in the way",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const { add, list, resolve } = yield* blessings(folder)
      const blessing = yield* add(declaration(one, two))
      const at = (name: string) => `${folder}/journal/blessings/${name}.json`
      yield* fs.copyFile(at(two), at(three))
      yield* fs.writeFileString(at(four), "{ \"format\": \"repro/blessing/1\" }")
      t.deepEqual(yield* list, { active: [blessing], revoked: [], unreadable: [at(three), at(four)].sort() })
      t.deepEqual([yield* resolve(three), yield* resolve(four)], [three, four])
      const second = yield* add(declaration(one, four))
      const { active, unreadable } = yield* list
      t.is(yield* resolve(four), one)
      t.deepEqual([active.length, unreadable.length], [2, 2])
      t.true(unreadable.includes(at(`${four}.${second.id}.replaced`)))
    })
)

effect("a store that cannot be written to is told", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    yield* fs.writeFileString(`${folder}/journal`, "a file where a folder is needed")
    const { add } = yield* blessings(folder)
    t.is((yield* Effect.flip(add(declaration(one, two))))._tag, "StoreFailed")
  }))
