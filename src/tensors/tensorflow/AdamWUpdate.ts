/**
 * The kernel of src/tensors/AdamWUpdate.ts, which works in the memory of the weight and the moments that it is given.
 *
 * TensorFlow's own Adam is one pass over memory, where its elementary operations would take fifteen, but updates
 * variables alone. Three variables hold the tensors of one weight for the time of an update. What it computes with
 * powers of 0 for β₁^t and β₂^t: m += (1 - β₁)(g - m); v += (1 - β₂)(g² - v); w -= rate · m / (√v + ε).
 */
import { type Handle, type Handles, kernel, last, type Machine } from "./Machine.ts"
import { FLOAT } from "./NodeBackend.ts"

type Attributes = Readonly<
  Record<"stepSize" | "decayFactor" | "beta1" | "beta2" | "epsilon" | "secondCorrection", number>
>

const update = kernel<Handles<"weight" | "gradient" | "first" | "second" | "gradientScale">, Attributes>(
  "AdamWUpdate",
  (m, inputs, attributes) => {
    const { beta1, beta2, decayFactor, epsilon, secondCorrection, stepSize } = attributes
    const [weight, gradient, first, second] = [inputs.weight, inputs.gradient, inputs.first, inputs.second].map((x) =>
      m.take(x)
    )
    const scaled = m.call("Mul", [last(gradient), inputs.gradientScale])
    const decayed = decayFactor === 1 ? weight : m.call("Mul", [last(weight), m.scalar(decayFactor)])
    const variables = variablesOf(m)
    const assign = (variable: Handle, value: Handle) => m.perform("AssignVariableOp", [variable, value])
    for (const [i, value] of [decayed, first, second].entries()) assign(variables[i], last(value))
    // m / (√v / c + ε) is c · m / (√v + c ε).
    const numbers = [0, 0, stepSize * secondCorrection, beta1, beta2, epsilon * secondCorrection]
    m.perform("ResourceApplyAdam", [...variables, ...numbers.map((x) => m.scalar(x)), last(scaled)])
    const updated = variables.map((variable) => m.call("ReadVariableOp", [variable], { dtype: FLOAT }))
    // The variables let go of them.
    for (const variable of variables) assign(variable, m.scalar(0))
    return updated
  }
)

const variablesOf = (m: Machine): ReadonlyArray<Handle> => {
  const known = made.get(m) ??
    ["weight", "first", "second"].map((name) =>
      m.keep(m.call("VarHandleOp", [], { dtype: FLOAT, shape: [], shared_name: `repro/${name}` }))
    )
  made.set(m, known)
  return known
}

const made = new WeakMap<Machine, ReadonlyArray<Handle>>()

export const kernels = [update]
