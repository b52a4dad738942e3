/** From a model and pairs that it was not trained on to their contrastive entropy. */
import type { Texts } from "../../schemas/Texts.ts"
import type { Ref } from "../engine/Artifact.ts"
import { Contrast } from "../stages/Contrast.ts"
import { encoded } from "./Encoding.ts"
import type { Config, Model } from "./Experiment.ts"

/** Both sides of the pairs, in one order. */
export interface HeldOut {
  readonly queries: Ref<typeof Texts>
  readonly passages: Ref<typeof Texts>
}

/** The steps `encode/<label>/held-out/…` and `contrast/<label>`. */
export const contrasted = (config: Config, label: string, model: Model, { passages, queries }: HeldOut) =>
  Contrast.step(`contrast/${label}`, {
    params: { temperature: config.training.temperature },
    inputs: {
      queryTexts: queries,
      passageTexts: passages,
      queries: encoded(config, `${label}/held-out/queries`, model, ["query", queries]),
      passages: encoded(config, `${label}/held-out/passages`, model, ["passage", passages])
    }
  }).outputs
