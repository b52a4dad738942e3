/** Memory for results, used again once it is free: fresh pages of gigabytes take longer than many a computation. */
import type { ElementType, Values } from "./Operation.ts"

export interface Buffers {
  readonly take: (type: ElementType, shape: ReadonlyArray<number>) => Values
  /** Somebody else has these values from now on, too. */
  readonly lend: (values: Values) => void
  /** The values are not needed any more, or, where `recorded`, not after the next run. Those from elsewhere stay alone. */
  readonly release: (values: Values, recorded: boolean) => void
  /** After a run: values that were needed for it are not any more, and sizes that nobody took for long go. */
  readonly settle: () => void
}

/** Bytes: smaller ones are left to the garbage collector. */
const LEAST = 2 ** 16

/** Runs for which memory of a size waits to be taken: batches differ, and with them the sizes of some results. */
const PATIENCE = 64

interface Free {
  readonly buffers: Array<ArrayBuffer>
  /** The run in which one was last taken or given back. */
  last: number
}

export const make = (): Buffers => {
  const sizes = new Map<number, Free>()
  const own = new WeakSet<ArrayBufferLike>()
  let retiring: Array<ArrayBuffer> = []
  let run = 0
  const put = (buffer: ArrayBuffer) => {
    const free = sizes.get(buffer.byteLength) ?? { buffers: [], last: run }
    free.buffers.push(buffer)
    free.last = run
    sizes.set(buffer.byteLength, free)
  }
  const taken = (bytes: number): ArrayBuffer | undefined => {
    const free = sizes.get(bytes)
    if (free !== undefined) free.last = run
    return free?.buffers.pop()
  }
  return {
    take: (type, shape) => {
      const bytes = shape.reduce((product, size) => product * size, 4)
      const buffer = taken(bytes) ?? new ArrayBuffer(bytes)
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
      run++
      for (const [bytes, { last }] of sizes) if (last < run - PATIENCE) sizes.delete(bytes)
    }
  }
}
