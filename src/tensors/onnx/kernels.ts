/** All kernels of the onnx backend. */
import * as Arrangement from "./kernels/Arrangement.ts"
import * as Elementwise from "./kernels/Elementwise.ts"
import * as MatrixProduct from "./kernels/MatrixProduct.ts"
import * as Optimizer from "./kernels/Optimizer.ts"
import * as Reductions from "./kernels/Reductions.ts"
import * as Rows from "./kernels/Rows.ts"

export const register = (): void => {
  for (const { register } of [Arrangement, Elementwise, MatrixProduct, Optimizer, Reductions, Rows]) register()
}
