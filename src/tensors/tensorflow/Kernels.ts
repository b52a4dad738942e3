/** The fused kernels of the `tensorflow` backend. */
import { registerKernel } from "@tensorflow/tfjs-core"
import * as AdamWUpdate from "./AdamWUpdate.ts"
import * as Attention from "./Attention.ts"
import * as GatedGelu from "./GatedGelu.ts"
import * as GatherRows from "./GatherRows.ts"
import * as MeanPool from "./MeanPool.ts"
import * as RmsNorm from "./RmsNorm.ts"
import * as SumOfSquares from "./SumOfSquares.ts"

/** Registers all of them with tfjs-core. */
export const install = (): void => {
  const operations = [AdamWUpdate, Attention, GatedGelu, GatherRows, MeanPool, RmsNorm, SumOfSquares]
  for (const { kernels } of operations) kernels.forEach((kernel) => registerKernel(kernel))
}
