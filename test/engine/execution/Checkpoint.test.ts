import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import { basename, join } from "node:path"
import { StoreFailed } from "../../../src/engine/Errors.ts"
import * as Checkpoint from "../../../src/engine/execution/Checkpoint.ts"
import * as Holder from "../../../src/engine/lease/Holder.ts"
import * as AtomicFile from "../../../src/engine/store/AtomicFile.ts"
import { effect } from "../../effect.ts"

interface Given {
  readonly epoch?: number
  readonly isDraining?: () => boolean
}

/** An attempt's slot, whose checkpoints hold two files that tell their number and epoch. */
const rig = Effect.fnUntraced(function*(folder: string, { epoch = 1, isDraining = () => false }: Given = {}) {
  const fs = yield* FileSystem.FileSystem
  const at = join(folder, "checkpoints")
  const stops: Array<number> = []
  const stop = (number: number) => Effect.andThen(Effect.sync(() => void stops.push(number)), Effect.interrupt)
  const slot = yield* Checkpoint.slot(at, { epoch, isDraining, stop })
  const save = (number: number) =>
    slot.save(number, (aside) =>
      Effect.gen(function*() {
        yield* fs.writeFileString(join(aside, "weights"), `weights ${number} of ${epoch}`)
        yield* fs.makeDirectory(join(aside, "optimizer"))
        yield* fs.writeFileString(join(aside, "optimizer/moments"), `moments ${number} of ${epoch}`)
      }))
  const loaded = Effect.map(slot.load((_, number) => Effect.succeed(number)), Option.getOrUndefined)
  const weights = Effect.map(slot.load((from) => fs.readFileString(join(from, "weights"))), Option.getOrUndefined)
  const names = (of = epoch) => Effect.map(fs.readDirectory(join(at, String(of))), (names) => names.sort())
  return { fs, at, slot, save, loaded, weights, names, stops }
})

effect("where nothing was saved there is nothing to load", (t, folder) =>
  Effect.gen(function*() {
    const { loaded } = yield* rig(folder)
    t.is(yield* loaded, undefined)
  }))

effect("the newest checkpoint is loaded, with the files that were saved", (t, folder) =>
  Effect.gen(function*() {
    const { fs, save, slot } = yield* rig(folder)
    yield* save(9)
    yield* save(10)
    const read = (from: string, number: number) =>
      Effect.map(fs.readFileString(join(from, "optimizer/moments")), (moments) => ({ number, moments }))
    t.deepEqual(yield* slot.load(read), Option.some({ number: 10, moments: "moments 10 of 1" }))
  }))

effect("a checkpoint that its stage cannot read fails with the stage's error", (t, folder) =>
  Effect.gen(function*() {
    const { save, slot } = yield* rig(folder)
    yield* save(1)
    t.is(yield* Effect.flip(slot.load(() => Effect.fail("an older layout"))), "an older layout")
  }))

effect("the two newest checkpoints are kept", (t, folder) =>
  Effect.gen(function*() {
    const { names, save } = yield* rig(folder)
    for (const number of [8, 9, 10, 11]) yield* save(number)
    t.deepEqual(yield* names(), ["10", "11"])
  }))

const damages: Readonly<Record<string, (fs: FileSystem.FileSystem, at: string) => Effect.Effect<void, Error>>> = {
  "a byte of it changed": (fs, at) => fs.writeFileString(join(at, "weights"), "weights 3 of 1"),
  "a file of it is cut off": (fs, at) => fs.writeFileString(join(at, "weights"), "weig"),
  "a file of it is gone": (fs, at) => fs.remove(join(at, "optimizer/moments")),
  "a file too many is in it": (fs, at) => fs.writeFileString(join(at, "optimizer/more"), ""),
  "its manifest is gone": (fs, at) => fs.remove(join(at, "checkpoint.json")),
  "its manifest is cut off": (fs, at) => fs.writeFileString(join(at, "checkpoint.json"), "{\"mome")
}

for (const [what, damage] of Object.entries(damages)) {
  effect(`the one before the newest is loaded where ${what}`, (t, folder) =>
    Effect.gen(function*() {
      const { at, fs, loaded, save } = yield* rig(folder)
      yield* save(1)
      yield* save(2)
      yield* damage(fs, join(at, "1/2"))
      t.is(yield* loaded, 1)
      yield* damage(fs, join(at, "1/1"))
      t.is(yield* loaded, undefined)
    }))
}

effect(
  "a damaged checkpoint goes away once the computation went on from the one before",
  (t, folder) =>
    Effect.gen(function*() {
      const { at, fs, loaded, names, save } = yield* rig(folder)
      for (const number of [10, 20]) yield* save(number)
      yield* fs.remove(join(at, "1/20/weights"))
      yield* save(15)
      t.deepEqual(yield* names(), ["10", "15"])
      t.is(yield* loaded, 15)
    })
)

