import test from "ava"
import * as fc from "fast-check"
import * as Removal from "../../../src/engine/upkeep/Removal.ts"
import { type Given, inventory, now, recordBytes, roots } from "./Described.ts"

const plan = (given: Given, rooted: Parameters<typeof roots>[0], options: Partial<Removal.Options> = {}) =>
  Removal.plan(inventory(given), roots(rooted), { now, logs: false, ...options })

/** The paths of all that goes. */
const going = ({ garbage, names, objects, recordFiles }: Removal.Removal): ReadonlyArray<string> =>
  [...recordFiles.values(), ...objects.values(), ...garbage.checkpoints.values(), ...garbage.others]
    .flatMap(({ paths }) => paths).concat(names).sort()

test("what a recent or a tagged execution used and what a lock file names stays; all else goes", (t) => {
  const objects = { a: { bytes: 1 }, b: { bytes: 2 }, c: { bytes: 3 }, d: { bytes: 4 } }
  const records = Object.fromEntries(["a", "b", "c", "d"].map((name) => [`of ${name}`, { outputs: [name] }]))
  const removal = plan({ objects, records }, { recent: ["of a"], tagged: ["of b"], locked: ["c"] })
  t.deepEqual(going(removal), ["object d", "record of d"])
  t.is(removal.bytes, 4 + recordBytes)
  t.is(removal.pinnedBytes, 2 + 3)
})

test("of a folder that stays the files stay, and of one that goes those that nothing else needs go", (t) => {
  const objects = {
    kept: { bytes: 1, files: ["x", "y"] },
    gone: { bytes: 1, files: ["y", "z"] },
    published: { bytes: 1, files: ["p"] },
    ...Object.fromEntries(["x", "y", "z", "p"].map((name) => [name, { bytes: 1 }]))
  }
  const records = { keeps: { outputs: ["kept"] }, goes: { outputs: ["gone"] } }
  const removal = plan({ objects, records }, { recent: ["keeps"], locked: ["published"] })
  t.deepEqual(going(removal), ["object gone", "object z", "record goes"])
})

test("a record with other outputs beside a published one is no published result", (t) => {
  const objects = { a: { bytes: 1 }, b: { bytes: 1 } }
  const removal = plan({ objects, records: { both: { outputs: ["a", "b"] } } }, { locked: ["a"] })
  t.deepEqual(going(removal), ["object b", "record both"])
})

test("what once came out otherwise stays and goes with the record that it is kept beside", (t) => {
  const given: Given = {
    objects: { a: { bytes: 1 }, b: { bytes: 2 }, other: { bytes: 3, files: ["file"] }, file: { bytes: 4, hours: 0.5 } },
    records: { kept: { outputs: ["a"] }, gone: { outputs: ["b"] } },
    diverged: { kept: ["other"], gone: ["other"] }
  }
  t.deepEqual(going(plan(given, { recent: ["kept"] })), ["object b", "record gone"])
  const removal = plan(given, { recent: ["gone"] })
  t.deepEqual(going(removal), ["object a", "record kept"])
  const both = plan(given, {})
  t.deepEqual(going(both), ["object a", "object b", "object file", "object other", "record gone", "record kept"])
  t.is(both.bytes, 1 + 2 + 3 + 4 + 2 * recordBytes)
  t.deepEqual(going(plan(given, { recent: ["kept"] }, { bytes: 0 })), ["object a", "object b", "record gone"])
})

test("what no record names stays for an hour: a process elsewhere may be about to name it", (t) => {
  const objects = { fresh: { bytes: 1, hours: 0.9 }, old: { bytes: 1, hours: 1.1 } }
  t.deepEqual(going(plan({ objects }, {})), ["object old"])
})

test("checkpoints stay as long as a kept execution may go on from them", (t) => {
  const given: Given = {
    objects: { a: { bytes: 1 }, b: { bytes: 1 } },
    records: { done: { outputs: ["a"] }, evicted: { outputs: ["elsewhere"] } },
    checkpoints: { open: 100, tagged: 100, done: 0, evicted: 100, nobody: 100, fresh: 0.5 }
  }
  const removal = plan(given, { recent: ["open", "done", "evicted"], tagged: ["tagged"], locked: ["b"] })
  t.deepEqual(going(removal), ["checkpoint done", "checkpoint nobody"])
})

test("names go with the results they lead to, the link to the record last", (t) => {
  const given: Given = {
    objects: { a: { bytes: 1 } },
    records: { kept: { outputs: ["a"] }, gone: { outputs: [] } },
    latest: ["kept", "gone", "gone long ago"]
  }
  t.deepEqual(plan(given, { recent: ["kept"] }).names, [
    "names gone",
    "link gone",
    "names gone long ago",
    "link gone long ago"
  ])
})

