/** Every encoder of an experiment: what each starts from, untrained and fine-tuned with every strategy, by seed. */
import type { Choice } from "../../schemas/Choice.ts"
import type { TrainingLog } from "../../schemas/TrainingLog.ts"
import type { Ref } from "../engine/Artifact.ts"
import type { Config, Model } from "./Experiment.ts"
import type { Starts } from "./Initialisation.ts"
import type { Sampled } from "./Sampling.ts"
import * as Training from "./Training.ts"

/** A row of the grid: a size of an encoder, or an initialiser. */
export interface Row {
  readonly name: string
  readonly starts: Starts
  /** A number, or where one was chosen. */
  readonly learningRate: number | Ref<typeof Choice>
}

export interface Cell {
  /** `<row>/<strategy>/<seed>`: what its steps and results go by. */
  readonly label: string
  readonly row: string
  /** "untrained", or the batch strategy. */
  readonly strategy: string
  readonly seed: number
  readonly model: Model
  /** Of its training. */
  readonly log?: Ref<typeof TrainingLog>
}

/** The steps `fine-tune/<label>`, seed by seed. All rows of a seed see the same batches: `samples` of Sampling.ts. */
export const cells = (
  config: Config,
  rows: ReadonlyArray<Row>,
  samples: Readonly<Record<string, Sampled>>
): ReadonlyArray<Cell> =>
  config.seeds.flatMap((seed) =>
    rows.flatMap(({ learningRate, name: row, starts }) => {
      const model = starts.get(seed) as Model
      const trained = Object.keys(config.strategies).map((strategy) => {
        const label = `${row}/${strategy}/${seed}`
        const training = { model, ...samples[`${strategy}/${seed}`], learningRate, seed }
        return { label, row, strategy, seed, ...Training.fineTuned(config, label, training) }
      })
      return [...trained, { label: `${row}/untrained/${seed}`, row, strategy: "untrained", seed, model }]
    })
  )

export const byLabel = <A extends { readonly label: string }, B>(cells: ReadonlyArray<A>, of: (cell: A) => B) =>
  Object.fromEntries(cells.map((cell) => [cell.label, of(cell)]))
