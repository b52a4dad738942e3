/** Records operations, and runs what was recorded when a value is wanted. */
import type { Tensor } from "onnxruntime-node"
import * as Buffers from "./Buffers.ts"
import type { Attributes, Input, Operand, Operation, Result, Values } from "./Operation.ts"
import * as Program from "./Program.ts"
import type { Runtime } from "./Runtime.ts"
import * as Sessions from "./Sessions.ts"

/** A value that somebody holds: there already, or what an operation will yield. */
export interface Held {
  readonly shape: ReadonlyArray<number>
  content: Result | Input
}

export interface Options {
  readonly attributes?: Attributes
  /** Default 1. */
  readonly outputs?: number
  readonly domain?: Operation["domain"]
  /** Default: that of the first input. */
  readonly type?: Result["type"]
}

export class Recording {
  readonly buffers = Buffers.make()
  readonly #runtime: Runtime
  readonly #sessionOf: ReturnType<typeof Sessions.make>
  readonly #wanted = new Set<Held>()
  readonly #made = new Map<string, unknown>()
  readonly #identities = new WeakMap<object, number>()
  #objects = 0
  /** Operations since the last run. */
  #recorded = 0

  constructor(runtime: Runtime) {
    this.#runtime = runtime
    this.#sessionOf = Sessions.make(runtime)
  }

  record(type: string, inputs: ReadonlyArray<Operand>, options: Options = {}): ReadonlyArray<Result> {
    const { attributes = {}, domain = "", outputs = 1, type: element = inputs[0].type } = options
    const of = { order: this.#recorded++, type, domain, inputs, outputs, attributes }
    return Array.from({ length: outputs }, (_, index) => ({ kind: "result", type: element, of, index }))
  }

  /** What `make` made for these keys since the last run: work that several operations need is recorded once. */
  once<A>(purpose: string, keys: ReadonlyArray<object>, make: () => A): A {
    const key = `${purpose}:${keys.map((object) => this.#identity(object)).join()}`
    if (!this.#made.has(key)) this.#made.set(key, make())
    return this.#made.get(key) as A
  }

  /** From now on the result is wanted, until it is released. */
  hold(result: Result, shape: ReadonlyArray<number>): Held {
    const held: Held = { shape, content: result }
    this.#wanted.add(held)
    return held
  }

  release(held: Held): void {
    this.#wanted.delete(held)
    if (held.content.kind === "input") this.buffers.release(held.content.values, this.#recorded > 0)
  }

  /** The values, computed with all that is held where they are not there yet; valid until they are released. */
  values(held: Held): Values {
    if (held.content.kind === "result") this.run()
    if (held.content.kind === "result") throw new Error("The program that was to compute this value failed")
    return held.content.values
  }

  /** The same, valid for good. */
  read(held: Held): Values {
    const values = this.values(held)
    this.buffers.lend(values)
    return values
  }

  /** Computes all that is held. What a program that fails was to compute never is. */
  run(): void {
    const wanted = [...this.#wanted]
    try {
      if (wanted.length > 0) this.#compute(wanted)
    } catch (error) {
      throw new RangeError(`onnxruntime could not run a program; a smaller batch or model may fit: ${error}`)
    } finally {
      this.#wanted.clear()
      this.#made.clear()
      this.#recorded = 0
      this.buffers.settle()
    }
  }

  #compute(wanted: ReadonlyArray<Held>): void {
    const program = Program.of(wanted.map(({ content }) => content as Result))
    const results = wanted.map(({ content, shape }): Input => {
      const { type } = content as Result
      return { kind: "input", type, shape, values: this.buffers.take(type, shape) }
    })
    this.#sessionOf(program).run(
      Object.fromEntries(program.inputs.map((input) => [program.nameOf(input), this.#tensor(input)])),
      Object.fromEntries(program.outputs.map((output, i) => [program.nameOf(output), this.#tensor(results[i])]))
    )
    wanted.forEach((held, i) => held.content = results[i])
  }

  #tensor({ shape, type, values }: Input): Tensor {
    return new this.#runtime.Tensor(type, values as never, shape)
  }

  #identity(object: object): number {
    const identity = this.#identities.get(object) ?? this.#objects++
    this.#identities.set(object, identity)
    return identity
  }
}
