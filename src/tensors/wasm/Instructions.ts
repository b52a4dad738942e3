/**
 * The WebAssembly instructions that the kernels use, under the names of the specification: `f32x4.add(a, b)` is the
 * byte code of f32x4.add applied to the code of `a` and `b`. None of them is a relaxed or fused one, hence every
 * result is the same bits on every machine.
 */
export type Type = "i32" | "f32" | "f64" | "v128"

/** Byte code that leaves one value of type `T` on the stack, or nothing for "void". A function stands for its index. */
export interface Code<T extends Type | "void"> {
  readonly type: T
  readonly bytes: ReadonlyArray<number | Func>
}

/** A function without result: what it computes it leaves in memory. Its parameters are called `N`. */
export interface Func<N extends string = string> {
  readonly name: string
  readonly parameters: ReadonlyArray<{ readonly name: N; readonly type: Type }>
  /** Made when it is first asked for. */
  readonly body: () => { readonly locals: ReadonlyArray<Type>; readonly bytes: ReadonlyArray<number | Func> }
}

export type Bytes = ReadonlyArray<number>

/** LEB128, unsigned. */
export const unsigned = (value: number): Bytes =>
  value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)]

/** LEB128, signed. */
const signed = (value: bigint): Bytes =>
  value >= -64n && value < 64n ? [Number(value & 127n)] : [Number(value & 127n) | 128, ...signed(value >> 7n)]

const floatBytes = (value: number): Bytes => [...new Uint8Array(Float32Array.of(value).buffer)]

const instruction = <T extends Type | "void">(
  type: T,
  opcode: Bytes,
  operands: ReadonlyArray<Code<Type>>
): Code<T> => ({
  type,
  bytes: [...operands.flatMap((operand) => operand.bytes), ...opcode]
})

const unary = <A extends Type, T extends Type>(opcode: Bytes, result: T) => (a: Code<A>): Code<T> =>
  instruction(result, opcode, [a])

const binary = <A extends Type, T extends Type = A>(opcode: Bytes, result: T) => (a: Code<A>, b: Code<A>): Code<T> =>
  instruction(result, opcode, [a, b])

/** Sets `count` bytes from `pointer` on to zero. */
export const clear = (pointer: Code<"i32">, count: Code<"i32">): Code<"void"> =>
  instruction("void", [0xfc, 0x0b, 0x00], [pointer, i32.const(0), count])

/** The memory operand: an alignment hint of 4 bytes, which all data here has, and a constant offset in bytes. */
const at = (offset: number): Bytes => [2, ...unsigned(offset)]

const loading = <T extends Type>(opcode: Bytes, type: T) => (pointer: Code<"i32">, offset = 0): Code<T> =>
  instruction(type, [...opcode, ...at(offset)], [pointer])

const storing = <T extends Type>(opcode: Bytes) => (pointer: Code<"i32">, value: Code<T>, offset = 0): Code<"void"> =>
  instruction("void", [...opcode, ...at(offset)], [pointer, value])

export const i32 = {
  const: (value: number): Code<"i32"> => ({ type: "i32", bytes: [0x41, ...signed(BigInt(value))] }),
  load: loading([0x28], "i32"),
  store: storing<"i32">([0x36]),
  eqz: unary<"i32", "i32">([0x45], "i32"),
  lt_s: binary<"i32">([0x48], "i32"),
  add: binary<"i32">([0x6a], "i32"),
  sub: binary<"i32">([0x6b], "i32"),
  mul: binary<"i32">([0x6c], "i32"),
  and: binary<"i32">([0x71], "i32"),
  shl: binary<"i32">([0x74], "i32"),
  shr_u: binary<"i32">([0x76], "i32"),
  /** `a` where the condition is not zero, else `b`. */
  select: (a: Code<"i32">, b: Code<"i32">, condition: Code<"i32">) => instruction("i32", [0x1b], [a, b, condition])
}

export const f32 = {
  const: (value: number): Code<"f32"> => ({ type: "f32", bytes: [0x43, ...floatBytes(value)] }),
  load: loading([0x2a], "f32"),
  store: storing<"f32">([0x38]),
  sqrt: unary<"f32", "f32">([0x91], "f32"),
  add: binary<"f32">([0x92], "f32"),
  div: binary<"f32">([0x95], "f32"),
  max: binary<"f32">([0x97], "f32"),
  convert_i32_s: unary<"i32", "f32">([0xb2], "f32"),
  demote_f64: unary<"f64", "f32">([0xb6], "f32")
}

