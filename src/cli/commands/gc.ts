/** `repro gc`: what the store holds and nothing needs; with --delete it goes. */
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import * as History from "../../engine/upkeep/History.ts"
import * as Inventory from "../../engine/upkeep/Inventory.ts"
import * as Newer from "../../engine/upkeep/Newer.ts"
import * as Removal from "../../engine/upkeep/Removal.ts"
import * as Removing from "../../engine/upkeep/Removing.ts"
import * as Roots from "../../engine/upkeep/Roots.ts"
import * as Tags from "../../engine/upkeep/Tags.ts"
import * as LockFile from "../../engine/verify/LockFile.ts"
import { format } from "../../errors/Message.ts"
import { UsageError } from "../ExitCode.ts"
import * as Opening from "../Opening.ts"
import * as SizeGiven from "../SizeGiven.ts"
import * as RemovalText from "../words/RemovalText.ts"

const Keep = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1_000_000 }))

export const gc = Command.make(
  "gc",
  {
    store: Opening.parameters.store,
    delete: Flag.Boolean("delete").pipe(
      Flag.withDescription("Remove it. Without this, gc only says what it would remove"),
      Flag.withDefault(false)
    ),
    keep: Flag.Int("keep").pipe(
      Flag.withDescription(
        "How many executions of each workflow and profile keep their results: the newest that were done, and any begun since. Default: 5"
      ),
      Flag.withSchema(Keep),
      Flag.withDefault(5)
    ),
    lock: Flag.String("lock").pipe(
      Flag.withDescription(
        "A lock file whose results are kept, besides those in workflows/ and beside workflows of this folder. May be repeated"
      ),
      Flag.atLeast(0)
    ),
    size: Flag.String("size").pipe(
      Flag.withDescription(
        "Make the store this small, such as 10GB: evict results that no lock file and no tag names, those first that are soonest computed again for their size"
      ),
      Flag.optional
    ),
    logs: Flag.Boolean("logs").pipe(
      Flag.withDescription("Remove the logs of executions that are not kept, too"),
      Flag.withDefault(false)
    ),
    json: Flag.Boolean("json").pipe(Flag.withDescription("Print what goes as JSON"), Flag.withDefault(false))
  },
  Effect.fnUntraced(function*(given) {
    const bytes = yield* sizeGiven(given.size)
    const locks = yield* lockFiles(given.lock)
    yield* Effect.provide(collect({ ...given, bytes, locks }), Opening.layer(given.store))
  })
).pipe(Command.withDescription("Say what the store holds that nothing needs any more, and remove it with --delete"))

interface Given {
  readonly delete: boolean
  readonly keep: number
  readonly bytes: number | undefined
  readonly locks: ReadonlyArray<LockFile.LockFile>
  readonly logs: boolean
  readonly json: boolean
}

const collect = Effect.fnUntraced(function*({ bytes, json, keep, locks, logs, ...given }: Given) {
  if (given.delete) yield* Removing.requireIdle
  const now = yield* Clock.currentTimeMillis
  const inventory = yield* Inventory.take(now, locks.flatMap(Roots.digestsOf))
  yield* Newer.requireNone(inventory)
  const roots = yield* Roots.find(locks, keep)
  const removal = Removal.plan(inventory, roots, { now, bytes, logs })
  const steps = yield* History.stepsOf(removal.garbage.checkpoints.keys())
  if (given.delete) yield* Removing.perform(inventory, removal)
  const tags = yield* Tags.all
  const kept = { executions: roots.executions.size, locks: locks.length, tags: tags.size }
  const told = { removal, roots: kept, steps, now, size: bytes, deleted: given.delete }
  process.stdout.write(json ? RemovalText.json(told) : RemovalText.text(told))
})

const sizeGiven = (typed: Option.Option<string>): Effect.Effect<number | undefined, UsageError> =>
  Option.isNone(typed) ? Effect.undefined : SizeGiven.bytes(typed.value, "Write it like 10GB, 500MB or 1.5TiB")

/** The lock files where workflows are looked for: in workflows/ and beside those of the working folder; and those named. */
const lockFiles = Effect.fnUntraced(function*(named: ReadonlyArray<string>) {
  const { join } = yield* Path.Path
  const [here, there] = [yield* namesIn("."), yield* namesIn("workflows")]
  const beside = here.filter((name) => here.some((file) => LockFile.isOf(file, name)))
  const among = there.filter((name) => name.endsWith(".lock.json")).map((name) => join("workflows", name))
  return yield* Effect.forEach(
    [...beside, ...among, ...named],
    (path) =>
      Effect.flatMap(LockFile.read(path), (lock) => {
        if (lock !== null) return Effect.succeed(lock)
        return Effect.fail(
          new UsageError({
            message: format({ title: `There is no lock file ${path}`, hint: "Name one that is there" })
          })
        )
      })
  )
})

const namesIn = Effect.fnUntraced(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  return (yield* Effect.orElseSucceed(fs.readDirectory(folder), () => [])).sort()
})
