import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import { join } from "node:path"
import * as Checkpoint from "../../src/engine/Checkpoint.ts"
import { StoreFailed } from "../../src/engine/Errors.ts"
import { effect } from "../effect.ts"

/** A slot whose checkpoints hold two files that tell their number. */
const rig = Effect.fnUntraced(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  const at = join(folder, "checkpoints")
  const slot = yield* Checkpoint.slot(at)
  const save = (number: number) =>
    slot.save(number, (aside) =>
      Effect.gen(function*() {
        yield* fs.writeFileString(join(aside, "weights"), `weights ${number}`)
        yield* fs.writeFileString(join(aside, "moments"), `moments ${number}`)
      }))
  const loaded = Effect.map(slot.load, Option.map(({ number }) => number))
  return { fs, at, slot, save, loaded, names: Effect.map(fs.readDirectory(at), (names) => names.sort()) }
})

effect("where nothing was saved there is nothing to load", (t, folder) =>
  Effect.gen(function*() {
    const { loaded } = yield* rig(folder)
    t.deepEqual(yield* loaded, Option.none())
  }))

effect("the newest checkpoint is loaded, with the files that were saved", (t, folder) =>
  Effect.gen(function*() {
    const { fs, save, slot } = yield* rig(folder)
    yield* save(9)
    yield* save(10)
    const { folder: at, number } = Option.getOrThrow(yield* slot.load)
    t.is(number, 10)
    t.is(yield* fs.readFileString(join(at, "weights")), "weights 10")
    t.is(yield* fs.readFileString(join(at, "moments")), "moments 10")
  }))

effect("the two newest checkpoints are kept", (t, folder) =>
  Effect.gen(function*() {
    const { names, save } = yield* rig(folder)
    for (const number of [8, 9, 10, 11]) yield* save(number)
    t.deepEqual(yield* names, ["10", "11"])
  }))

const damages: Readonly<Record<string, (fs: FileSystem.FileSystem, at: string) => Effect.Effect<void, Error>>> = {
  "a byte of it changed": (fs, at) => fs.writeFileString(join(at, "weights"), "weights 3"),
  "a file of it is cut off": (fs, at) => fs.writeFileString(join(at, "weights"), "weig"),
  "a file of it is gone": (fs, at) => fs.remove(join(at, "moments")),
  "a file too many is in it": (fs, at) => fs.writeFileString(join(at, "more"), ""),
  "its manifest is gone": (fs, at) => fs.remove(join(at, "checkpoint.json")),
  "its manifest is cut off": (fs, at) => fs.writeFileString(join(at, "checkpoint.json"), "{\"mome")
}

for (const [what, damage] of Object.entries(damages)) {
  effect(`the one before the newest is loaded where ${what}`, (t, folder) =>
    Effect.gen(function*() {
      const { at, fs, loaded, save } = yield* rig(folder)
      yield* save(1)
      yield* save(2)
      yield* damage(fs, join(at, "2"))
      t.deepEqual(yield* loaded, Option.some(1))
      yield* damage(fs, join(at, "1"))
      t.deepEqual(yield* loaded, Option.none())
    }))
}

effect(
  "a damaged checkpoint goes away once the computation went on from the one before",
  (t, folder) =>
    Effect.gen(function*() {
      const { at, fs, loaded, names, save } = yield* rig(folder)
      for (const number of [10, 20]) yield* save(number)
      yield* fs.remove(join(at, "20/weights"))
      yield* save(15)
      t.deepEqual(yield* names, ["10", "15"])
      t.deepEqual(yield* loaded, Option.some(15))
    })
)

effect("a checkpoint saved again under its number replaces the earlier one", (t, folder) =>
  Effect.gen(function*() {
    const { at, fs, loaded, names, save } = yield* rig(folder)
    yield* save(1)
    yield* fs.remove(join(at, "1/weights"))
    yield* save(1)
    t.deepEqual(yield* loaded, Option.some(1))
    t.deepEqual(yield* names, ["1"])
  }))

effect("one that was being written when its process died is ignored", (t, folder) =>
  Effect.gen(function*() {
    const { at, fs, loaded, save } = yield* rig(folder)
    yield* save(1)
    yield* fs.makeDirectory(join(at, "2.77-0.tmp"))
    yield* fs.writeFileString(join(at, "2.77-0.tmp/weights"), "weights 2")
    t.deepEqual(yield* loaded, Option.some(1))
  }))

effect(
  "a save that fails leaves the slot as it was, and fails with the writer's error",
  (t, folder) =>
    Effect.gen(function*() {
      const { at, fs, loaded, names, save, slot } = yield* rig(folder)
      yield* save(1)
      const failing = slot.save(
        2,
        (aside) => Effect.andThen(fs.writeFileString(join(aside, "weights"), "w"), Effect.fail("no memory" as const))
      )
      t.is(yield* Effect.flip(failing), "no memory")
      t.deepEqual(yield* loaded, Option.some(1))
      t.deepEqual(yield* names, ["1"])
      t.true(yield* fs.exists(at))
    })
)

effect("a slot that cannot be written says so", (t, folder) =>
  Effect.gen(function*() {
    const { at, fs, save } = yield* rig(folder)
    yield* fs.writeFileString(at, "")
    const error = yield* Effect.flip(save(1))
    t.true(error instanceof StoreFailed)
    t.regex(error.message, /^Cannot save a checkpoint in the store\n +path +.*checkpoints\n +cause +ENOTDIR/)
  }))
