/** From the encoders of an experiment and a benchmark to results, and to what these say. */
import { Analyse } from "../stages/Analyse.ts"
import { Summarise } from "../stages/Summarise.ts"
import * as Evaluation from "./Evaluation.ts"
import type { Benchmark, Config } from "./Experiment.ts"
import { byLabel, type Cell } from "./Grid.ts"
import * as HeldOut from "./HeldOut.ts"

export interface Evaluated {
  readonly cells: ReadonlyArray<Cell>
  readonly benchmark: Benchmark
  /** The benchmark's, as claims name it. */
  readonly name: string
  /** Of several benchmarks, this one's steps: `<stage>/<name>`. Default: `<stage>`. */
  readonly isOneOfSeveral?: boolean
  /** Pairs on which contrastive entropy is taken; default: none, and no scaling law. */
  readonly heldOut?: HeldOut.HeldOut | undefined
}

export type Analysed = ReturnType<typeof analysed>

/**
 * Evaluates every cell (Evaluation.ts, HeldOut.ts), with the steps `summarise` and `analyse` at the end, or
 * `summarise/<name>` etc.
 */
export const analysed = (config: Config, evaluated: Evaluated) => {
  const { benchmark, cells, heldOut, isOneOfSeveral = false, name } = evaluated
  const step = (stage: string) => isOneOfSeveral ? `${stage}/${name}` : stage
  const scored = cells.map(({ label, model }) => ({
    label,
    ...Evaluation.evaluated(config, isOneOfSeveral ? `${name}/${label}` : label, model, benchmark)
  }))
  const contrasted = heldOut === undefined
    ? []
    : cells.map(({ label, model }) => ({ label, ...HeldOut.contrasted(config, label, model, heldOut) }))
  const identities = byLabel(cells, ({ row, seed, strategy }) => ({ model: row, strategy, seed }))
  const means = byLabel(scored, ({ means }) => means)
  const encoders = byLabel(cells, ({ model }) => model.encoder)
  const entropies = byLabel(contrasted, ({ means }) => means)
  const { results } = Summarise.step(step("summarise"), {
    params: { cells: identities },
    inputs: { means, entropies, encoders }
  }).outputs
  const analysis = Analyse.step(step("analyse"), {
    params: { cells: identities, ...config.analysis },
    inputs: {
      results,
      topics: byLabel(scored, ({ topics }) => topics),
      heldOut: byLabel(contrasted, ({ topics }) => topics)
    }
  }).outputs
  return { ...evaluated, step, identities, scored, means, entropies, encoders, results, ...analysis }
}
