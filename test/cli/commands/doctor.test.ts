import * as Effect from "effect/Effect"
import { join } from "node:path"
import { serial } from "../../effect.ts"
import { run } from "../../engine/Run.ts"
import letters from "../../fixtures/letters.ts"
import { repro } from "../Terminal.ts"

interface Told {
  readonly backends: ReadonlyArray<
    { readonly backend: string; readonly usable: boolean; readonly cause?: string; readonly hint?: string }
  >
}

serial("every backend is told to work or why it does not, and what to do", (t, folder) =>
  Effect.gen(function*() {
    const { code, stdout } = yield* repro("doctor", "--store", join(folder, "store"), "--json")
    const { backends }: Told = JSON.parse(stdout)
    t.is(code, 0)
    t.like(backends[0], { backend: "wasm", usable: true })
    t.true(backends.some(({ backend }) => backend === "webgpu"))
    for (const { backend, cause, hint, usable } of backends) {
      t.true(usable || (cause !== undefined && hint !== undefined), backend)
    }
  }))

serial("of the store it is told what it holds and whether it can be used", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    yield* run(store, letters)
    const { stdout } = yield* repro("doctor", "--store", store)
    t.regex(stdout, /^wasm: works$/m)
    t.regex(stdout, /^ +holds +[\d.]+ \w+, records: [1-9]\d*$/m)
    t.regex(stdout, /^ +writable +yes$/m)
    t.regex(stdout, /^ +hard links +yes$/m)
  }))
