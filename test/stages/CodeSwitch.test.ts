import * as Effect from "effect/Effect"
import * as TableFile from "../../schemas/TableFile.ts"
import { TrainingPairs } from "../../schemas/TrainingPairs.ts"
import { CodeSwitch } from "../../src/stages/CodeSwitch.ts"
import { effect } from "../effect.ts"
import { write } from "../fixtures/hubData.ts"
import { run } from "./running.ts"

const params = { from: "en", into: ["de", "es"], probability: 1, lexicon: "muse", seed: 1 }

/** In all dictionaries of the fixture; "unheard" is in none. */
const KNOWN = "river"

const pairs = [
  { pairId: "s:2", lang: "en", query: `${KNOWN} unheard?`, passage: `${KNOWN} stays` },
  { pairId: "s:1", lang: "en", query: "unheard", passage: "one" },
  { pairId: "s:1", lang: "de", query: KNOWN, passage: "eins" }
]

const codeSwitch = (folder: string, given: Partial<typeof params> = {}) =>
  Effect.gen(function*() {
    write(`${folder}/hub`)
    yield* TableFile.write(TrainingPairs, `${folder}/given`, pairs)
    const inputs = { files: { hub: { path: `${folder}/hub` } }, pairs: { path: `${folder}/given` } }
    const { outputs } = yield* run(CodeSwitch, { params: { ...params, ...given }, inputs, folder })
    return yield* TableFile.read(TrainingPairs, outputs.pairs.path)
  })

effect(
  "the source language's pairs come by id, with words of their queries in other languages",
  (t, folder) =>
    Effect.gen(function*() {
      const [first, second] = yield* codeSwitch(folder)
      t.deepEqual(first, { pairId: "s:1", lang: "en", query: "unheard", passage: "one" })
      t.regex(second.query, /^(Fluß|río) unheard\?$/)
      t.deepEqual({ ...second, query: "" }, { pairId: "s:2", lang: "en", query: "", passage: `${KNOWN} stays` })
    })
)

effect(
  "at probability 0 queries stay, and pairs in other languages are left out",
  (t, folder) =>
    Effect.gen(function*() {
      t.deepEqual(yield* codeSwitch(folder, { probability: 0 }), [pairs[1], pairs[0]])
    })
)

effect(
  "a lexicon that lacks a language is refused, since it would leave words as they are",
  (t, folder) =>
    Effect.gen(function*() {
      for (const wrong of [{ into: [] }, { into: ["de", "xx"] }, { from: "de" }]) {
        const { message } = yield* Effect.flip(codeSwitch(folder, wrong))
        t.regex(message, /^The lexicon muse does not translate what code-switching asks for\n/)
      }
      t.regex((yield* Effect.flip(codeSwitch(folder, { into: ["xx"] }))).message, /asked +from en into xx\n/)
    })
)
