/** A program as an ONNX model: a protobuf message (onnx.proto of ONNX 1.16, of which these fields are used). */
import {
  type Attributes,
  type Constant,
  type Declaration,
  type ElementType,
  elementTypes,
  type Stored
} from "./Operation.ts"
import type { Program } from "./Program.ts"

/** Of ONNX's own operations; those of com.microsoft are version 1. */
const OPSET = 18
const IR_VERSION = 9

export const encode = (program: Program): Uint8Array => {
  const { constants, inputs, nameOf, nameOfOutput, operations, outputs, parameters, stored } = program
  const graph = message([
    ...operations.map((operation, place) =>
      field(1, [
        ...operation.inputs.map((input) => text(1, nameOf(input))),
        ...Array.from({ length: operation.outputs }, (_, index) => text(2, nameOfOutput(place, index))),
        text(4, operation.type),
        ...Object.entries(operation.attributes).map(([name, value]) => field(5, attribute(name, value))),
        text(7, operation.domain)
      ])
    ),
    text(2, "program"),
    ...constants.map((constant) => field(5, tensor(nameOf(constant), constant))),
    ...stored.map((each) => field(5, storedTensor(each))),
    ...inputs.map((input) => field(11, valueOf(nameOf(input), input.type))),
    ...parameters.map(({ declared, type }) => field(11, valueOf(declared.name, type, declared.shape))),
    ...outputs.map((output) => field(12, valueOf(nameOf(output), output.type, output.declared?.shape)))
  ])
  const isStandard = operations.every(({ domain }) => domain === "")
  return Buffer.concat([
    integer(1, IR_VERSION),
    lengthed(7, graph),
    field(8, [text(1, ""), integer(2, OPSET)]),
    ...isStandard ? [] : [field(8, [text(1, "com.microsoft"), integer(2, 1)])]
  ])
}

/** ValueInfoProto of a tensor, of any shape unless one is given. */
const valueOf = (name: string, type: ElementType, shape?: Declaration["shape"]): ReadonlyArray<Buffer> => [
  text(1, name),
  field(2, [field(1, [integer(1, elementTypes[type]), ...shape === undefined ? [] : [field(2, dimensions(shape))]])])
]

/** TensorShapeProto */
const dimensions = (shape: Declaration["shape"]): ReadonlyArray<Buffer> =>
  shape.map((size) => field(1, [typeof size === "number" ? integer(1, size) : text(2, size)]))

/** TensorProto */
const tensor = (name: string, { shape, type, values }: Constant): ReadonlyArray<Buffer> => [
  ...shape.map((size) => integer(1, size)),
  integer(2, elementTypes[type]),
  text(8, name),
  lengthed(9, Buffer.from(values.buffer, values.byteOffset, values.byteLength))
]

/** TensorProto of external data. */
const storedTensor = ({ bytes, file, name, offset, shape, type }: Stored): ReadonlyArray<Buffer> => [
  ...shape.map((size) => integer(1, size)),
  integer(2, elementTypes[type]),
  text(8, name),
  ...Object.entries({ location: file, offset, length: bytes }).map(([key, value]) =>
    field(13, [text(1, key), text(2, String(value))])
  ),
  integer(14, EXTERNAL)
]

const EXTERNAL = 1

/** AttributeProto: a text, a whole number, or a list of these. */
const attribute = (name: string, value: Attributes[string]): ReadonlyArray<Buffer> => {
  if (typeof value === "string") return [text(1, name), text(4, value), integer(20, 3)]
  if (typeof value === "number") return [text(1, name), integer(3, value), integer(20, 2)]
  return [text(1, name), ...value.map((each) => integer(8, each)), integer(20, 7)]
}

const message = (fields: ReadonlyArray<Buffer>): Buffer => Buffer.concat(fields)

const lengthed = (number: number, bytes: Uint8Array): Buffer =>
  Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes])

const field = (number: number, fields: ReadonlyArray<Buffer>): Buffer => lengthed(number, message(fields))
const text = (number: number, value: string): Buffer => lengthed(number, Buffer.from(value))
const integer = (number: number, value: number): Buffer => Buffer.concat([varint(number * 8), varint(value)])

/** Seven bits a byte, the lowest first; negative numbers in two's complement of 64 bits. */
const varint = (value: number): Buffer => {
  const bytes: Array<number> = []
  let rest = BigInt.asUintN(64, BigInt(value))
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128)
  return Buffer.from([...bytes, Number(rest)])
}
