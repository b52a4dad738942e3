import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { Counted } from "../../schemas/Overlaps.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { Texts } from "../../schemas/Texts.ts"
import { TrainingPairs } from "../../schemas/TrainingPairs.ts"
import { CheckOverlap } from "../../src/stages/CheckOverlap.ts"
import { effect } from "../effect.ts"
import { run } from "./running.ts"

const pairs = ["a", "b", "c"].flatMap((pairId) =>
  ["de", "en"].map((lang) => ({ pairId, lang, query: `${lang} query ${pairId}`, passage: `${lang} passage ${pairId}` }))
)

/** What is found of these texts among the pairs. */
const overlaps = Effect.fnUntraced(function*(folder: string, evaluation: ReadonlyArray<string>) {
  const fs = yield* FileSystem.FileSystem
  yield* TableFile.write(TrainingPairs, `${folder}/pairs`, pairs)
  const rows = evaluation.map((text, i) => ({ id: `${i}`, parallelId: `${i}`, lang: "en", text }))
  yield* TableFile.write(Texts, `${folder}/one`, rows.slice(0, 1))
  yield* TableFile.write(Texts, `${folder}/rest`, rows.slice(1))
  const inputs = {
    pairs: { path: `${folder}/pairs` },
    evaluation: { one: { path: `${folder}/one` }, rest: { path: `${folder}/rest` } }
  }
  const { outputs } = yield* run(CheckOverlap, { params: {}, inputs, folder })
  const text = yield* fs.readFileString(outputs.overlaps.path)
  return yield* Schema.decodeUnknownEffect(Schema.fromJsonString(Counted))(text)
})

effect(
  "training pairs with an evaluation text are counted in all their languages",
  (t, folder) =>
    Effect.gen(function*() {
      t.deepEqual(yield* overlaps(folder, ["nothing of the kind", "DE Passage b!", "en query c"]), {
        pairs: 6,
        texts: 3,
        overlapping: 4,
        examples: ["b", "c"],
        trainedLanguages: ["de", "en"]
      })
    })
)

effect("where there are none, none are found", (t, folder) =>
  Effect.gen(function*() {
    t.like(yield* overlaps(folder, ["en query d"]), { texts: 1, overlapping: 0, examples: [] })
  }))
