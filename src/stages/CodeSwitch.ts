/** code-switch: training pairs and lexicons → the pairs of one language, with words of their queries in others. */
import * as Schema from "effect/Schema"
import { SourceFiles } from "../../schemas/SourceFiles.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { TrainingPairs } from "../../schemas/TrainingPairs.ts"
import { filesOf } from "../datasets/Dataset.ts"
import * as Datasets from "../datasets/Datasets.ts"
import * as Stage from "../engine/Stage.ts"
import * as CodeSwitching from "../sampling/CodeSwitch.ts"
import * as CodeSwitched from "../sampling/CodeSwitched.ts"

export const CodeSwitch = Stage.make({
  name: "code-switch",
  module: import.meta.url,
  params: Schema.Struct({ ...CodeSwitched.fields, seed: Schema.Int }),
  inputs: { files: Stage.many(SourceFiles), pairs: TrainingPairs },
  outputs: { pairs: TrainingPairs },
  *run({ inputs, outputs, params: { from, into, lexicon: name, ...params } }) {
    const lexicon = yield* Datasets.lexicon(name)
    const lexicons = yield* lexicon.load(yield* filesOf(inputs.files), into)
    const pairs = yield* TableFile.readColumns(TrainingPairs, inputs.pairs.path)
    const rows = [...pairs.lang.keys()]
      .filter((row) => pairs.lang[row] === from)
      .sort((a, b) => (pairs.pairId[a] < pairs.pairId[b] ? -1 : 1))
    const queries = CodeSwitching.switchAll(rows.map((row) => pairs.query[row]), { ...params, lexicons })
    yield* TableFile.writeColumns(TrainingPairs, outputs.pairs.path, {
      pairId: rows.map((row) => pairs.pairId[row]),
      lang: rows.map(() => from),
      query: queries,
      passage: rows.map((row) => pairs.passage[row])
    })
  }
})
