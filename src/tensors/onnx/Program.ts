/** A recorded program in the form in which it is compiled: the operations that matter, and names for their values. */
import type { Constant, Input, Operand, Operation, Result } from "./Operation.ts"

export interface Program {
  readonly operations: ReadonlyArray<Operation>
  readonly inputs: ReadonlyArray<Input>
  readonly constants: ReadonlyArray<Constant>
  readonly outputs: ReadonlyArray<Result>
  readonly nameOf: (operand: Operand) => string
  /** Equal for programs that differ in nothing but the values and the shapes of inputs. */
  readonly signature: string
}

/** What is needed to compute `outputs`, in the order of recording. */
export const of = (outputs: ReadonlyArray<Result>): Program => {
  const operations = needed(outputs)
  const places = new Map(operations.map((operation, place) => [operation, place]))
  const inputs = new Map<Input, string>()
  const constants = new Map<Constant, string>()
  const nameOf = (operand: Operand): string => {
    if (operand.kind === "result") return `r${places.get(operand.of)}.${operand.index}`
    if (operand.kind === "constant") return numbered(constants, operand, "c")
    return numbered(inputs, operand, "i")
  }
  const lines = operations.map(({ attributes, domain, inputs, outputs, type }) =>
    `${domain}${type}${JSON.stringify(attributes)}${outputs}(${inputs.map(nameOf).join()})`
  )
  const signature = [
    ...lines,
    outputs.map(nameOf).join(),
    [...inputs.keys()].map(({ type }) => type).join(),
    [...constants.keys()].map(({ shape, type, values }) => `${type}[${shape.join()}]${values.join()}`).join(";")
  ].join("\n")
  return { operations, inputs: [...inputs.keys()], constants: [...constants.keys()], outputs, nameOf, signature }
}

const numbered = <K>(names: Map<K, string>, key: K, letter: string): string => {
  const known = names.get(key)
  if (known !== undefined) return known
  const name = `${letter}${names.size}`
  names.set(key, name)
  return name
}

const needed = (outputs: ReadonlyArray<Result>): ReadonlyArray<Operation> => {
  const found = new Set<Operation>()
  const open = outputs.map(({ of }) => of)
  for (let operation = open.pop(); operation !== undefined; operation = open.pop()) {
    if (found.has(operation)) continue
    found.add(operation)
    for (const input of operation.inputs) if (input.kind === "result") open.push(input.of)
  }
  return [...found].sort((a, b) => a.order - b.order)
}
