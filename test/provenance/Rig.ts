/** The letters, executed, and what can be told of them. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import * as Declared from "../../src/cli/words/Declared.ts"
import * as Checks from "../../src/engine/verify/Checks.ts"
import * as Recorded from "../../src/engine/verify/Recorded.ts"
import * as Account from "../../src/provenance/Account.ts"
import { repro } from "../cli/Terminal.ts"
import { graphOf } from "../engine/Run.ts"
import letters from "../fixtures/letters.ts"

const fixture = fileURLToPath(new URL("../fixtures/letters.ts", import.meta.url))

/** Under a file of their own, so that a lock file can be beside it, and by the command line itself. */
export const lettersIn = Effect.fnUntraced(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  const file = join(folder, "letters.ts")
  const store = join(folder, "store")
  yield* fs.writeFileString(file, `export { default } from ${JSON.stringify(fixture)}\n`)
  const command = (name: string, ...more: ReadonlyArray<string>) => repro(name, file, "--store", store, ...more)
  const inProcess = ["--executor", "in-process"]
  const account = (set: Readonly<Record<string, string>> = {}) =>
    Effect.flatMap(graphOf(letters, { set }), (graph) => Effect.provide(Account.of(graph, file), Declared.layer(store)))
  /** As if these steps had been killed once each, had gone on, and had come out the same. */
  const kill = (...steps: ReadonlyArray<string>) =>
    Effect.gen(function*() {
      const graph = yield* graphOf(letters)
      const { results } = yield* Recorded.of(graph, ({ name }) => steps.includes(name))
      const killed = results.map(({ record, step }) => ({
        record,
        outcome: { step: step.name, compared: 1, findings: [], kills: [{}] }
      }))
      yield* Checks.keep("interrupt", graph, killed)
    }).pipe(Effect.provide(Declared.layer(store)))
  return {
    fs,
    file,
    store,
    command,
    account,
    kill,
    run: (...more: ReadonlyArray<string>) => command("run", ...inProcess, ...more),
    verify: (...more: ReadonlyArray<string>) => command("verify", ...inProcess, ...more)
  }
})
