/** From training pairs to the batches of every strategy and seed. */
import * as Struct from "effect/Struct"
import type { Batches } from "../../schemas/Batches.ts"
import type { TrainingPairs } from "../../schemas/TrainingPairs.ts"
import type { Ref } from "../engine/Artifact.ts"
import type { Strategy } from "../sampling/Strategy.ts"
import { CodeSwitch } from "../stages/CodeSwitch.ts"
import { Sample } from "../stages/Sample.ts"
import { downloads } from "./Downloads.ts"
import type { Config } from "./Experiment.ts"

/** Batches, and the pairs that they are of. */
export interface Sampled {
  readonly pairs: Ref<typeof TrainingPairs>
  readonly batches: Ref<typeof Batches>
}

/** The steps `sample/<strategy>/<seed>`, by `<strategy>/<seed>`. All encoders of a seed see the same batches. */
export const samples = (config: Config, pairs: Ref<typeof TrainingPairs>): Readonly<Record<string, Sampled>> => {
  const strategies = Object.entries(config.strategies)
  const lexicons = downloads(
    strategies.flatMap(([, strategy]) => strategy._tag === "code-switched" ? [strategy.lexicon] : []),
    strategies.flatMap(([, strategy]) => strategy._tag === "code-switched" ? strategy.into : [])
  )
  const pairsFor = (strategy: Strategy, label: string, seed: number) =>
    strategy._tag === "code-switched"
      ? CodeSwitch.step(`code-switch/${label}`, {
        params: { ...Struct.omit(strategy, ["_tag"]), seed },
        inputs: { files: lexicons, pairs }
      }).outputs.pairs
      : pairs
  return Object.fromEntries(config.seeds.flatMap((seed) =>
    strategies.map(([name, strategy]) => {
      const label = `${name}/${seed}`
      const ofStrategy = pairsFor(strategy, label, seed)
      const { batches } = Sample.step(`sample/${label}`, {
        params: { strategy, seed, ...Struct.pick(config.training, ["steps", "batchSize", "sets"]) },
        inputs: { pairs: ofStrategy }
      }).outputs
      return [label, { pairs: ofStrategy, batches }]
    })
  ))
}
