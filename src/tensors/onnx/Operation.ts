/**
 * What a tensor program does, recorded instead of done: operations of ONNX, and the values that go from one to the
 * next. An operand is known by identity.
 */

/** As ONNX numbers element types. */
export const elementTypes = { float32: 1, int32: 6, int64: 7, bool: 9 } as const
export type ElementType = keyof typeof elementTypes

export type Values = Float32Array | Int32Array | BigInt64Array

/** Numbers are whole. */
export type Attributes = Readonly<Record<string, number | string | ReadonlyArray<number>>>

export interface Operation {
  /** Its place in the order of recording. */
  readonly order: number
  readonly type: string
  /** "" is ONNX's own; what onnxruntime adds is in com.microsoft. */
  readonly domain: "" | "com.microsoft"
  readonly inputs: ReadonlyArray<Operand>
  readonly outputs: number
  readonly attributes: Attributes
}

/** How whoever runs a program from its file knows a value. A size that differs from run to run has a word. */
export interface Declaration {
  readonly name: string
  readonly shape: ReadonlyArray<number | string>
}

/** One of the outputs of an operation. */
export interface Result {
  readonly kind: "result"
  readonly type: ElementType
  readonly of: Operation
  readonly index: number
  readonly declared?: Declaration
}

/** Values from outside, given anew each time the program runs. */
export interface Input {
  readonly kind: "input"
  readonly type: ElementType
  readonly shape: ReadonlyArray<number>
  readonly values: Values
}

/** Values that are a part of the program: where one differs, the program is another. */
export interface Constant {
  readonly kind: "constant"
  readonly type: ElementType
  readonly shape: ReadonlyArray<number>
  readonly values: Values
}

/** Values that whoever runs the program from its file gives. */
export interface Parameter {
  readonly kind: "parameter"
  readonly type: ElementType
  readonly declared: Declaration
}

/** A constant whose values lie in a file beside the program's. */
export interface Stored {
  readonly kind: "stored"
  readonly name: string
  readonly type: ElementType
  readonly shape: ReadonlyArray<number>
  readonly file: string
  readonly offset: number
  readonly bytes: number
}

export type Operand = Result | Input | Constant | Parameter | Stored

const scalars = new Map<number, Constant>()
const REMEMBERED = 1000

/** A float32 scalar. */
export const constant = (value: number): Constant => {
  const known = scalars.get(value)
  // A map does not tell -0 from 0.
  if (known !== undefined && !Object.is(value, -0)) return known
  const made = { kind: "constant", type: "float32", shape: [], values: Float32Array.of(value) } as const
  if (!Object.is(value, -0) && scalars.size < REMEMBERED) scalars.set(value, made)
  return made
}

const integers = (kind: "input" | "constant", values: ReadonlyArray<number>) =>
  ({ kind, type: "int64", shape: [values.length], values: BigInt64Array.from(values, BigInt) }) as const

/** Axes and the like, which belong to the program. */
export const axes = (values: ReadonlyArray<number>): Constant => integers("constant", values) as Constant

/** Sizes and the like, which differ from batch to batch. */
export const sizes = (values: ReadonlyArray<number>): Input => integers("input", values) as Input
