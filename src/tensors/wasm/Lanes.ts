/** Computations on four float32 lanes that the instruction set does not have. */
import type { Body, Local } from "./Assembler.ts"
import { type Code, f32, f32x4, i32, i32x4 } from "./Instructions.ts"

/** The sum of the four lanes. */
export const total = (lanes: Code<"v128">): Code<"f32"> => across(f32.add, lanes)

/** The greatest of the four lanes. */
export const greatest = (lanes: Code<"v128">): Code<"f32"> => across(f32.max, lanes)

const across = (combine: typeof f32.add, lanes: Code<"v128">): Code<"f32"> => {
  const [a, b, c, d] = [0, 1, 2, 3].map((lane) => f32x4.extract_lane(lane, lanes))
  return combine(combine(a, b), combine(c, d))
}

/**
 * e^x with a relative error below 2e-7, for x clamped to [-87, 88]. x = n ln 2 + r and e^r by a polynomial; reduction
 * by two parts of ln 2 and coefficients are those of `expf` in the Cephes library (Moshier, 1989).
 */
export const exp = (f: Body, value: Code<"v128">): Local<"v128"> => {
  const x = f.local(f32x4.pmax(f32x4.pmin(value, f.constant(88)), f.constant(-87)))
  // Adding 1.5 · 2^23 rounds to an integer and leaves that integer in the low bits.
  const shifted = f.local(f32x4.add(f32x4.mul(x, f.constant(Math.LOG2E)), f.constant(12582912)))
  const n = f.local(f32x4.sub(shifted, f.constant(12582912)))
  x.set(f32x4.sub(x, f32x4.mul(n, f.constant(0.693359375))))
  x.set(f32x4.add(x, f32x4.mul(n, f.constant(2.12194440e-4))))
  const polynomial = [1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1].reduce(
    (sum, coefficient) => f32x4.add(f32x4.mul(sum, x), f.constant(coefficient)),
    f.constant(1.9875691500e-4)
  )
  const power = f32x4.add(f32x4.add(f32x4.mul(polynomial, f32x4.mul(x, x)), x), f.constant(1))
  // e^r times 2^n, by adding n to the exponent.
  return f.local(i32x4.add(power, i32x4.shl(shifted, i32.const(23))))
}

/** The columns of the 4 × 4 matrix whose rows are given. */
export const transposed = (f: Body, [a, b, c, d]: ReadonlyArray<Local<"v128">>): ReadonlyArray<Code<"v128">> => {
  const [ab, cd] = [f.local(i32x4.shuffle(a, b, [0, 4, 1, 5])), f.local(i32x4.shuffle(c, d, [0, 4, 1, 5]))]
  const [ab2, cd2] = [f.local(i32x4.shuffle(a, b, [2, 6, 3, 7])), f.local(i32x4.shuffle(c, d, [2, 6, 3, 7]))]
  return [
    i32x4.shuffle(ab, cd, [0, 1, 4, 5]),
    i32x4.shuffle(ab, cd, [2, 3, 6, 7]),
    i32x4.shuffle(ab2, cd2, [0, 1, 4, 5]),
    i32x4.shuffle(ab2, cd2, [2, 3, 6, 7])
  ]
}
