/** Sampling: from parallel pairs, a strategy and a seed to the table of rows that is the order of training. */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { Batches } from "../../schemas/Batches.ts"
import { format } from "../errors/Message.ts"
import type { BatchKind } from "./BatchPlan.ts"
import * as Draws from "./Draws.ts"
import type { PairIndex } from "./PairIndex.ts"
import { plan, Strategy } from "./Strategy.ts"
import * as TrainingSets from "./TrainingSets.ts"

export type Row = typeof Batches.row.Type

export interface Options {
  readonly strategy: Strategy
  readonly seed: number
  readonly steps: number
  /** Rows in every batch. */
  readonly batchSize: number
  readonly index: PairIndex
  /** Whether a batch may mix training sets. Default: mixed. */
  readonly sets?: TrainingSets.Sets
}

/**
 * The rows of `steps` batches, by step and position: a pure function of its options. More steps keep the earlier rows
 * as they are. Under one seed all strategies share their random numbers (Draws.ts) and, where every pair has every
 * language, the pair at each step and position.
 */
export const sample = (options: Options): Result.Result<ReadonlyArray<Row>, NoPairAdmitted> => {
  const { batchSize, index, seed, sets, steps, strategy } = options
  const draws = Draws.make(seed)
  const trainingSets = TrainingSets.make(index, draws, sets)
  const rows: Array<Row> = []
  for (let step = 0; step < steps; step++) {
    const plans = trainingSets.map((set) => ({ set, ...plan(strategy, { step, languages: set.languages, draws }) }))
    const chosen = TrainingSets.draw(plans.filter(({ admits, set }) => set.order.has(admits)), step, draws)
    if (chosen === undefined) return Result.fail(noPairAdmitted(plans[0].kind, options))
    const { admits, kind, rowLanguages, set } = chosen
    set.order.take(batchSize, admits).forEach(({ languages, passageId, queryId }, position) => {
      const { passageLang, queryLang } = rowLanguages(step * batchSize + position, languages)
      rows.push({ step, position, kind, queryId, queryLang, passageId, passageLang })
    })
  }
  return Result.succeed(rows)
}

/** The data holds no pair that the strategy could put into a batch. */
export class NoPairAdmitted extends Schema.TaggedError<NoPairAdmitted>()("NoPairAdmitted", {
  strategy: Strategy,
  kind: Schema.Literals(["monolingual", "cross-lingual"]),
  pairs: Schema.Int,
  languages: Schema.Array(Schema.String)
}) {
  override get message(): string {
    return format({
      title: `No training pair fits a ${this.kind} batch`,
      facts: { strategy: this.strategy._tag, pairs: this.pairs, languages: this.languages.join(" ") || "none" },
      hint: this.kind === "monolingual"
        ? "Provide training pairs"
        : "Provide pairs that exist in at least two languages"
    })
  }
}

const noPairAdmitted = (kind: BatchKind, { index, strategy }: Options): NoPairAdmitted =>
  new NoPairAdmitted({ strategy, kind, pairs: index.pairs.length, languages: index.languages })
