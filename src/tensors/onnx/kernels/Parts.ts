/** Kernels that take tensors apart, and put them together. */
import * as tf from "@tensorflow/tfjs-core"
import * as Kernel from "../Kernel.ts"
import { axes, constant, sizes } from "../Operation.ts"

interface One {
  readonly x: tf.TensorInfo
}

export const register = (): void => {
  Kernel.register<One, { begin: Array<number>; size: Array<number> }>("Slice", (machine, { x }, { begin, size }) => {
    const { emit, operand, tensor } = machine
    const [from, count] = tf.slice_util.parseSliceParams(x as tf.Tensor, begin, size)
    const to = from.map((start, i) => start + count[i])
    return tensor(emit("Slice", [operand(x), sizes(from), sizes(to), axes([...from.keys()])]), count)
  })
  Kernel.register<One, { paddings: Array<[number, number]>; constantValue: number }>(
    "PadV2",
    ({ emit, operand, tensor }, { x }, { constantValue, paddings }) => {
      const around = sizes([...paddings.map(([before]) => before), ...paddings.map(([, after]) => after)])
      const shape = paddings.map(([before, after], i) => before + x.shape[i] + after)
      return tensor(emit("Pad", [operand(x), around, constant(constantValue)]), shape)
    }
  )
  Kernel.register<ReadonlyArray<tf.TensorInfo>, { axis: number }>(
    "Concat",
    ({ emit, operand, tensor }, parts, attributes) => {
      const [axis] = tf.util.parseAxisParam(attributes.axis, parts[0].shape)
      const shape = tf.backend_util.computeOutShape(Object.values(parts).map(({ shape }) => shape), axis)
      return tensor(emit("Concat", Object.values(parts).map(operand), { attributes: { axis } }), shape)
    }
  )
  Kernel.register<One, { numOrSizeSplits: number | Array<number>; axis: number }>(
    "SplitV",
    ({ emitAll, operand, tensor }, { x }, { numOrSizeSplits, ...attributes }) => {
      const [axis] = tf.util.parseAxisParam(attributes.axis, x.shape)
      const parts = tf.backend_util.prepareSplitSize(x as tf.Tensor, numOrSizeSplits, axis)
      const results = emitAll("Split", [operand(x), sizes(parts)], { outputs: parts.length, attributes: { axis } })
      return results.map((result, i) => tensor(result, x.shape.map((whole, at) => at === axis ? parts[i] : whole)))
    }
  )
  Kernel.register<{ x: tf.TensorInfo; indices: tf.TensorInfo }, { axis: number; batchDims: number }>(
    "GatherV2",
    ({ emit, operand, tensor }, { indices, x }, attributes) => {
      if (attributes.batchDims > 0) throw new TypeError("The onnx backend gathers from one table only")
      const [axis] = tf.util.parseAxisParam(attributes.axis, x.shape)
      const shape = [...x.shape.slice(0, axis), ...indices.shape, ...x.shape.slice(axis + 1)]
      return tensor(emit("Gather", [operand(x), operand(indices)], { attributes: { axis } }), shape)
    }
  )
}
