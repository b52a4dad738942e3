/** Tests that are Effects: each gets the disk, a scope, and a folder of its own that is removed afterwards. */
import * as NodePath from "@effect/platform-node/NodePath"
import test from "ava"
import type { ExecutionContext } from "ava"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import type * as Path from "effect/Path"
import type * as Scope from "effect/Scope"
import * as DirectFileSystem from "../src/files/DirectFileSystem.ts"

type Body<E> = (
  t: ExecutionContext,
  folder: string
) => Effect.Effect<unknown, E, FileSystem.FileSystem | Path.Path | Scope.Scope>

export const Disk = Layer.merge(DirectFileSystem.layer, NodePath.layer)

const run = <E>(body: Body<E>) => (t: ExecutionContext): Promise<void> =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const folder = yield* fs.makeTempDirectoryScoped({ prefix: "repro-" })
    yield* body(t, folder)
  }).pipe(Effect.scoped, Effect.provide(Disk), Effect.runPromise)

export const effect = <E>(title: string, body: Body<E>): void => test(title, run(body))

/** For a test that changes what belongs to the whole process, such as where stdout goes. */
export const serial = <E>(title: string, body: Body<E>): void => test.serial(title, run(body))
