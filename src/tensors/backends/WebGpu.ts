/**
 * Any GPU with a Vulkan driver, or Metal or Direct3D, through Dawn: npm brings all but the driver. The same bits every
 * time on one device with one driver.
 */
import * as Option from "effect/Option"
import * as WebGpuDevice from "../webgpu/Device.ts"
import { type Definition, VERSION } from "./Definition.ts"

/** Of the npm package that holds Dawn. */
const DAWN = "0.6.2"

/** Flags of tfjs-backend-webgpu on which its bits depend. */
const flags = {
  // The matrix products that add in a fixed order; the one that splits sums adds by float atomics.
  WEBGPU_MATMUL_PROGRAM_TYPE: 3,
  // A kernel whose inputs were not used on the device yet would run on the processor, which rounds otherwise: after a
  // checkpoint is read, but not without one.
  WEBGPU_CPU_FORWARD: false
}

export const webgpu: Definition = {
  environment: () => ({
    backend: "webgpu",
    library: `@tensorflow/tfjs-backend-webgpu@${VERSION} on webgpu@${DAWN}`,
    threads: 1,
    precision: "float32",
    device: Option.match(WebGpuDevice.noted(), { onNone: () => "not noted", onSome: WebGpuDevice.format }),
    settings: Object.fromEntries(Object.entries(flags).map(([name, value]) => [name, String(value)]))
  }),
  load: async () => {
    const found = WebGpuDevice.format(await start())
    const expected = Option.map(WebGpuDevice.noted(), WebGpuDevice.format)
    if (Option.isNone(expected)) throw new Error("no device is noted: repro doctor notes the one there is")
    if (found !== expected.value) throw new Error(`the device is ${found}, not ${expected.value} as it was noted`)
  },
  registered: "webgpu",
  hint: "Run repro doctor where there is a GPU with a Vulkan driver, after npm ci with optional packages, or choose "
    + "another backend"
}

/** Dawn lives as long as the process: one that was collected would take its device along. */
let started: Promise<WebGpuDevice.WebGpuDevice> | undefined

/** Registers the backend with tfjs-core, and tells what it will compute on. */
export const start = (): Promise<WebGpuDevice.WebGpuDevice> => started ??= registered()

const registered = async (): Promise<WebGpuDevice.WebGpuDevice> => {
  const { create, globals } = await import("webgpu")
  Object.assign(globalThis, globals)
  const gpu = create([])
  Object.defineProperty(globalThis.navigator, "gpu", { value: gpu, configurable: true })
  const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" })
  if (adapter === null) throw new Error("Dawn found no device with a driver that it can use")
  const { env } = await import("@tensorflow/tfjs-core")
  const WebGpuBackend = await import("../webgpu/Backend.ts")
  for (const [name, value] of Object.entries(flags)) env().set(name, value)
  WebGpuBackend.register(adapter)
  const { architecture, description, device, vendor } = adapter.info
  return { vendor, architecture, device, description }
}
