/** The kernel of Evaluate.ts of src/tensors. */
import * as Kernel from "../Kernel.ts"

export const register = (): void =>
  Kernel.register("Evaluate", ({ run }) => {
    run()
    return []
  })
