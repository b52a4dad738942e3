/** Memory for results, used again once it is free: fresh pages of gigabytes take longer than many a computation. */
import type { ElementType, Values } from "./Operation.ts"

export interface Buffers {
  readonly take: (type: ElementType, shape: ReadonlyArray<number>) => Values
  /** Somebody else has these values from now on, too. */
  readonly lend: (values: Values) => void
  /** The values are not needed any more, or, where `recorded`, not after the next run. Those from elsewhere stay alone. */
  readonly release: (values: Values, recorded: boolean) => void
  /** Values that were needed for a run are not any more. */
  readonly settle: () => void
}

/** Bytes: smaller ones are left to the garbage collector. */
const LEAST = 2 ** 16

export const make = (): Buffers => {
  const free = new Map<number, Array<ArrayBuffer>>()
  const own = new WeakSet<ArrayBufferLike>()
  let retiring: Array<ArrayBuffer> = []
  const put = (buffer: ArrayBuffer) => {
    const others = free.get(buffer.byteLength) ?? []
    others.push(buffer)
    free.set(buffer.byteLength, others)
  }
  return {
    take: (type, shape) => {
      const count = shape.reduce((product, size) => product * size, 1)
      const bytes = 4 * count
      const buffer = free.get(bytes)?.pop() ?? new ArrayBuffer(bytes)
      if (bytes >= LEAST) own.add(buffer)
      return type === "int32" ? new Int32Array(buffer) : new Float32Array(buffer)
    },
    lend: ({ buffer }) => void own.delete(buffer),
    release: ({ buffer }, recorded) => {
      if (!own.has(buffer)) return
      if (recorded) retiring.push(buffer as ArrayBuffer)
      else put(buffer as ArrayBuffer)
    },
    settle: () => {
      retiring.forEach(put)
      retiring = []
    }
  }
}
