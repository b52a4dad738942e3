/**
 * The kernels of tfjs that the composed form of our programs may call, and why each gives the same bits every time on
 * tfjs-backend-webgpu 4.22, whose kernels write from many threads at once. A sum is safe where one thread adds in a
 * fixed order, or the threads of a workgroup add theirs in a fixed tree; it is not where threads add to one place
 * atomically, which is in the order they come. TensorFlow on a GPU has a form that does the same every time of each of
 * them, under TF_DETERMINISTIC_OPS: the scattering ones run on the processor then.
 */

const elementwise = "each element of the result is a function of one element of each input"
const layout = "copies elements"
const reduction = "ReduceProgram: a workgroup adds what belongs to an element of the result, in a fixed tree"

export const deterministic: Readonly<Record<string, string>> = {
  Add: elementwise,
  Cast: elementwise,
  Erf: elementwise,
  Exp: elementwise,
  Log: elementwise,
  Maximum: elementwise,
  Minimum: elementwise,
  Multiply: elementwise,
  RealDiv: elementwise,
  Rsqrt: elementwise,
  Sigmoid: elementwise,
  Sqrt: elementwise,
  Square: elementwise,
  Sub: elementwise,

  Concat: layout,
  ExpandDims: layout,
  GatherV2: layout,
  Identity: layout,
  PadV2: layout,
  Reshape: layout,
  Slice: layout,
  SplitV: layout,
  Transpose: layout,

  Max: reduction,
  Mean: reduction,
  Sum: reduction,
  Softmax: "SoftmaxProgram: a workgroup adds the exponentials of a row, in a fixed tree",
  BatchMatMul: "MatMulPackedProgram, which the backend is told to take always: a thread adds the products of an "
    + "element of the result in their order; MatMulSplitKProgram would add atomically",

  ScatterNd: "ScatterProgram: adds atomically, but to zero and, since no index occurs twice, once to each element",
  TensorScatterUpdate: "ScatterProgram: stores, and, since no index occurs twice, once to each element"
}

/** Those that are deterministic only where no index occurs twice. */
export const scattering: ReadonlySet<string> = new Set(["ScatterNd", "TensorScatterUpdate"])

/** The programs of the package that add or store atomically. */
export const atomicPrograms: ReadonlyArray<string> = [
  "bincount_webgpu.js",
  "dilation_backprop_webgpu.js",
  "matmul_splitK_webgpu.js",
  "scatter_webgpu.js",
  "sparse_segment_reduce_webgpu.js",
  "unsorted_segment_sum_webgpu.js"
]
