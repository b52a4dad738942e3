/** Records operations, and runs what was recorded when a value is wanted. */
import type { Tensor } from "onnxruntime-common"
import * as Buffers from "./Buffers.ts"
import type { Attributes, Input, Operand, Operation, Result, Values } from "./Operation.ts"
import * as Program from "./Program.ts"
import type { Runtime, Session } from "./Runtime.ts"

/** A value that somebody holds: there already, or what an operation will yield. */
export interface Held {
  readonly shape: ReadonlyArray<number>
  content: Result | Input
}

export interface Recording {
  readonly record: (type: string, inputs: ReadonlyArray<Operand>, options?: Options) => ReadonlyArray<Result>
  /** What `make` made for these keys since the last run: work that several operations need is recorded once. */
  readonly once: <A>(purpose: string, keys: ReadonlyArray<object>, make: () => A) => A
  /** From now on the result is wanted, until it is released. */
  readonly hold: (result: Result, shape: ReadonlyArray<number>) => Held
  readonly release: (held: Held) => void
  /** The values, computed with all that is held where they are not there yet; valid until they are released. */
  readonly values: (held: Held) => Values
  /** The same, valid for good. */
  readonly read: (held: Held) => Values
  /** Memory for values that come from elsewhere. */
  readonly take: Buffers.Buffers["take"]
}

export interface Options {
  readonly attributes?: Attributes
  readonly outputs?: number
  readonly domain?: Operation["domain"]
  readonly type?: Result["type"]
}

/** Programs kept compiled, the last ones used: each holds a copy of its graph, not of any values. */
const KEPT = 64

export const make = (runtime: Runtime): Recording => {
  const sessions = new Map<string, Session>()
  const buffers = Buffers.make()
  const wanted = new Set<Held>()
  const made = new Map<string, unknown>()
  const identities = new WeakMap<object, number>()
  let recorded = 0

  const sessionOf = (program: Program.Program): Session => {
    const known = sessions.get(program.signature)
    const session = known ?? runtime.compile(program)
    sessions.delete(program.signature)
    sessions.set(program.signature, session)
    for (const [oldest] of sessions) {
      if (sessions.size > KEPT) sessions.delete(oldest)
    }
    return session
  }

  const identity = (object: object): number => {
    const known = identities.get(object) ?? recordedObjects++
    identities.set(object, known)
    return known
  }
  let recordedObjects = 0

  const run = () => {
    const held = [...wanted]
    const program = Program.of(held.map(({ content }) => content as Result))
    const session = sessionOf(program)
    const results = held.map(({ content, shape }) => {
      const { type } = content as Result
      return { kind: "input", type, shape, values: buffers.take(type, shape) } as const
    })
    session.run(
      Object.fromEntries(program.inputs.map((input) => [program.nameOf(input), tensor(input)])),
      Object.fromEntries(program.outputs.map((output, i) => [program.nameOf(output), tensor(results[i])]))
    )
    held.forEach((each, i) => each.content = results[i])
    wanted.clear()
    made.clear()
    recorded = 0
    buffers.settle()
  }

  const values = (held: Held): Values => {
    if (held.content.kind === "result") run()
    return (held.content as Input).values
  }

  const tensor = ({ shape, type, values }: Input): Tensor => new runtime.Tensor(type, values as never, shape)

  return {
    record: (type, inputs, { attributes = {}, domain = "", outputs = 1, type: element = "float32" } = {}) => {
      const of = { order: recorded++, type, domain, inputs, outputs, attributes }
      return Array.from({ length: outputs }, (_, index) => ({ kind: "result", type: element, of, index }))
    },
    once: <A>(purpose: string, keys: ReadonlyArray<object>, make: () => A): A => {
      const key = `${purpose}:${keys.map(identity).join()}`
      if (!made.has(key)) made.set(key, make())
      return made.get(key) as A
    },
    hold: (result, shape) => {
      const held: Held = { shape, content: result }
      wanted.add(held)
      return held
    },
    release: (held) => {
      wanted.delete(held)
      if (held.content.kind === "input") buffers.release(held.content.values, recorded > 0)
    },
    values,
    read: (held) => {
      const read = values(held)
      buffers.lend(read)
      return read
    },
    take: buffers.take
  }
}
