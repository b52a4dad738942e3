/** Functions of WebAssembly with a memory of their own, for backends whose tensors lie elsewhere. */
import { assemble } from "./Assembler.ts"
import { instantiate, makeMemory, PAGE_BYTES } from "./Instance.ts"
import type { Func } from "./Instructions.ts"

export interface OwnMemory {
  /** Calls a function with addresses and numbers, by the names of its parameters. */
  readonly run: <N extends string>(f: Func<N>, values: Readonly<Record<N, number>>) => void
  /** `length` float32 values at an address, where they lie. */
  readonly floats: (address: number, length: number) => Float32Array
}

/** `bytes` of memory, all of them the caller's to give out. */
export const make = (functions: ReadonlyArray<Func>, bytes: number): OwnMemory => {
  const memory = makeMemory(Math.ceil(bytes / PAGE_BYTES))
  const exports = instantiate(assemble(functions), memory)
  return {
    run: (f, values) => exports[f.name](...f.parameters.map(({ name }) => values[name])),
    floats: (address, length) => new Float32Array(memory.buffer, address, length)
  }
}
