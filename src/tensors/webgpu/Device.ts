/**
 * The device that the webgpu backend computes on. Its results depend on it, and keys are made without loading anything,
 * so it is noted once, by `repro doctor`, and the backend starts on no other one.
 */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { folderOf } from "../../setup/Manifest.ts"

export const WebGpuDevice = Schema.Struct({
  vendor: Schema.String,
  architecture: Schema.String,
  device: Schema.String,
  /** Of the driver, with its version where it tells. */
  description: Schema.String
})
export type WebGpuDevice = typeof WebGpuDevice.Type

/** All that is known of it, in one line. */
export const format = ({ architecture, description, device, vendor }: WebGpuDevice): string =>
  [vendor, architecture, device, description].filter((word) => word !== "").join(", ")

/** What was noted on this machine; at once, since environments are known without waiting. */
export const noted = (): Option.Option<WebGpuDevice> => {
  try {
    return decode(readFileSync(file(), "utf8"))
  } catch {
    return Option.none()
  }
}

export const note = (device: WebGpuDevice): void => {
  mkdirSync(dirname(file()), { recursive: true })
  const temporary = `${file()}.${process.pid}.tmp`
  writeFileSync(temporary, `${JSON.stringify(device, null, 2)}\n`)
  renameSync(temporary, file())
}

/** Beside what is set up. */
const file = (): string => join(dirname(folderOf("tensorflow")), "webgpu.json")

const decode = Schema.decodeUnknownOption(Schema.fromJsonString(WebGpuDevice))
