/** Gathers the files of a crate from the store's journal and from beside the workflow. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import type * as Schema from "effect/Schema"
import { StoreFailed } from "../../engine/Errors.ts"
import { Implementation } from "../../engine/implementation/Implementation.ts"
import { Journal } from "../../engine/journal/Journal.ts"
import * as Checks from "../../engine/verify/Checks.ts"
import * as LockFile from "../../engine/verify/LockFile.ts"
import type { Account } from "../Account.ts"
import { idOfPath, mark } from "./Entity.ts"
import * as Ids from "./Ids.ts"
import type * as Package from "./Package.ts"
import { ofText, type Piece } from "./Piece.ts"
import * as Tool from "./Tool.ts"

/** The workflow's file, and beside it what is published of it and the package that it is in. */
export const source = Effect.fnUntraced(function*(file: string, account: Account, found: Package.Package | undefined) {
  const { basename } = yield* Path.Path
  const fs = yield* FileSystem.FileSystem
  const read = (path: string) => Effect.mapError(fs.readFile(path), StoreFailed.because("read", path))
  const { name, file: path } = account.workflow
  const workflow: Piece = { path, content: yield* read(file), name }
  const about = [idOfPath(path)]
  const beside = account.lock._tag === "None" ? [] : [LockFile.pathFor(file, account.profile)]
  const pieces = yield* Effect.forEach(
    beside,
    (lock) =>
      Effect.map(read(lock), (content): Piece => ({ path: basename(lock), content, name: "Published digests", about }))
  )
  const packaged = (found?.files ?? []).map(({ content, name }): Piece => ({ path: name, content, name, about }))
  return { workflow, pieces: [...pieces, ...packaged] }
})

/** What the journal keeps of these results. */
export const journal = Effect.fnUntraced(function*(account: Account) {
  const pieces: ReadonlyArray<Piece> = [
    ...(yield* records(account)),
    ...(yield* logs(account)),
    ...(yield* implementations(account)),
    ...account.blessings.map((blessing) =>
      json(`blessings/${blessing.to}.json`, blessing, `Blessing ${blessing.id}`, [Ids.run])
    ),
    ...(yield* checks(account))
  ]
  return pieces
})

const records = Effect.fnUntraced(function*({ steps }: Account) {
  const { recordPath } = yield* Journal
  return yield* Effect.forEach(
    [...Map.groupBy(steps, ({ key }) => key)],
    ([key, all]) =>
      file(`records/${key.slice(0, 2)}/${key}.json`, recordPath(key), {
        name: `Record of ${all.map(({ name }) => name).join(", ")}`,
        about: all.map(({ name }) => Ids.execution(name))
      })
  )
})

/** Of the executions whose logs are still there. */
const logs = Effect.fnUntraced(function*({ executions }: Account) {
  const { logPath } = yield* Journal
  const there = executions.filter(({ cores }) => cores !== undefined)
  return yield* Effect.forEach(
    there,
    ({ id }) => file(`executions/${id}.ndjson`, logPath(id), { name: `Log of ${id}`, about: [Ids.orchestration] })
  )
})

const implementations = Effect.fnUntraced(function*({ steps }: Account) {
  const { details } = yield* Implementation
  const found = yield* Effect.forEach(
    [...Map.groupBy(steps, Tool.idOf)],
    ([tool, [{ fingerprint, stage }]]) =>
      Effect.map(
        details(fingerprint),
        Option.map((made) => json(`implementations/${fingerprint}.json`, made, `Implementation of ${stage}`, [tool]))
      )
  )
  return found.flatMap((piece) => Option.toArray(piece))
})

/** Those that tell of keys that steps have now. */
const checks = Effect.fnUntraced(function*({ steps }: Account) {
  const keys = new Set(steps.map(({ key }) => key))
  return (yield* Checks.all)
    .filter((check) => check.steps.some(({ key }) => keys.has(key)))
    .map((check) =>
      json(`checks/${check.finishedAt.slice(0, 10)}-${mark(check)}.json`, check, `Check: ${check.what}`, [Ids.run])
    )
})

const file = Effect.fnUntraced(function*(path: string, from: string, facts: Pick<Piece, "name" | "about">) {
  const fs = yield* FileSystem.FileSystem
  const content = yield* Effect.mapError(fs.readFile(from), StoreFailed.because("read", from))
  const piece: Piece = { path: `journal/${path}`, content, ...facts }
  return piece
})

/** As the journal writes it. */
const json = (path: string, value: Schema.Json, name: string, about: ReadonlyArray<string>): Piece => ({
  path: `journal/${path}`,
  content: ofText(JSON.stringify(value, null, 2) + "\n"),
  name,
  about
})
