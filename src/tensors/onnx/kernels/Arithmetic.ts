/** The four operations, for kernels that are formulas. */
import type { Machine } from "../Machine.ts"
import type { Operand, Result } from "../Operation.ts"

type Binary = (a: Operand, b: Operand) => Result

export const arithmetic = ({ emit }: Machine): Readonly<Record<"add" | "sub" | "mul" | "div", Binary>> => ({
  add: (a, b) => emit("Add", [a, b]),
  sub: (a, b) => emit("Sub", [a, b]),
  mul: (a, b) => emit("Mul", [a, b]),
  div: (a, b) => emit("Div", [a, b])
})
