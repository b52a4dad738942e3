/** A store with a past: executions of the letters, one after the other, by the command line itself. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { join } from "node:path"
import { Event } from "../../src/engine/Event.ts"
import { tell } from "../engine/Run.ts"
import { repro } from "./Terminal.ts"

export const file = "test/fixtures/letters.ts"

const eventOf = Schema.decodeUnknownSync(Schema.fromJsonString(Event))

/** Executes the letters, in this process, with these values of the config; tells what happened to which step. */
export const run = Effect.fnUntraced(function*(store: string, set: Readonly<Record<string, string | number>> = {}) {
  const values = Object.entries(set).flatMap(([path, value]) => ["--set", `${path}=${value}`])
  const { stdout } = yield* repro("run", file, "--store", store, "--executor", "in-process", "--json", ...values)
  return tell(stdout.trimEnd().split("\n").map((line) => eventOf(line)))
})

/** The executions' names, oldest first. */
export const executions = Effect.fnUntraced(function*(store: string) {
  const { stdout } = yield* repro("log", "--store", store, "--json")
  return (JSON.parse(stdout) as ReadonlyArray<{ readonly id: string }>).map(({ id }) => id)
})

/** Every file in the store. */
export const files = Effect.fnUntraced(function*(store: string) {
  const fs = yield* FileSystem.FileSystem
  const there: Array<string> = []
  for (const path of (yield* fs.readDirectory(store, { recursive: true })).sort()) {
    if ((yield* fs.stat(join(store, path))).type === "File") there.push(path)
  }
  return there
})
