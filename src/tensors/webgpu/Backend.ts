/**
 * The webgpu backend of tfjs as it has to be for hours of training: an operation that the device refused is an error,
 * and buffers that no tensor will use are given back (Buffers.ts).
 */
import { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu"
import * as tf from "@tensorflow/tfjs-core"
import * as LargestTensor from "../LargestTensor.ts"
import * as WebGpuBuffers from "./Buffers.ts"

/** Replaces the backend that tfjs-backend-webgpu registers. */
export const register = (adapter: GPUAdapter): void => {
  tf.removeBackend("webgpu")
  tf.registerBackend("webgpu", () => make(adapter))
}

const make = async (adapter: GPUAdapter): Promise<tf.KernelBackend> => {
  const device = await adapter.requestDevice({ requiredLimits: requiredLimits(adapter) })
  const backend = new Backend(device, adapter.info)
  LargestTensor.limit(backend, Math.min(device.limits.maxBufferSize, device.limits.maxStorageBufferBindingSize))
  return backend
}

/** All that the adapter has of what tfjs asks for: the defaults are those of the smallest devices. */
const requiredLimits = ({ limits }: GPUAdapter): Record<string, number> => ({
  maxBufferSize: limits.maxBufferSize,
  maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
  maxComputeWorkgroupStorageSize: limits.maxComputeWorkgroupStorageSize,
  maxComputeWorkgroupsPerDimension: limits.maxComputeWorkgroupsPerDimension,
  maxComputeWorkgroupSizeX: limits.maxComputeWorkgroupSizeX,
  maxComputeInvocationsPerWorkgroup: limits.maxComputeInvocationsPerWorkgroup
})

class Backend extends WebGPUBackend {
  #failure: Error | undefined

  constructor(device: GPUDevice, info: GPUAdapterInfo) {
    super(device, info)
    Object.assign(this, { bufferManager: WebGpuBuffers.make((descriptor) => device.createBuffer(descriptor)) })
    device.addEventListener("uncapturederror", (event) => {
      event.preventDefault()
      this.#failure ??= failure(event.error)
    })
  }

  /** Fails if anything failed before: Dawn goes on without the operation, and nothing that is read means anything. */
  override async read(dataId: object): Promise<tf.BackendValues> {
    const values = await super.read(dataId)
    if (this.#failure !== undefined) throw this.#failure
    return values
  }
}

const failure = (error: GPUError): Error =>
  error instanceof GPUOutOfMemoryError
    ? new RangeError("The device is out of memory: use a smaller batch or model, chunkSize or recompute")
    : new Error(`The device refused an operation: ${error.message.trim()}`)
