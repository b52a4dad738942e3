/**
 * The buffers of the webgpu backend, which are used again. tfjs-backend-webgpu 4.22 keeps every buffer for another
 * tensor of exactly its size, for good: texts differ in length from batch to batch, so each step would leave buffers of
 * sizes that never come again, until the device's memory is full. Here those unused for longest are given back.
 */

export interface Buffer {
  readonly size: number
  readonly usage: number
  readonly destroy: () => void
}

/** What tfjs-backend-webgpu asks of its `bufferManager`. */
export interface Buffers<B extends Buffer> {
  readonly acquireBuffer: (size: number, usage: number, mappedAtCreation?: boolean, reuse?: boolean) => B
  readonly releaseBuffer: (buffer: B, reuse?: boolean) => void
  readonly dispose: () => void
  /** Bytes of the buffers in use, and of those and the ones that are kept. */
  readonly numBytesUsed: number
  readonly numBytesAllocated: number
  /** The most bytes that were allocated. */
  readonly peakBytesAllocated: number
}

/** Of the most that was ever in use, so much may be allocated: a step's tensors are not all there at once. */
const SLACK = 1.5

export const make = <B extends Buffer>(
  create: (descriptor: { readonly size: number; readonly usage: number; readonly mappedAtCreation: boolean }) => B
): Buffers<B> => {
  const inUse = new Set<B>()
  /** By what they are, the kind that was given back last at the end. */
  const kept = new Map<string, Array<B>>()
  const bytes = { used: 0, peakUsed: 0, allocated: 0, peakAllocated: 0 }

  const destroy = (buffer: B): void => {
    buffer.destroy()
    bytes.allocated -= buffer.size
  }

  const makeRoom = (size: number): void => {
    for (const [kind, buffers] of kept) {
      while (buffers.length > 0) {
        if (bytes.allocated + size <= SLACK * bytes.peakUsed) return
        destroy(buffers.pop() as B)
      }
      kept.delete(kind)
    }
  }

  const created = (size: number, usage: number, mappedAtCreation: boolean): B => {
    makeRoom(size)
    bytes.allocated += size
    bytes.peakAllocated = Math.max(bytes.peakAllocated, bytes.allocated)
    return create({ size, usage, mappedAtCreation })
  }

  return {
    acquireBuffer: (size, usage, mappedAtCreation = false, reuse = true) => {
      bytes.used += size
      bytes.peakUsed = Math.max(bytes.peakUsed, bytes.used)
      const buffer = (reuse ? kept.get(kindOf(size, usage))?.pop() : undefined) ??
        created(size, usage, mappedAtCreation)
      inUse.add(buffer)
      return buffer
    },
    releaseBuffer: (buffer, reuse = true) => {
      inUse.delete(buffer)
      bytes.used -= buffer.size
      if (!reuse) return destroy(buffer)
      const kind = kindOf(buffer.size, buffer.usage)
      const others = kept.get(kind) ?? []
      kept.delete(kind)
      kept.set(kind, [...others, buffer])
    },
    dispose: () => {
      for (const buffer of [...inUse, ...[...kept.values()].flat()]) buffer.destroy()
      inUse.clear()
      kept.clear()
      Object.assign(bytes, { used: 0, allocated: 0 })
    },
    get numBytesUsed() {
      return bytes.used
    },
    get numBytesAllocated() {
      return bytes.allocated
    },
    get peakBytesAllocated() {
      return bytes.peakAllocated
    }
  }
}

const kindOf = (size: number, usage: number): string => `${size} ${usage}`
