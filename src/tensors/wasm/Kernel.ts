/** Kernels written in WebAssembly, registered for the wasm backend of tfjs and working in its memory. */
import * as tf from "@tensorflow/tfjs-core"
import { assemble } from "./Assembler.ts"
import { instantiate as instance } from "./Instance.ts"
import type { Func } from "./Instructions.ts"

/** What a kernel works with. Addresses are byte offsets in the memory of the backend. */
export interface Machine {
  /** Calls a function of the kernel. A tensor stands for its address. */
  readonly run: <N extends string>(f: Func<N>, values: Readonly<Record<N, number | tf.TensorInfo>>) => void
  /** The address of a tensor's first element. */
  readonly address: (tensor: tf.TensorInfo) => number
  /** A new float32 tensor whose elements are not set yet. */
  readonly output: (shape: ReadonlyArray<number>) => tf.TensorInfo
  /** Addresses of work areas of the given sizes in bytes, for use within this call only. */
  readonly scratch: (...sizes: ReadonlyArray<number>) => ReadonlyArray<number>
  /** `length` float32 values at an address, where they lie; not valid any more once an output or scratch is made. */
  readonly floats: (address: number, length: number) => Float32Array
  /** Copies 32-bit integers into the memory at an address. */
  readonly write: (values: Int32Array, address: number) => void
}

type Run<I, A> = (machine: Machine, inputs: I, attributes: A) => tf.TensorInfo | Array<tf.TensorInfo>

/** Registers the kernel `name`, made of `functions`, and returns how to call it. */
export const register = <I, A, R>(name: string, functions: ReadonlyArray<Func>, run: Run<I, A>) => {
  const instances = new WeakMap<object, Machine>()
  tf.registerKernel({
    kernelName: name,
    backendName: "wasm",
    kernelFunc: ({ backend, inputs, attrs }) => {
      const machine = instances.get(backend) ?? instantiate(backend as WasmBackend, functions)
      instances.set(backend, machine)
      return run(machine, inputs as I, attrs as A)
    }
  })
  return (inputs: I, attributes: A): R =>
    tf.engine().runKernel(name, inputs as tf.NamedTensorMap, attributes as tf.NamedAttrMap) as R
}

/** Whether the backend in use has the kernel `name`, be it this folder's or its own. */
export const isAvailable = (name: string): boolean => tf.getKernel(name, tf.getBackend()) !== undefined

/** The part used here of the backend object of @tensorflow/tfjs-backend-wasm 4.22. */
interface WasmBackend {
  readonly dataIdMap: { readonly get: (dataId: object) => { readonly memoryOffset: number } }
  readonly makeOutput: (shape: ReadonlyArray<number>, dtype: "float32") => tf.TensorInfo
  readonly wasm: {
    readonly asm: { readonly memory: object }
    readonly HEAP32: Int32Array
    readonly _malloc: (bytes: number) => number
    readonly _free: (address: number) => void
  }
}

const instantiate = (backend: WasmBackend, functions: ReadonlyArray<Func>): Machine => {
  const exports = instance(assemble(functions), backend.wasm.asm.memory)
  const address = (tensor: tf.TensorInfo): number => backend.dataIdMap.get(tensor.dataId).memoryOffset
  const plain = (value: number | tf.TensorInfo): number => typeof value === "number" ? value : address(value)
  return {
    run: (f, values) => exports[f.name](...f.parameters.map(({ name }) => plain(values[name]))),
    address,
    output: (shape) => {
      const tensor = backend.makeOutput([...shape], "float32")
      if (address(tensor) === 0) throw outOfMemory()
      return tensor
    },
    scratch: (...sizes) => reserve(backend, sizes),
    floats: (address, length) => new Float32Array(backend.wasm.HEAP32.buffer, address, length),
    write: (values, address) => backend.wasm.HEAP32.set(values, address / 4)
  }
}

const reserved = new WeakMap<object, { readonly address: number; readonly size: number }>()

/** One area per backend, shared by all kernels since only one runs at a time; it grows to the largest use. */
const reserve = (backend: WasmBackend, sizes: ReadonlyArray<number>): ReadonlyArray<number> => {
  const offsets: Array<number> = []
  let total = 0
  for (const size of sizes) {
    offsets.push(total)
    total += Math.ceil(size / 16) * 16
  }
  let area = reserved.get(backend)
  if (area === undefined || area.size < total) {
    if (area !== undefined) backend.wasm._free(area.address)
    reserved.delete(backend)
    area = { address: backend.wasm._malloc(total) >>> 0, size: total }
    if (area.address === 0) throw outOfMemory()
    reserved.set(backend, area)
  }
  const start = area.address
  return offsets.map((offset) => start + offset)
}

/** The allocator says so by an address of 0, where nothing but its own data may be written. */
const outOfMemory = (): RangeError =>
  new RangeError("The wasm backend is out of memory, of which it has 2 GB: use a smaller batch or model")
