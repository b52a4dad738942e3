/** code-switch: training pairs and lexicons → the pairs of one language, with words of their queries in others. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { SourceFiles } from "../../schemas/SourceFiles.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { TrainingPairs } from "../../schemas/TrainingPairs.ts"
import { filesOf } from "../datasets/Dataset.ts"
import * as Datasets from "../datasets/Datasets.ts"
import * as Stage from "../engine/Stage.ts"
import { format } from "../errors/Message.ts"
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
    if (lexicon.from !== from || into.length === 0 || !into.every((lang) => lexicon.languages.includes(lang))) {
      return yield* new LexiconUnfit({ name, from, into, has: { from: lexicon.from, into: lexicon.languages } })
    }
    const lexicons = yield* lexicon.load(yield* filesOf(inputs.files), into)
    const pairs = yield* pairsIn(from, inputs.pairs.path)
    const queries = CodeSwitching.switchAll(pairs.map(({ query }) => query), { ...params, lexicons })
    yield* TableFile.write(TrainingPairs, outputs.pairs.path, pairs.map((pair, i) => ({ ...pair, query: queries[i] })))
  }
})

/** A lexicon lacks languages that it is to translate between; no word would be switched into them. */
export class LexiconUnfit extends Schema.TaggedError<LexiconUnfit>()("LexiconUnfit", {
  name: Schema.String,
  from: Schema.String,
  into: Schema.Array(Schema.String),
  has: Schema.Struct({ from: Schema.String, into: Schema.Array(Schema.String) })
}) {
  override get message(): string {
    const words = (from: string, into: ReadonlyArray<string>) => `from ${from} into ${into.join(" ") || "nothing"}`
    return format({
      title: `The lexicon ${this.name} does not translate what code-switching asks for`,
      facts: { asked: words(this.from, this.into), has: words(this.has.from, this.has.into) },
      hint: "Name at least one language, and only those that the lexicon has"
    })
  }
}

/** The pairs in one language, by id: batch by batch, since those in all languages may be larger than memory. */
const pairsIn = (lang: string, path: string) =>
  TableFile.readBatches(TrainingPairs, path).pipe(
    Stream.map((batch) =>
      [...batch.lang.keys()].filter((row) => batch.lang[row] === lang).map((row) => ({
        pairId: batch.pairId[row],
        lang,
        query: batch.query[row],
        passage: batch.passage[row]
      }))
    ),
    Stream.runCollect,
    Effect.map((batches) => batches.flat().sort(byId))
  )

const byId = (a: { readonly pairId: string }, b: { readonly pairId: string }): number =>
  a.pairId < b.pairId ? -1 : a.pairId > b.pairId ? 1 : 0
