/** The encoders of mT5 and T5 1.1. */
import type { Architecture } from "../Architecture.ts"
import type { T5Config } from "./T5Config.ts"
import * as T5File from "./T5File.ts"
import * as T5Memory from "./T5Memory.ts"
import { names, parameters } from "./T5Parameters.ts"

export const t5: Architecture<T5Config> = {
  name: "t5",
  parameters,
  table: names.embedding,
  program: () => import("./T5.ts"),
  onnx: () => import("./T5Onnx.ts"),
  file: T5File,
  tensorName: T5File.tensorName,
  // Beyond the greatest distance all positions are alike.
  maxTokens: () => Infinity,
  widths: ({ dFf, dKv, dModel, heads, layers }) => ({
    layers,
    heads,
    model: dModel,
    inner: heads * dKv,
    feedForward: dFf
  }),
  memory: T5Memory
}
