/** All kernels of the onnx backend. */
import * as Arrangement from "./kernels/Arrangement.ts"
import * as Attention from "./kernels/Attention.ts"
import * as Elementwise from "./kernels/Elementwise.ts"
import * as Evaluate from "./kernels/Evaluate.ts"
import * as GatedGelu from "./kernels/GatedGelu.ts"
import * as MatrixProduct from "./kernels/MatrixProduct.ts"
import * as Optimizer from "./kernels/Optimizer.ts"
import * as Parts from "./kernels/Parts.ts"
import * as Reductions from "./kernels/Reductions.ts"
import * as RmsNorm from "./kernels/RmsNorm.ts"
import * as Rows from "./kernels/Rows.ts"

const groups = [
  Arrangement,
  Attention,
  Elementwise,
  Evaluate,
  GatedGelu,
  MatrixProduct,
  Optimizer,
  Parts,
  Reductions,
  RmsNorm,
  Rows
]

export const register = (): void => groups.forEach(({ register }) => register())
