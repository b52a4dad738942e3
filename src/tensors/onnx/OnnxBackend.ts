/** A backend of tfjs whose kernels record what they are to do, for onnxruntime to do at once when a value is read. */
import * as tf from "@tensorflow/tfjs-core"
import type { Machine, Rows } from "./Machine.ts"
import { constant, elementTypes, type Input, type Operand, sizes, type Values } from "./Operation.ts"
import * as Recording from "./Recording.ts"
import type { Runtime } from "./Runtime.ts"

/** A table of zeros but for the rows with these numbers. */
interface Table {
  readonly ids: Int32Array
  readonly shape: readonly [number, number]
}

interface Stored {
  readonly held: Recording.Held
  /** Of which table the rows are held, if not all of a tensor is. */
  readonly table: Table | undefined
  /** By shape: what the values are as an operand. */
  readonly operands: Map<string, Input>
  references: number
}

export class OnnxBackend extends tf.KernelBackend {
  readonly machine: Machine
  readonly #recording: Recording.Recording
  readonly #stored: tf.DataStorage<Stored>

  constructor(runtime: Runtime) {
    super()
    const recording = new Recording.Recording(runtime)
    this.#recording = recording
    this.#stored = new tf.DataStorage(this, tf.engine())
    this.machine = {
      emit: (...of) => recording.record(...of)[0],
      emitAll: (...of) => recording.record(...of),
      once: (...of) => recording.once(...of),
      run: () => recording.run(),
      take: (shape) => recording.buffers.take("float32", shape) as Float32Array,
      operand: (tensor) => this.#operand(tensor),
      values: ({ dataId }) => this.#values(dataId, (held) => recording.values(held)) as Float32Array,
      rowsOf: ({ dataId }) => this.#rowsOf(dataId),
      tensor: (result, shape) => ({
        dataId: this.#store(recording.hold(result, shape)),
        shape: [...shape],
        dtype: result.type === "int32" ? "int32" : "float32"
      }),
      table: (rows, ids, shape) => {
        const held = recording.hold(rows, [ids.length, shape[1]])
        return { dataId: this.#store(held, { ids, shape }), shape: [...shape], dtype: "float32" }
      },
      known: (values, shape) => {
        const dtype = values instanceof Int32Array ? "int32" : "float32"
        return { dataId: this.write(values, [...shape], dtype), shape: [...shape], dtype }
      },
      shared: (tensor) => this.#shared(tensor, tensor.shape),
      reshaped: (tensor, shape) => {
        const { held, table } = this.#stored.get(tensor.dataId)
        return held.content.kind === "result" || table !== undefined ? undefined : this.#shared(tensor, shape)
      }
    }
  }

  override write(values: tf.BackendValues, shape: Array<number>, dtype: tf.DataType): tf.DataId {
    return this.#store(heldInput(values, shape, dtype))
  }

  override move(...[dataId, values, shape, dtype, references]: Parameters<tf.KernelBackend["move"]>) {
    const held = heldInput(values, shape, dtype)
    this.#stored.set(dataId, { held, table: undefined, operands: new Map(), references })
  }

  override readSync(dataId: tf.DataId): tf.BackendValues {
    return this.#values(dataId, (held) => this.#recording.read(held)) as Exclude<Values, BigInt64Array>
  }

  override read(dataId: tf.DataId): Promise<tf.BackendValues> {
    return new Promise((resolve) => resolve(this.readSync(dataId)))
  }

  override incRef(dataId: tf.DataId): void {
    this.#stored.get(dataId).references++
  }

  override refCount(dataId: tf.DataId): number {
    return this.#stored.has(dataId) ? this.#stored.get(dataId).references : 0
  }

  override disposeData(dataId: tf.DataId, force = false): boolean {
    if (!this.#stored.has(dataId)) return true
    const stored = this.#stored.get(dataId)
    stored.references--
    if (!force && stored.references > 0) return false
    this.#recording.release(stored.held)
    this.#stored.delete(dataId)
    return true
  }

  override numDataIds(): number {
    return this.#stored.numDataIds()
  }

  override floatPrecision(): 32 {
    return 32
  }

  /** No kernel takes time before a value is read. */
  override time(record: () => void): Promise<tf.BackendTimingInfo> {
    record()
    return Promise.resolve({ kernelMs: 0 })
  }

  /** What it holds is left to the garbage collector. */
  override dispose(): void {}

  override memory() {
    return { unreliable: true, reasons: ["What is recorded takes memory while it runs"] }
  }

  #store(held: Recording.Held, table?: Table): tf.DataId {
    const dataId = {}
    this.#stored.set(dataId, { held, table, operands: new Map(), references: 1 })
    return dataId
  }

  #shared({ dataId, dtype }: tf.TensorInfo, shape: ReadonlyArray<number>): tf.TensorInfo {
    this.incRef(dataId)
    return { dataId, dtype, shape: [...shape] }
  }

  #operand({ dataId, shape }: tf.TensorInfo): Operand {
    const { table } = this.#stored.get(dataId)
    if (table === undefined) return this.#content(dataId, shape)
    const rows = this.#content(dataId, [table.ids.length, table.shape[1]])
    return this.#recording.once("table", [dataId], () => {
      const { emit } = this.machine
      const zeros = emit("Expand", [constant(0), sizes(table.shape)])
      const ids: Input = { kind: "input", type: "int32", shape: [table.ids.length, 1], values: table.ids }
      const places = emit("Cast", [ids], { type: "int64", attributes: { to: elementTypes.int64 } })
      return emit("ScatterND", [zeros, places, rows])
    })
  }

  #rowsOf(dataId: tf.DataId): Rows | undefined {
    const { held, table } = this.#stored.get(dataId)
    if (table === undefined) return undefined
    const { ids, shape: [, width] } = table
    const values = () => this.#recording.values(held) as Float32Array
    return { ids, operand: this.#content(dataId, [ids.length, width]), values }
  }

  /** What is held, as an operand. */
  #content(dataId: tf.DataId, shape: ReadonlyArray<number>): Operand {
    const { held: { content }, operands } = this.#stored.get(dataId)
    if (content.kind === "result") return content
    const key = shape.join()
    const known = operands.get(key) ?? { ...content, shape }
    operands.set(key, known)
    return known
  }

  #values(dataId: tf.DataId, of: (held: Recording.Held) => Values): Values {
    const { held, table } = this.#stored.get(dataId)
    const values = of(held)
    if (table === undefined) return values
    const [count, width] = table.shape
    const whole = new Float32Array(count * width)
    table.ids.forEach((id, place) =>
      whole.set(values.subarray(place * width, (place + 1) * width) as Float32Array, id * width)
    )
    return whole
  }
}

/**
 * Arrays of so many numbers are not copied: they are read when a program runs, and whoever gives one leaves it as it is.
 */
const SHARED = 2 ** 14

const heldInput = (values: tf.BackendValues, shape: ReadonlyArray<number>, dtype: tf.DataType): Recording.Held => {
  if (dtype !== "float32" && dtype !== "int32") throw new TypeError(`The onnx backend holds no ${dtype}`)
  const given = values as Float32Array | Int32Array
  return {
    shape,
    content: { kind: "input", type: dtype, shape, values: given.length < SHARED ? given.slice() : given }
  }
}
