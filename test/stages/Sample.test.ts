import * as Effect from "effect/Effect"
import { recordBatchRows } from "../../schemas/ArrowWriter.ts"
import { Batches } from "../../schemas/Batches.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { TrainingPairs } from "../../schemas/TrainingPairs.ts"
import { Sample } from "../../src/stages/Sample.ts"
import { effect } from "../effect.ts"
import { run } from "./running.ts"

effect(
  "pairs whose languages lie in different record batches of the table are parallel",
  (t, folder) =>
    Effect.gen(function*() {
      const ids = Array.from({ length: recordBatchRows }, (_, i) => `s:${i}`)
      const texts = ids.map(() => "x")
      const pairs = {
        pairId: [...ids, ...ids],
        lang: [...ids.map(() => "de"), ...ids.map(() => "en")],
        query: [...texts, ...texts],
        passage: [...texts, ...texts]
      }
      yield* TableFile.writeColumns(TrainingPairs, `${folder}/pairs`, pairs)
      const { outputs } = yield* run(Sample, {
        params: { strategy: { _tag: "cross-lingual" }, seed: 1, steps: 2, batchSize: 4 },
        inputs: { pairs: { path: `${folder}/pairs` } },
        folder
      })
      const rows = yield* TableFile.read(Batches, outputs.batches.path)
      t.is(rows.length, 8)
      t.true(rows.every(({ passageLang, queryLang }) => passageLang !== queryLang))
    })
)
