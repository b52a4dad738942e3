/** A computation that brings its own gradient, instead of those of the kernels it is made of. */
import * as tf from "@tensorflow/tfjs-core"

/**
 * The value of `forward`, which is a function of `inputs` and also names the tensors to keep for `backward`. That maps
 * the gradient of the value to the gradients of the inputs, in their order.
 */
export const withGradient = <T extends tf.Tensor>(
  inputs: ReadonlyArray<tf.Tensor>,
  forward: () => { readonly value: T; readonly saved: ReadonlyArray<tf.Tensor> },
  backward: (dy: T, saved: ReadonlyArray<tf.Tensor>) => ReadonlyArray<tf.Tensor>
): T =>
  tf.customGrad<T>((...values) => {
    const save = values[inputs.length] as tf.GradSaveFunc
    const { value, saved } = forward()
    save([...saved])
    return { value, gradFunc: (dy, kept) => [...backward(dy, kept)] }
  })(...inputs)