export const f64 = {
  load: loading([0x2b], "f64"),
  store: storing<"f64">([0x39]),
  add: binary<"f64">([0xa0], "f64")
}

const simd = (opcode: number): Bytes => [0xfd, ...unsigned(opcode)]

/** Four 32-bit lanes, lowest first. */
const constant = (...lanes: ReadonlyArray<number>): Code<"v128"> => ({
  type: "v128",
  bytes: [...simd(0x0c), ...new Uint8Array(Int32Array.from(lanes).buffer)]
})

export const v128 = {
  load: loading(simd(0x00), "v128"),
  load32_splat: loading(simd(0x09), "v128"),
  /** One float in lane 0, zero in the others. */
  load32_zero: loading(simd(0x5c), "v128"),
  load64_zero: loading(simd(0x5d), "v128"),
  store: storing<"v128">(simd(0x0b)),
  store32_lane: (pointer: Code<"i32">, value: Code<"v128">, lane: number) =>
    instruction("void", [...simd(0x5a), ...at(0), lane], [pointer, value]),
  zero: constant(0, 0, 0, 0),
  /** All bits of lane 0. */
  firstLane: constant(-1, 0, 0, 0),
  and: binary<"v128">(simd(0x4e), "v128"),
  xor: binary<"v128">(simd(0x51), "v128"),
  /** The bits of `a` where `mask` is one, of `b` where it is zero. */
  bitselect: (a: Code<"v128">, b: Code<"v128">, mask: Code<"v128">) => instruction("v128", simd(0x52), [a, b, mask])
}

const splat = <A extends Type>(opcode: number) => (a: Code<A>): Code<"v128"> => instruction("v128", simd(opcode), [a])

const lanewise = (opcode: number) => binary<"v128">(simd(opcode), "v128")

/** Lanes 0 to 3 are those of `a`, 4 to 7 those of `b`. */
const shuffle = (a: Code<"v128">, b: Code<"v128">, lanes: ReadonlyArray<number>): Code<"v128"> =>
  instruction("v128", [...simd(0x0d), ...lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte))], [a, b])

export const f32x4 = {
  splat: splat<"f32">(0x13),
  extract_lane: (lane: number, a: Code<"v128">): Code<"f32"> => instruction("f32", [...simd(0x1f), lane], [a]),
  neg: unary<"v128", "v128">(simd(0xe1), "v128"),
  sqrt: unary<"v128", "v128">(simd(0xe3), "v128"),
  add: lanewise(0xe4),
  sub: lanewise(0xe5),
  mul: lanewise(0xe6),
  div: lanewise(0xe7),
  /** `b` where it is less, else `a`: one machine instruction, unlike f32x4.min. */
  pmin: lanewise(0xea),
  /** `b` where it is greater, else `a`. */
  pmax: lanewise(0xeb),
  /** All bits of the lanes where `a` is less than `b`. */
  lt: lanewise(0x43)
}

export const f64x2 = {
  promote_low_f32x4: unary<"v128", "v128">(simd(0x5f), "v128"),
  extract_lane: (lane: number, a: Code<"v128">): Code<"f64"> => instruction("f64", [...simd(0x21), lane], [a]),
  add: lanewise(0xf0),
  mul: lanewise(0xf2)
}

export const i32x4 = {
  /** The lanes' own numbers. */
  count: constant(0, 1, 2, 3),
  shuffle,
  splat: splat<"i32">(0x11),
  shl: (a: Code<"v128">, bits: Code<"i32">): Code<"v128"> => instruction("v128", simd(0xab), [a, bits]),
  add: lanewise(0xae),
  extend_low_i16x8_s: unary<"v128", "v128">(simd(0xa7), "v128"),
  extend_high_i16x8_s: unary<"v128", "v128">(simd(0xa8), "v128")
}

/** Full 64-bit products of the two lower, and of the two upper, unsigned 32-bit lanes. */
export const i64x2 = {
  extmul_low_i32x4_u: lanewise(0xde),
  extmul_high_i32x4_u: lanewise(0xdf)
}

export const i16x8 = {
  splat: splat<"i32">(0x10),
  ge_u: lanewise(0x36)
}
