/**
 * Kernels for the `tensorflow` backend of tfjs-node, made of TensorFlow's own operations.
 *
 * A kernel calls them through the addon, without the tensor that tfjs makes of every result: half the cost of a call.
 * What an operation makes is freed when the kernel returns, or before, once it has been read for the last time.
 */
import * as tf from "@tensorflow/tfjs-core"
import { type Attribute, attributesOf, type Entry, type Handle, type NodeBackend } from "./NodeBackend.ts"

export type { Handle } from "./NodeBackend.ts"

export type Handles<K extends string> = Readonly<Record<K, Handle>>

type Results = Handle | ReadonlyArray<Handle>

/** `handle`, of what the kernel made or took, for the operation that is the last one to read it: it is freed after. */
export const last = (handle: Handle): Handle => ({ ...handle, isLast: true })

/** The kernel `name`; its results become tensors of the caller. */
export const kernel = <I, A = object>(
  name: string,
  run: (machine: Machine, inputs: I, attributes: A) => Results
): tf.KernelConfig => ({
  kernelName: name,
  backendName: "tensorflow",
  kernelFunc: ({ attrs, backend, inputs }) =>
    machineOf(backend as NodeBackend).run(
      inputs as Record<string, tf.TensorInfo>,
      (machine, handles) => run(machine, handles as I, attrs as A)
    )
})

const machineOf = (backend: object): Machine => {
  const machine = machines.get(backend) ?? new Machine(backend as NodeBackend)
  machines.set(backend, machine)
  return machine
}

const machines = new WeakMap<object, Machine>()

export class Machine {
  readonly #backend: NodeBackend
  readonly #constants = new Map<string, Handle>()
  /** What the kernel that runs has made, or taken, and not freed. */
  readonly #live = new Set<number>()
  readonly #given = new Map<number, Entry>()

  constructor(backend: NodeBackend) {
    this.#backend = backend
  }

  /** The result of the operation `name`; attributes that follow from the inputs may be left out. */
  call(name: string, inputs: ReadonlyArray<Handle>, attributes: Readonly<Record<string, Attribute>> = {}): Handle {
    return this.#execute(name, inputs, { attributes, outputs: 1 })[0]
  }

  /** Calls an operation for its effect. */
  perform(name: string, inputs: ReadonlyArray<Handle>): void {
    this.#execute(name, inputs, { attributes: {}, outputs: 0 })
  }

  /**
   * An input that the caller will not read any more, now the kernel's: if nothing else refers to its memory, an
   * operation may write there. The tensor can only be disposed of.
   */
  take(input: Handle): Handle {
    const entry = this.#given.get(input.id)
    if (entry === undefined || entry.refCount > 1) return this.call("Identity", [input])
    entry.id = NONE
    this.#live.add(input.id)
    return input
  }

  /** The same elements, not copied. */
  reshape(handle: Handle, shape: ReadonlyArray<number>): Handle {
    return this.call("Reshape", [handle, this.integers(shape)])
  }

  floats(values: Float32Array, shape: ReadonlyArray<number> = [values.length]): Handle {
    return this.#create(shape, this.#backend.binding.TF_FLOAT, values)
  }

  /** Numbers that differ from call to call, such as places of rows. */
  indices(values: Int32Array, shape: ReadonlyArray<number> = [values.length]): Handle {
    return this.#create(shape, this.#backend.binding.TF_INT32, values)
  }

  /** A constant, which is made once. */
  scalar(value: number): Handle {
    return this.#constant(`${value}`, () => this.floats(Float32Array.of(value), []))
  }

  /** A constant vector, or a scalar. */
  integers(values: ReadonlyArray<number> | number): Handle {
    const list = typeof values === "number" ? [values] : values
    const shape = typeof values === "number" ? [] : [list.length]
    return this.#constant(`[${shape}] ${list}`, () => this.indices(Int32Array.from(list), shape))
  }

  /** `handle`, which outlives the kernel that made it, until it is released. */
  keep(handle: Handle): Handle {
    this.#live.delete(handle.id)
    return handle
  }

  release(handle: Handle): void {
    this.#live.delete(handle.id)
    this.#backend.binding.deleteTensor(handle.id)
  }

  /** Runs a kernel's `body`, and frees what it leaves behind. */
  run(
    inputs: Readonly<Record<string, tf.TensorInfo>>,
    body: (machine: Machine, inputs: Handles<string>) => Results
  ): tf.TensorInfo | Array<tf.TensorInfo> {
    const { binding } = this.#backend
    try {
      const handles = Object.entries(inputs).map(([name, info]) => [name, this.#input(info)] as const)
      const results = body(this, Object.fromEntries(handles))
      const tensor = (result: Handle) => this.#backend.createOutputTensor(this.keep(result))
      return "id" in results ? tensor(results) : results.map(tensor)
    } finally {
      for (const id of this.#live) binding.deleteTensor(id)
      this.#live.clear()
      this.#given.clear()
      if (this.#constants.size > MOST_CONSTANTS) this.#forget()
    }
  }

  #input(info: tf.TensorInfo): Handle {
    // Uploads a tensor that no operation has read before.
    const [id] = this.#backend.getInputTensorIds([info])
    const entry = this.#backend.tensorMap.get(info.dataId)
    const handle = { id, shape: info.shape, dtype: entry.dtype }
    this.#given.set(id, entry)
    return handle
  }

  #execute(
    name: string,
    inputs: ReadonlyArray<Handle>,
    { attributes, outputs }: { readonly attributes: Readonly<Record<string, Attribute>>; readonly outputs: number }
  ): ReadonlyArray<Handle> {
    const { binding } = this.#backend
    const results = binding.executeOp(name, attributesOf(binding, attributes), inputs.map(({ id }) => id), outputs)
    for (const result of results) this.#live.add(result.id)
    for (const input of inputs) if (input.isLast) this.release(input)
    return results
  }

  #create(shape: ReadonlyArray<number>, dtype: number, values: Float32Array | Int32Array): Handle {
    const handle = { id: this.#backend.binding.createTensor(shape, dtype, values), shape, dtype }
    this.#live.add(handle.id)
    return handle
  }

  #constant(key: string, make: () => Handle): Handle {
    const known = this.#constants.get(key) ?? this.keep(make())
    this.#constants.set(key, known)
    return known
  }

  #forget(): void {
    for (const handle of this.#constants.values()) this.release(handle)
    this.#constants.clear()
  }
}

/** The id of a tensor that is nowhere. */
const NONE = -1

/** Some, such as step sizes, differ from step to step. */
const MOST_CONSTANTS = 256