test("logs stay unless they are asked for, and those of kept executions always", (t) => {
  const given = { logs: ["first", "second"] }
  t.deepEqual(going(plan(given, { executions: ["second"] })), [])
  t.deepEqual(going(plan(given, { executions: ["second"] }, { logs: true })), ["log first"])
})

test("of implementations stay those of records that stay, and those that blessings tell of", (t) => {
  const implementations = ["code", "blessed", "old"]
  const given: Given = {
    objects: { a: { bytes: 1 } },
    records: { write: { outputs: ["a"] } },
    implementations,
    blessed: ["blessed"]
  }
  t.deepEqual(going(plan(given, { recent: ["write"] })), ["implementation old"])
  t.deepEqual(going(plan(given, {})), ["implementation code", "implementation old", "object a", "record write"])
})

test("for room the results soonest computed again for their size are evicted, and their records and links stay", (t) => {
  const given: Given = {
    objects: { slow: { bytes: 1000 }, quick: { bytes: 1000 }, large: { bytes: 9000 }, published: { bytes: 50_000 } },
    records: {
      slow: { outputs: ["slow"], durationMillis: 60_000 },
      quick: { outputs: ["quick"], durationMillis: 1000 },
      large: { outputs: ["large"], durationMillis: 6000 },
      published: { outputs: ["published"], durationMillis: 1 }
    },
    latest: ["slow", "quick", "large"]
  }
  const all = ["slow", "quick", "large", "published"]
  const bytes = inventory(given).bytes - 9500
  const removal = plan(given, { recent: all, locked: ["published"] }, { bytes })
  t.deepEqual(going(removal), ["names large", "names quick", "object large", "object quick"])
  t.deepEqual(removal.evicted.map(({ bytes, record }) => [record.step, bytes]), [["large", 9000], ["quick", 1000]])
  t.is(removal.bytesLeft, bytes - 500)
})

test("what results share goes with the last of them", (t) => {
  const given: Given = {
    objects: { shared: { bytes: 1000 }, tagged: { bytes: 1000 } },
    records: {
      one: { outputs: ["shared"], durationMillis: 1 },
      other: { outputs: ["shared"], durationMillis: 2 },
      third: { outputs: ["tagged"], durationMillis: 1 },
      fourth: { outputs: ["tagged"], durationMillis: 1 }
    }
  }
  const removal = plan(given, { recent: ["one", "other", "third"], tagged: ["fourth"] }, { bytes: 0 })
  t.deepEqual(going(removal), ["object shared"])
  t.deepEqual(removal.evicted.map(({ bytes, record }) => [record.step, bytes]), [["one", 0], ["other", 1000]])
  t.is(removal.bytesLeft, 4 * recordBytes + 1000)
})

const names = ["a", "b", "c", "d", "e", "f", "g", "h"]
const folders = ["p", "q", "r"]
const keys = ["1", "2", "3", "4", "5", "6"]
const some = (of: ReadonlyArray<string>) => fc.subarray([...of])

const object = fc.record({ bytes: fc.integer({ min: 0, max: 5000 }), hours: fc.constantFrom(0.5, 2) })
/** Any of the objects may be missing, and one may be a file of several folders and an output of its own as well. */
const store: fc.Arbitrary<Given> = fc.record({
  objects: fc.tuple(
    fc.dictionary(fc.constantFrom(...names), object),
    fc.dictionary(fc.constantFrom(...folders), fc.tuple(object, some(names)).map(([o, files]) => ({ ...o, files })))
  ).map(([files, folders]) => ({ ...files, ...folders })),
  records: fc.dictionary(
    fc.constantFrom(...keys),
    fc.record({ outputs: some([...names, ...folders]), durationMillis: fc.integer({ min: 0, max: 10_000 }) })
  ),
  checkpoints: fc.dictionary(fc.constantFrom(...keys), fc.constantFrom(0.5, 2)),
  latest: some(keys),
  logs: some(["first", "second"])
})
const rooted = fc.record({
  locked: some([...names, ...folders]),
  tagged: some(keys),
  recent: some(keys),
  executions: some(["first", "second"])
})

/** What the outputs reach, by names: the oracle's own way to find it. */
const reached = (given: Given, outputs: ReadonlyArray<string>): ReadonlyArray<string> =>
  outputs.flatMap((name) => [name, ...(given.objects?.[name]?.files ?? [])])

const isRooted = (given: Given, { locked = [], recent = [], tagged = [] }: Parameters<typeof roots>[0], key: string) =>
  [...recent, ...tagged].includes(key) || isPublished(given.records?.[key].outputs ?? [], locked)

const isPublished = (outputs: ReadonlyArray<string>, locked: ReadonlyArray<string>) =>
  outputs.length > 0 && outputs.every((name) => locked.includes(name))

