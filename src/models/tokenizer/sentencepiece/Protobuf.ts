/** The wire format of Protocol Buffers (https://protobuf.dev/programming-guides/encoding), as far as a reader needs it. */

/** How a field's value is written. */
export const VARINT = 0
const FIXED64 = 1
export const BYTES = 2
export const FIXED32 = 5

export interface Field {
  readonly number: number
  readonly wire: number
  /** The value of `VARINT`, as a signed number of 32 bits, or of `FIXED32`, as a float; otherwise 0. */
  readonly value: number
  /** The value of `BYTES`: a view of the message. Otherwise empty. */
  readonly bytes: Uint8Array
}

/** The fields of a message in their order, or undefined where its bytes are no message. */
export const fields = (message: Uint8Array): ReadonlyArray<Field> | undefined => {
  const cursor = { view: new DataView(message.buffer, message.byteOffset, message.byteLength), at: 0 }
  const found: Array<Field> = []
  while (cursor.at < message.length) {
    const field = next(message, cursor)
    if (field === undefined) return undefined
    found.push(field)
  }
  return found
}

interface Cursor {
  readonly view: DataView
  at: number
}

const next = (message: Uint8Array, cursor: Cursor): Field | undefined => {
  const tag = varint(message, cursor)
  if (tag === undefined || tag >>> 3 === 0) return undefined
  const number = tag >>> 3
  const wire = tag & 7
  if (wire === VARINT) {
    const value = varint(message, cursor)
    return value === undefined ? undefined : { number, wire, value, bytes: NONE }
  }
  const length = wire === BYTES ? varint(message, cursor) : FIXED_LENGTHS[wire]
  if (length === undefined || length < 0 || length > message.length - cursor.at) return undefined
  const from = cursor.at
  cursor.at += length
  if (wire === BYTES) return { number, wire, value: 0, bytes: message.subarray(from, cursor.at) }
  return { number, wire, value: wire === FIXED32 ? cursor.view.getFloat32(from, true) : 0, bytes: NONE }
}

const NONE = new Uint8Array(0)

const FIXED_LENGTHS: Readonly<Record<number, number>> = { [FIXED64]: 8, [FIXED32]: 4 }

/** Seven bits a byte, lowest first; of its at most 64 bits the lower 32. */
const varint = (message: Uint8Array, cursor: Cursor): number | undefined => {
  let value = 0
  for (let shift = 0; shift < 70; shift += 7) {
    if (cursor.at === message.length) return undefined
    const byte = message[cursor.at++]
    if (shift < 32) value |= (byte & 0x7f) << shift
    if (byte < 0x80) return value
  }
  return undefined
}
