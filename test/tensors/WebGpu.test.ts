import test, { type ExecutionContext } from "ava"
import * as Effect from "effect/Effect"
import { execFile } from "node:child_process"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import * as Backend from "../../src/tensors/Backend.ts"
import * as Probe from "../../src/tensors/Probe.ts"
import * as WebGpuDevice from "../../src/tensors/webgpu/Device.ts"
import type { Printed } from "../fixtures/twentySteps.ts"

/** Relative. Backends sum in different orders and approximate exp and tanh differently; 20 steps amplify it. */
const LOSSES = 1e-5

const folder = mkdtempSync(join(tmpdir(), "repro-"))
process.env["REPRO_SETUP"] = folder
test.after.always(() => rmSync(folder, { recursive: true }))

/** The manifest of a Vulkan driver, such as SwiftShader's. */
const driver = process.env["REPRO_VULKAN"] ?? process.env["VK_DRIVER_FILES"]
if (driver !== undefined) process.env["VK_DRIVER_FILES"] = driver

/** Whether there is a driver; a test without one passes. */
const isThere = (t: ExecutionContext): boolean => {
  const there = driver !== undefined && existsSync(driver)
  if (!there) {
    t.log("Skipped: set REPRO_VULKAN to the manifest of a Vulkan driver")
    t.pass()
  }
  return there
}

const oversized = fileURLToPath(new URL("../fixtures/oversized.ts", import.meta.url))
const twentySteps = fileURLToPath(new URL("../fixtures/twentySteps.ts", import.meta.url))

const trainedOn = async (name: Backend.Name): Promise<Printed> => {
  const { stdout } = await promisify(execFile)(process.execPath, [twentySteps, name])
  return JSON.parse(stdout) as Printed
}

test.serial("the key holds the device, once it is noted", (t) => {
  t.is(Backend.environment("webgpu").device, "not noted")
  WebGpuDevice.note({ vendor: "a", architecture: "", device: "b", description: "driver 1" })
  t.is(Backend.environment("webgpu").device, "a, b, driver 1")
  WebGpuDevice.note({ vendor: "a", architecture: "", device: "b", description: "driver 2" })
  t.is(Backend.environment("webgpu").device, "a, b, driver 2")
})

test.serial("where it cannot start it is an error that says what to do, and no other one is in its place", async (t) => {
  const error = await Effect.runPromise(
    Effect.flip(Effect.provide(Backend.Backend, Backend.layer("webgpu")))
  )
  t.is(error._tag, "BackendUnavailable")
  t.regex(error.message, /no device|the device is|Cannot find|dawn\.node/)
  t.regex(error.hint, /^Run repro doctor/)
})

test.serial("a probe tells that a backend multiplies right", async (t) => {
  const found = await Effect.runPromise(Probe.probe("wasm"))
  t.like(found, { backend: "wasm", usable: true })
})

test.serial("what the device cannot hold is an error as soon as anything is read", async (t) => {
  if (!isThere(t)) return
  const { largestTensorBytes = 0, usable } = await Effect.runPromise(Probe.probe("webgpu"))
  t.true(usable && largestTensorBytes >= 128 * 2 ** 20)
  const printed = await new Promise<string>((resolve) => {
    execFile(process.execPath, [oversized], (_, stdout) => resolve(stdout))
  })
  t.regex(printed, /^(Error: The device refused an operation: .*size|RangeError: The device is out of memory)/)
})

test.serial("twenty steps on webgpu are those on wasm and cpu, twice and resumed the same bits", async (t) => {
  if (!isThere(t)) return
  t.timeout(600_000)
  t.true((await Effect.runPromise(Probe.probe("webgpu"))).usable)
  const once = await trainedOn("webgpu")
  t.deepEqual(await trainedOn("webgpu"), once)
  t.is(once.resumed, once.whole)
  for (const name of ["wasm", "cpu"] as const) {
    const { losses } = await trainedOn(name)
    const off = losses.map((loss, step) => Math.abs(once.losses[step] - loss) / loss)
    t.true(Math.max(...off) <= LOSSES, `${name} is off by ${Math.max(...off)}`)
  }
})
