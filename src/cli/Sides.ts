/** The two sides of a difference as they are named on the command line: executions, or lock files. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Side from "../engine/difference/Side.ts"
import { Store } from "../engine/store/Store.ts"
import * as LockFile from "../engine/verify/LockFile.ts"
import { format } from "../errors/Message.ts"
import * as Choosing from "./Choosing.ts"
import { UsageError } from "./ExitCode.ts"
import * as Opening from "./Opening.ts"

export interface Given {
  readonly a: string
  readonly b: string
  readonly store: string
  /** Where b's results are, if they are in another store. */
  readonly storeB: Option.Option<string>
}

/** Both sides, and the stores that may hold their contents; until the scope ends. */
export const open = Effect.fnUntraced(function*({ a, b, store, storeB }: Given) {
  const { resolve } = yield* Path.Path
  const services = yield* Layer.build(Opening.layer(store))
  const isOther = Option.isSome(storeB) && resolve(storeB.value) !== resolve(store)
  const others = isOther ? yield* Layer.build(Opening.layer(storeB.value)) : services
  return {
    a: yield* Effect.provide(side(a), services),
    b: yield* Effect.provide(side(b), others),
    stores: [...new Set([Context.get(services, Store), Context.get(others, Store)])]
  }
})

const side = Effect.fnUntraced(function*(typed: string) {
  const fs = yield* FileSystem.FileSystem
  const isFile = Option.exists(yield* Effect.option(fs.stat(typed)), ({ type }) => type === "File")
  if (!isFile && !typed.endsWith(".json")) return yield* Side.ofExecution(yield* Choosing.execution(typed))
  const lock = yield* Effect.mapError(LockFile.read(typed), ({ message }) => new UsageError({ message }))
  if (lock !== null) return yield* Side.ofLock(typed, lock)
  return yield* new UsageError({
    message: format({ title: `There is no lock file ${typed}`, hint: "Name a lock file, or an execution" })
  })
})
