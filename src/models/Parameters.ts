/** The parameters of an encoder: their names and shapes, and how they start. */
import * as Stream from "../random/Stream.ts"
import type { HostTensor, HostTensors } from "./weights/Safetensors.ts"

export interface Parameter {
  /** In Hugging Face's files. */
  readonly name: string
  /** A linear layer is [outputs, inputs]. */
  readonly shape: ReadonlyArray<number>
  /** The standard deviation of the normal distribution it is drawn from, or what all its numbers are. */
  readonly start: number | "ones" | "zeros"
  /** Whether weight decay applies. */
  readonly decays: boolean
}

/** Random weights, each parameter from its own stream `initialise/<name>`. */
export const draw = (parameters: ReadonlyArray<Parameter>, seed: number): HostTensors =>
  Object.fromEntries(parameters.map((parameter) => [parameter.name, drawOne(parameter, seed)]))

const drawOne = ({ name, shape, start }: Parameter, seed: number): HostTensor => {
  const values = new Float32Array(size(shape))
  if (start === "zeros") return { shape, values }
  if (start === "ones") return { shape, values: values.fill(1) }
  const stream = Stream.make(seed, `initialise/${name}`)
  return { shape, values: values.map((_, i) => start * Stream.normal(stream, i)) }
}

/** How many numbers a tensor of this shape has. */
export const size = (shape: ReadonlyArray<number>): number => shape.reduce((a, b) => a * b, 1)
