/** The encoders of BERT and XLM-R, LaBSE's among them. */
import type { Architecture } from "../Architecture.ts"
import type { BertConfig } from "./BertConfig.ts"
import * as BertFile from "./BertFile.ts"
import * as BertMemory from "./BertMemory.ts"
import { names, parameters } from "./BertParameters.ts"

export const bert: Architecture<BertConfig> = {
  name: "bert",
  parameters,
  table: names.words,
  program: () => import("./Bert.ts"),
  onnx: () => import("./BertOnnx.ts"),
  file: BertFile,
  tensorName: BertFile.tensorName,
  maxTokens: ({ firstPosition, positions }) => positions - firstPosition,
  widths: ({ dFf, dModel, heads, layers }) => ({ layers, heads, model: dModel, inner: dModel, feedForward: dFf }),
  memory: BertMemory
}