test("nothing reachable from a root is ever removed, and all else that is old enough is", (t) => {
  fc.assert(fc.property(store, rooted, (given, rooted) => {
    const gone = new Set(going(plan(given, rooted)))
    const all = Object.entries(given.records ?? {})
    const kept = all.filter(([key]) => isRooted(given, rooted, key))
    const needed = new Set(
      [...rooted.locked ?? [], ...kept.flatMap(([, { outputs }]) => outputs)].flatMap((name) => reached(given, [name]))
    )
    const named = new Set(all.flatMap(([, { outputs }]) => reached(given, outputs)))
    for (const [key] of all) t.is(gone.has(`record ${key}`), !isRooted(given, rooted, key))
    for (const [name, { hours = 2 }] of Object.entries(given.objects ?? {})) {
      t.is(gone.has(`object ${name}`), !needed.has(name) && (named.has(name) || hours > 1), name)
    }
  }))
})

test("made smaller, the store keeps every record and all that lock files and tags hold", (t) => {
  fc.assert(fc.property(store, rooted, fc.integer({ min: 0, max: 40_000 }), (given, rooted, bytes) => {
    const without = plan(given, rooted)
    const removal = plan(given, rooted, { bytes })
    const gone = new Set(going(removal))
    t.deepEqual(removal.recordFiles, without.recordFiles)
    const tagged = Object.entries(given.records ?? {}).filter(([key]) => rooted.tagged?.includes(key))
    const held = new Set(reached(given, [...rooted.locked ?? [], ...tagged.flatMap(([, { outputs }]) => outputs)]))
    for (const name of held) t.false(gone.has(`object ${name}`), name)
    for (const path of going(without)) t.true(gone.has(path), path)
    const records = Object.entries(given.records ?? {}).filter(([key]) => isRooted(given, rooted, key))
    const evictable = reached(given, records.flatMap(([, { outputs }]) => outputs)).filter((name) => !held.has(name))
    const left = evictable.filter((name) => (given.objects?.[name]?.bytes ?? 0) > 0 && !gone.has(`object ${name}`))
    t.true(removal.bytesLeft <= bytes || left.length === 0, `${removal.bytesLeft} > ${bytes}, ${left.join()}`)
    if (without.bytesLeft <= bytes) t.deepEqual(removal.evicted, [])
  }))
})

test("the bytes told are those of what goes", (t) => {
  fc.assert(fc.property(store, rooted, fc.integer({ min: 0, max: 40_000 }), (given, rooted, bytes) => {
    const { bytes: total } = inventory(given)
    const removal = plan(given, rooted, { bytes, logs: true })
    const { evicted, garbage, objects, recordFiles } = removal
    const sum = (all: Iterable<{ readonly bytes: number }>) => [...all].reduce((sum, { bytes }) => sum + bytes, 0)
    const rest = sum([...garbage.checkpoints.values(), ...garbage.others])
    t.is(removal.bytes, sum([...recordFiles.values(), ...objects.values()]) + rest)
    t.is(removal.bytes, sum([...garbage.results, ...evicted]) + rest)
    t.is(removal.bytesLeft, total - removal.bytes)
  }))
})

/** The store without what was removed. */
const without = (given: Given, paths: ReadonlyArray<string>): Given => {
  const left = <A>(what: string, all: Readonly<Record<string, A>> = {}) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => !paths.includes(`${what} ${name}`)))
  return {
    ...given,
    objects: left("object", given.objects),
    records: left("record", given.records),
    checkpoints: left("checkpoint", given.checkpoints),
    latest: (given.latest ?? []).filter((name) => !paths.includes(`link ${name}`))
  }
}

test("broken off at any point, every record that stays has all it had, and the next one removes the rest", (t) => {
  const old = store.map(({ checkpoints = {}, objects = {}, ...given }): Given => ({
    ...given,
    objects: Object.fromEntries(Object.entries(objects).map(([name, object]) => [name, { ...object, hours: 2 }])),
    checkpoints: Object.fromEntries(Object.keys(checkpoints).map((name) => [name, 2]))
  }))
  fc.assert(fc.property(old, rooted, fc.nat(), (given, rooted, point) => {
    const whole = plan(given, rooted)
    const { garbage, names, objects, recordFiles } = whole
    const rest = [...objects.values(), ...garbage.checkpoints.values(), ...garbage.others].flatMap(({ paths }) => paths)
    const order = [...[...recordFiles.values()].flatMap(({ paths }) => paths), ...names, ...rest]
    const broken = without(given, order.slice(0, point % (order.length + 1)))
    for (const [key, { outputs }] of Object.entries(broken.records ?? {})) {
      if (!isRooted(given, rooted, key)) continue
      const [before, after] = [given, broken].map(({ objects = {} }) =>
        reached(given, outputs).filter((name) => name in objects)
      )
      t.deepEqual(after, before)
    }
    t.deepEqual(without(broken, going(plan(broken, rooted))), without(given, going(whole)))
  }))
})
