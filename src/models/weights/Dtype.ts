/** Types of numbers in files of weights, by their names in safetensors, and how they become float32. */

/** Bytes of one number. */
export const bytes: Readonly<Record<string, number>> = {
  F64: 8,
  F32: 4,
  F16: 2,
  BF16: 2,
  F8_E4M3: 1,
  F8_E5M2: 1,
  C64: 8,
  I64: 8,
  I32: 4,
  I16: 2,
  I8: 1,
  U64: 8,
  U32: 4,
  U16: 2,
  U8: 1,
  BOOL: 1
}

/** Writes the numbers in `bytes`, little-endian, into `target`. */
export type Widen = (bytes: Uint8Array<ArrayBuffer>, target: Float32Array) => void

/**
 * How numbers of a type become float32: exactly, subnormal numbers and infinities included, except that F64 is rounded. Undefined for
 * types that are not those of weights.
 */
export const widening = (dtype: string): Widen | undefined => WIDENINGS[dtype]

const WIDENINGS: Readonly<Record<string, Widen>> = {
  F64: (bytes, target) => target.set(new Float64Array(aligned(bytes))),
  F32: (bytes, target) => new Uint8Array(target.buffer, target.byteOffset, target.byteLength).set(bytes),
  F16: (bytes, target) => target.set(new Float16Array(aligned(bytes))),
  BF16: (bytes, target) => {
    const upper = new Uint16Array(aligned(bytes))
    const bits = new Uint32Array(target.buffer, target.byteOffset, target.length)
    for (let i = 0; i < upper.length; i++) bits[i] = upper[i] << 16
  }
}

/** The bytes in memory of their own, where any typed array may begin. */
const aligned = (bytes: Uint8Array<ArrayBuffer>): ArrayBuffer =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer
