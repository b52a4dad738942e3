/**
 * The derivatives of the tfjs kernels that programs here use.
 *
 * The Node build of tfjs-core registers none, and its modules cannot be imported one by one. A kernel without a rule
 * is an error that names it when a gradient meets it. Missing on purpose is GatherV2, whose usual gradient adds in an
 * order that some backends do not fix: see GatherRows.ts.
 */
import * as tf from "@tensorflow/tfjs-core"

/** Registers all rules with tfjs-core. */
export const register = (): void => rules.forEach(tf.registerGradient)

type Shape = Array<number>
/** Gradients by input. Each is a new tensor, since the tape disposes of what it was given. */
type Gradients = Readonly<Record<string, () => tf.Tensor>>

/** A rule that needs the inputs called `names`. */
const byInputs = <A>(
  kernelName: string,
  names: ReadonlyArray<string>,
  rule: (dy: tf.Tensor, inputs: ReadonlyArray<tf.Tensor>, attributes: A) => Gradients
): tf.GradConfig => ({
  kernelName,
  inputsToSave: [...names],
  gradFunc: (dy, inputs, attributes) => rule(dy as tf.Tensor, inputs, attributes as A)
})

/** A rule for the one input `x` that needs the result. */
const byOutput = (kernelName: string, derivative: (dy: tf.Tensor, y: tf.Tensor) => tf.Tensor): tf.GradConfig => ({
  kernelName,
  outputsToSave: [true],
  gradFunc: (dy, [y]) => ({ x: () => derivative(dy as tf.Tensor, y) })
})

/** Sums over what broadcasting from `shape` repeated. */
const unbroadcast = (gradient: tf.Tensor, shape: Shape): tf.Tensor => {
  const axes = tf.broadcast_util.getReductionAxes(shape, gradient.shape)
  return tf.reshape(axes.length > 0 ? tf.sum(gradient, axes) : gradient, shape)
}

/** Repeats over the axes of `shape` that a reduction summed. */
const spread = (gradient: tf.Tensor, shape: Shape, axis: number | Shape): tf.Tensor => {
  const axes = tf.util.parseAxisParam(axis, shape)
  return tf.mul(tf.reshape(gradient, shape.map((size, i) => axes.includes(i) ? 1 : size)), tf.ones(shape))
}

const rules: ReadonlyArray<tf.GradConfig> = [
  byInputs("Identity", [], (dy) => ({ x: () => tf.clone(dy) })),
  byInputs("Cast", [], (dy) => ({ x: () => tf.clone(dy) })),
  byInputs("Neg", [], (dy) => ({ x: () => tf.neg(dy) })),
  byInputs("Reshape", ["x"], (dy, [x]) => ({ x: () => tf.reshape(dy, x.shape) })),
  byInputs("Square", ["x"], (dy, [x]) => ({ x: () => tf.mul(dy, tf.mul(x, 2)) })),
  byInputs("Log", ["x"], (dy, [x]) => ({ x: () => tf.div(dy, x) })),
  byOutput("Exp", (dy, y) => tf.mul(dy, y)),
  byOutput("Sqrt", (dy, y) => tf.div(dy, tf.mul(y, 2))),
  byOutput("Rsqrt", (dy, y) => tf.mul(dy, tf.mul(tf.mul(tf.square(y), y), -0.5))),
  byOutput("Sigmoid", (dy, y) => tf.mul(dy, tf.mul(y, tf.sub(1, y)))),
  byOutput("Tanh", (dy, y) => tf.mul(dy, tf.sub(1, tf.square(y)))),

  byInputs("Add", ["a", "b"], (dy, [a, b]) => ({
    a: () => unbroadcast(dy, a.shape),
    b: () => unbroadcast(dy, b.shape)
  })),
  byInputs("Sub", ["a", "b"], (dy, [a, b]) => ({
    a: () => unbroadcast(dy, a.shape),
    b: () => unbroadcast(tf.neg(dy), b.shape)
  })),
  byInputs("Multiply", ["a", "b"], (dy, [a, b]) => ({
    a: () => unbroadcast(tf.mul(dy, b), a.shape),
    b: () => unbroadcast(tf.mul(dy, a), b.shape)
  })),
  byInputs("RealDiv", ["a", "b"], (dy, [a, b]) => ({
    a: () => unbroadcast(tf.div(dy, b), a.shape),
    b: () => unbroadcast(tf.neg(tf.div(tf.mul(dy, a), tf.square(b))), b.shape)
  })),
  byInputs<{ transposeA: boolean; transposeB: boolean }>(
    "BatchMatMul",
    ["a", "b"],
    (dy, [a, b], { transposeA, transposeB }) => ({
      a: () =>
        unbroadcast(transposeA ? tf.matMul(b, dy, transposeB, true) : tf.matMul(dy, b, false, !transposeB), a.shape),
      b: () =>
        unbroadcast(transposeB ? tf.matMul(dy, a, true, transposeA) : tf.matMul(a, dy, !transposeA, false), b.shape)
    })
  ),

  byInputs<{ axis: number | Shape }>("Sum", ["x"], (dy, [x], { axis }) => ({ x: () => spread(dy, x.shape, axis) })),
  byInputs<{ axis: number | Shape }>("Mean", ["x"], (dy, [x], { axis }) => ({
    x: () => tf.mul(spread(dy, x.shape, axis), dy.size / x.size)
  })),
  byInputs<{ perm: Shape }>("Transpose", [], (dy, _, { perm }) => ({
    x: () => tf.transpose(dy, perm.map((_, i) => perm.indexOf(i)))
  })),
  byInputs<{ begin: Shape; size: Shape }>("Slice", ["x"], (dy, [x], { begin, size }) => {
    const [starts, sizes] = tf.slice_util.parseSliceParams(x, begin, size)
    return { x: () => tf.pad(dy, x.shape.map((whole, i) => [starts[i], whole - starts[i] - sizes[i]])) }
  }),
  {
    kernelName: "Concat",
    saveAllInputs: true,
    gradFunc: (dy, parts, attributes) => {
      const axis = Number(attributes["axis"])
      const pieces = tf.split(dy as tf.Tensor, parts.map((part) => part.shape[axis]), axis)
      return Object.fromEntries(pieces.map((piece, i) => [i, () => piece]))
    }
  },
  {
    kernelName: "Softmax",
    outputsToSave: [true],
    gradFunc: (dy, [y], attributes) => ({
      logits: () => {
        const weighted = tf.mul(dy as tf.Tensor, y)
        return tf.sub(weighted, tf.mul(tf.sum(weighted, Number(attributes["dim"]), true), y))
      }
    })
  }
]
