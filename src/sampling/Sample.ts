/** Sampling: from parallel pairs, a strategy and a seed to the table of rows that is the order of training. */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { Batches } from "../../schemas/Batches.ts"
import { format } from "../errors/Message.ts"
import type { BatchKind } from "./BatchPlan.ts"
import * as Draws from "./Draws.ts"
import type { PairIndex } from "./PairIndex.ts"
import * as PairOrder from "./PairOrder.ts"
import { plan, Strategy } from "./Strategy.ts"

export type Row = typeof Batches.row.Type

export interface Options {
  readonly strategy: Strategy
  readonly seed: number
  readonly steps: number
  /** Rows in every batch. */
  readonly batchSize: number
  readonly index: PairIndex
}

/**
 * The rows of `steps` batches, by step and position: a pure function of its options. More steps keep the earlier rows
 * as they are. Under one seed all strategies share their random numbers (Draws.ts) and, where every pair has every
 * language, the pair at each step and position.
 */
export const sample = (options: Options): Result.Result<ReadonlyArray<Row>, NoPairAdmitted> => {
  const { batchSize, index, seed, steps, strategy } = options
  const draws = Draws.make(seed)
  const order = PairOrder.make(index, draws)
  const rows: Array<Row> = []
  for (let step = 0; step < steps; step++) {
    const { admits, kind, rowLanguages } = plan(strategy, { step, languages: index.languages, draws })
    const pairs = order.take(batchSize, admits)
    if (pairs.length === 0) return Result.fail(noPairAdmitted(kind, options))
    pairs.forEach(({ languages, passageId, queryId }, position) => {
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
