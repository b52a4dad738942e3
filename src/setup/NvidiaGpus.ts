/** The NVIDIA GPUs of this machine, as the driver's own tool tells. */
import * as Effect from "effect/Effect"
import * as ChildProcess from "effect/process/ChildProcess"
import { ChildProcessSpawner } from "effect/process/ChildProcessSpawner"

export interface Gpu {
  readonly name: string
  readonly driver: string
  readonly memoryBytes: number
  /** At this moment. */
  readonly freeBytes: number
}

/** None where there is no `nvidia-smi`, or it fails. */
export const list = Effect.gen(function*() {
  const spawner = yield* ChildProcessSpawner
  const command = ChildProcess.make("nvidia-smi", ["--query-gpu=name,driver_version,memory.total,memory.free", FORMAT])
  return parse(yield* Effect.orElseSucceed(spawner.string(command), () => ""))
})

const FORMAT = "--format=csv,noheader,nounits"

/** Of lines such as "NVIDIA H100 80GB HBM3, 570.86.15, 81559, 81008"; any other is not one of a GPU. */
export const parse = (csv: string): ReadonlyArray<Gpu> =>
  csv.split("\n").flatMap((line) => {
    const [name, driver, ...mebibytes] = line.split(", ")
    const [memoryBytes, freeBytes] = mebibytes.map((text) => Number(text) * 2 ** 20)
    return Number.isFinite(freeBytes) && Number.isFinite(memoryBytes) ? [{ name, driver, memoryBytes, freeBytes }] : []
  })