effect("a checkpoint saved again under its number replaces the earlier one", (t, folder) =>
  Effect.gen(function*() {
    const { at, fs, loaded, names, save } = yield* rig(folder)
    yield* save(1)
    yield* fs.remove(join(at, "1/1/weights"))
    yield* save(1)
    t.is(yield* loaded, 1)
    t.deepEqual(yield* names(), ["1"])
  }))

/** Above the largest that Linux gives. */
const NO_PROCESS = 4_194_999

effect(
  "one that was being written when its process died is ignored, and removed with the next",
  (t, folder) =>
    Effect.gen(function*() {
      const { at, fs, loaded, names, save } = yield* rig(folder)
      yield* save(1)
      const living = AtomicFile.temporaryName(join(at, "1/2"))
      const dead = AtomicFile.temporaryName(join(at, "1/2")).replace(
        Holder.mark(Holder.me),
        Holder.mark({ ...Holder.me, pid: NO_PROCESS })
      )
      for (const aside of [living, dead]) {
        yield* fs.makeDirectory(aside)
        yield* fs.writeFileString(join(aside, "weights"), "weights 2")
      }
      t.is(yield* loaded, 1)
      yield* save(2)
      t.deepEqual(yield* names(), ["1", "2", basename(living)])
    })
)

effect(
  "a save that fails leaves the slot as it was, and fails with the writer's error",
  (t, folder) =>
    Effect.gen(function*() {
      const { fs, loaded, names, save, slot } = yield* rig(folder)
      yield* save(1)
      const failing = slot.save(
        2,
        (aside) => Effect.andThen(fs.writeFileString(join(aside, "weights"), "w"), Effect.fail("no memory" as const))
      )
      t.is(yield* Effect.flip(failing), "no memory")
      t.is(yield* loaded, 1)
      t.deepEqual(yield* names(), ["1"])
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

effect(
  "an attempt goes on from what an earlier epoch saved, and takes no notice of a later one's",
  (t, folder) =>
    Effect.gen(function*() {
      yield* (yield* rig(folder, { epoch: 2 })).save(5)
      yield* (yield* rig(folder, { epoch: 9 })).save(7)
      const { loaded, weights } = yield* rig(folder, { epoch: 4 })
      t.is(yield* loaded, 5)
      t.is(yield* weights, "weights 5 of 2")
      t.is(yield* (yield* rig(folder, { epoch: 10 })).loaded, 7)
      t.is(yield* (yield* rig(folder, { epoch: 1 })).loaded, undefined)
    })
)

effect(
  "with its second checkpoint an epoch has no more need of the earlier ones",
  (t, folder) =>
    Effect.gen(function*() {
      const first = yield* rig(folder, { epoch: 1 })
      for (const number of [1, 2]) yield* first.save(number)
      const second = yield* rig(folder, { epoch: 2 })
      yield* second.save(3)
      t.deepEqual([yield* second.names(1), yield* second.names(2)], [["2"], ["3"]])
      yield* second.fs.remove(join(second.at, "2/3/weights"))
      t.is(yield* second.weights, "weights 2 of 1")
      yield* second.save(3)
      yield* second.save(4)
      t.deepEqual([yield* second.names(1), yield* second.names(2)], [[], ["3", "4"]])
    })
)

effect(
  "an attempt that lost its lease harms nothing that a later one saved, and each sees its own",
  (t, folder) =>
    Effect.gen(function*() {
      const zombie = yield* rig(folder, { epoch: 1 })
      yield* zombie.save(1)
      const heir = yield* rig(folder, { epoch: 2 })
      t.is(yield* heir.loaded, 1)
      yield* heir.save(2)
      for (const number of [2, 3, 4]) yield* zombie.save(number)
      t.is(yield* zombie.weights, "weights 4 of 1")
      t.deepEqual(yield* heir.names(2), ["2"])
      // The same state of the same computation, and further on.
      t.is(yield* (yield* rig(folder, { epoch: 3 })).weights, "weights 4 of 1")
      yield* heir.save(3)
      t.deepEqual([yield* heir.names(1), yield* heir.names(2)], [[], ["2", "3"]])
      t.is(yield* heir.weights, "weights 3 of 2")
      yield* zombie.save(5)
      t.deepEqual(yield* heir.names(2), ["2", "3"])
    })
)

effect(
  "a step asked to stop learns so, and ends once its next checkpoint is whole",
  (t, folder) =>
    Effect.gen(function*() {
      let draining = false
      const { loaded, save, slot, stops } = yield* rig(folder, { isDraining: () => draining })
      yield* save(1)
      t.false(yield* slot.isWanted)
      draining = true
      t.true(yield* slot.isWanted)
      t.true(Exit.hasInterrupts(yield* Effect.exit(save(2))))
      t.deepEqual(stops, [2])
      t.is(yield* loaded, 2)
    })
)
