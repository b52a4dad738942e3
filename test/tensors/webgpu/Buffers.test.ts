import test from "ava"
import * as Stream from "../../../src/random/Stream.ts"
import * as WebGpuBuffers from "../../../src/tensors/webgpu/Buffers.ts"

interface Fake extends WebGpuBuffers.Buffer {
  readonly isDestroyed: () => boolean
}

const fakes = () => {
  const made: Array<Fake> = []
  const buffers = WebGpuBuffers.make<Fake>(({ size, usage }) => {
    let destroyed = false
    const buffer = { size, usage, destroy: () => void (destroyed = true), isDestroyed: () => destroyed }
    made.push(buffer)
    return buffer
  })
  const bytes = () => made.filter((buffer) => !buffer.isDestroyed()).reduce((sum, { size }) => sum + size, 0)
  return { buffers, made, bytes }
}

test("a buffer that was given back is used again, for its size and use alone", (t) => {
  const { buffers } = fakes()
  buffers.acquireBuffer(1000, 1)
  const first = buffers.acquireBuffer(100, 1)
  buffers.releaseBuffer(first)
  t.not(buffers.acquireBuffer(100, 2), first)
  t.is(buffers.acquireBuffer(100, 1), first)
  t.not(buffers.acquireBuffer(100, 1), first)
})

test("a buffer that must not be used again is destroyed", (t) => {
  const { buffers } = fakes()
  const staging = buffers.acquireBuffer(100, 1, true, false)
  buffers.releaseBuffer(staging, false)
  t.true(staging.isDestroyed())
  t.is(buffers.numBytesAllocated, 0)
})

test("steps of the same sizes make no more buffers, and steps of ever new sizes no more than half as much memory again", (t) => {
  const { buffers, bytes, made } = fakes()
  const weights = buffers.acquireBuffer(5000, 1)
  const step = (sizes: ReadonlyArray<number>) => {
    const held = sizes.map((size) => buffers.acquireBuffer(size, 1))
    t.true(held.every((buffer) => !buffer.isDestroyed()))
    for (const buffer of held) buffers.releaseBuffer(buffer)
  }
  for (let i = 0; i < 10; i++) step([100, 200, 200, 300])
  t.is(made.length, 5)
  const stream = Stream.make(1, "sizes")
  let peak = 0
  for (let i = 0; i < 500; i++) {
    const sizes = Array.from({ length: 4 }, (_, j) => 500 + Stream.integer(stream, 4 * i + j, 1000))
    peak = Math.max(peak, 5000 + sizes.reduce((sum, size) => sum + size))
    step(sizes)
    t.is(buffers.numBytesAllocated, bytes())
    t.true(bytes() <= 1.5 * peak, `${bytes()} bytes`)
    t.is(buffers.numBytesUsed, 5000)
  }
  t.true(buffers.peakBytesAllocated >= peak && buffers.peakBytesAllocated <= 1.5 * peak)
  t.false(weights.isDestroyed())
  buffers.dispose()
  t.is(bytes(), 0)
})
