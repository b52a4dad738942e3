import * as Effect from "effect/Effect"
import * as TableFile from "../../schemas/TableFile.ts"
import { Texts } from "../../schemas/Texts.ts"
import { TrainingPairs } from "../../schemas/TrainingPairs.ts"
import { PrepareTraining } from "../../src/stages/PrepareTraining.ts"
import { effect } from "../effect.ts"
import { ITEMS, write } from "../fixtures/hubData.ts"
import { run } from "./running.ts"

const prepare = (folder: string, params: typeof PrepareTraining.params.Type, evaluation: ReadonlyArray<string>) =>
  Effect.gen(function*() {
    write(`${folder}/hub`)
    const rows = evaluation.map((text, i) => ({ id: `${i}`, parallelId: `${i}`, lang: "en", text }))
    yield* TableFile.write(Texts, `${folder}/evaluation`, rows)
    yield* TableFile.write(Texts, `${folder}/none`, [])
    const inputs = {
      files: { hub: { path: `${folder}/hub` } },
      evaluation: { some: { path: `${folder}/evaluation` }, none: { path: `${folder}/none` } }
    }
    const { outputs, said } = yield* run(PrepareTraining, { params, inputs, folder })
    return {
      pairs: yield* TableFile.read(TrainingPairs, outputs.pairs.path),
      queries: yield* TableFile.read(Texts, outputs.heldOutQueries.path),
      passages: yield* TableFile.read(Texts, outputs.heldOutPassages.path),
      said
    }
  })

effect(
  "several sets give their pairs in the wanted languages, in order, and say what they left out",
  (t, folder) =>
    Effect.gen(function*() {
      const datasets = ["xtreme-squad", "mmarco", "mr-tydi"]
      const { pairs, said } = yield* prepare(folder, { datasets, languages: ["de", "en"] }, [])
      const sets = Map.groupBy(pairs, ({ pairId }) => pairId.split(":")[0])
      t.deepEqual([...sets].map(([set, { length }]) => [set, length]), [
        ["xtreme-squad", 2 * ITEMS - 3],
        ["mmarco", 2 * ITEMS],
        ["mr-tydi", ITEMS]
      ])
      t.deepEqual(new Set(pairs.map(({ lang }) => lang)), new Set(["de", "en"]))
      t.deepEqual(said[0], {
        done: 1,
        total: 3,
        unit: "sets",
        facts: { pairs: 2 * ITEMS - 3, dropped: 3, overlapping: 0, heldOut: 0 }
      })
    })
)

effect("a pair with an evaluation text is left out in every language", (t, folder) =>
  Effect.gen(function*() {
    const params = { datasets: ["mmarco"], languages: ["de", "en"] }
    const whole = yield* prepare(folder, params, [])
    const text = whole.pairs.find(({ lang, pairId }) => lang === "de" && pairId === "mmarco:5-1005")?.passage ?? ""
    const { pairs, said } = yield* prepare(folder, params, [`${text} !`])
    t.is(pairs.length, 2 * (ITEMS - 1))
    t.false(pairs.some(({ pairId }) => pairId === "mmarco:5-1005"))
    t.is(said[0].facts?.overlapping, 1)
  }))

effect("a limit is on the pairs of each set", (t, folder) =>
  Effect.gen(function*() {
    const params = { datasets: ["xquad-r", "mmarco"], languages: ["de", "en", "hi"], limit: 5 }
    const { pairs } = yield* prepare(folder, params, [])
    t.is(pairs.length, 2 * 3 * 5)
    t.is(new Set(pairs.map(({ pairId }) => pairId)).size, 2 * 5)
  }))

effect(
  "what is held out is not among the pairs, and is given as texts of both sides in one order",
  (t, folder) =>
    Effect.gen(function*() {
      const params = { datasets: ["mmarco"], languages: ["de", "en"] }
      const whole = yield* prepare(folder, params, [])
      const { pairs, passages, queries } = yield* prepare(folder, { ...params, heldOut: 3 }, [])
      t.deepEqual([whole.queries, whole.passages], [[], []])
      t.is(queries.length, 6)
      const texts = queries.map(({ id, lang, parallelId, text }, i) => {
        t.is(id, `${lang}:${parallelId}`)
        t.is(id, passages[i].id)
        return { pairId: parallelId, lang, query: text, passage: passages[i].text }
      })
      const byId = (a: { pairId: string; lang: string }, b: { pairId: string; lang: string }) =>
        `${a.pairId} ${a.lang}` < `${b.pairId} ${b.lang}` ? -1 : 1
      t.deepEqual([...pairs, ...texts].sort(byId), [...whole.pairs].sort(byId))
    })
)
