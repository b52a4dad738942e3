/** The fixture of crates, executed, and packed by the command line. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import { repro } from "../cli/Terminal.ts"
import type { Graph } from "./crate/rules.ts"

export const file = "test/fixtures/crated.ts"

export const crated = Effect.fnUntraced(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  const store = join(folder, "store")
  const command = (name: string, ...more: ReadonlyArray<string>) => repro(name, file, "--store", store, ...more)
  const graphOf = (crate: string) =>
    Effect.map(
      fs.readFileString(join(crate, "ro-crate-metadata.json")),
      (text) => (JSON.parse(text) as { readonly "@graph": Graph })["@graph"]
    )
  return {
    fs,
    store,
    graphOf,
    run: (...more: ReadonlyArray<string>) => command("run", "--executor", "in-process", ...more),
    verify: (...more: ReadonlyArray<string>) => command("verify", "--executor", "in-process", ...more),
    pack: (crate: string, ...more: ReadonlyArray<string>) => command("export", "--ro-crate", crate, ...more)
  }
})
