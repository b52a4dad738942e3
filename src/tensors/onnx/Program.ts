/** A recorded program in the form in which it is compiled: the operations that matter, and names for their values. */
import type { Constant, Input, Operand, Operation, Parameter, Result, Stored } from "./Operation.ts"

export interface Program {
  readonly operations: ReadonlyArray<Operation>
  readonly inputs: ReadonlyArray<Input>
  readonly constants: ReadonlyArray<Constant>
  readonly parameters: ReadonlyArray<Parameter>
  readonly stored: ReadonlyArray<Stored>
  readonly outputs: ReadonlyArray<Result>
  readonly nameOf: (operand: Operand) => string
  /** Of the output `index` of the operation at `place`. */
  readonly nameOfOutput: (place: number, index: number) => string
  /** Equal for programs that differ in nothing but the values and the shapes of inputs. */
  readonly signature: string
}

/** What is needed to compute `outputs`, in the order of recording. */
export const of = (outputs: ReadonlyArray<Result>): Program => {
  const operations = needed(outputs)
  const places = new Map(operations.map((operation, place) => [operation, place]))
  const inputs = new Map<Input, string>()
  const constants = new Map<Constant, string>()
  const parameters = new Set<Parameter>()
  const stored = new Set<Stored>()
  const declared = new Map<string, string>()
  const nameOfOutput = (place: number, index: number): string => {
    const name = `r${place}.${index}`
    return declared.get(name) ?? name
  }
  const nameOf = (operand: Operand): string => {
    switch (operand.kind) {
      case "result":
        return nameOfOutput(places.get(operand.of) as number, operand.index)
      case "constant":
        return numbered(constants, operand, "c")
      case "input":
        return numbered(inputs, operand, "i")
      case "parameter":
        parameters.add(operand)
        return operand.declared.name
      case "stored":
        stored.add(operand)
        return operand.name
    }
  }
  for (const output of outputs) if (output.declared !== undefined) declared.set(nameOf(output), output.declared.name)
  const lines = operations.map(({ attributes, domain, inputs, outputs, type }) =>
    `${domain}${type}${JSON.stringify(attributes)}${outputs}(${inputs.map(nameOf).join()})`
  )
  const signature = [
    ...lines,
    outputs.map(nameOf).join(),
    [...inputs.keys()].map(({ type }) => type).join(),
    [...constants.keys()].map(({ shape, type, values }) => `${type}[${shape.join()}]${bitsOf(values)}`).join(";"),
    JSON.stringify([...stored])
  ].join("\n")
  return {
    operations,
    inputs: [...inputs.keys()],
    constants: [...constants.keys()],
    parameters: [...parameters],
    stored: [...stored],
    outputs,
    nameOf,
    nameOfOutput,
    signature
  }
}

const bitsOf = ({ buffer, byteLength, byteOffset }: Constant["values"]): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString("base64")

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
