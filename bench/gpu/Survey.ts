/** What there is to measure on: the device, and who can use it. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as ChildProcess from "effect/process/ChildProcess"
import { ChildProcessSpawner } from "effect/process/ChildProcessSpawner"
import { totalmem } from "node:os"
import * as NvidiaGpus from "../../src/setup/NvidiaGpus.ts"
import * as Backend from "../../src/tensors/Backend.ts"
import * as Probe from "../../src/tensors/Probe.ts"
import * as WebGpuDevice from "../../src/tensors/webgpu/Device.ts"
import * as Contestant from "../compute/Contestant.ts"
import type { Missing, Tool } from "../Tool.ts"
import * as Vulkan from "./Vulkan.ts"

export interface Survey {
  readonly name: string
  readonly isSoftware: boolean
  readonly memoryBytes: number | null
  /** What shapes must fit into: the processor's memory stands in for that of a device it plays. */
  readonly availableBytes: number
  readonly backends: ReadonlyArray<Backend.Name>
  readonly there: ReadonlyArray<Contestant.Contestant>
  readonly contestants: ReadonlyArray<Tool>
  readonly missing: ReadonlyArray<Missing>
}

/** Looks at the device, notes it as `repro doctor` does, and tries the backends on it. */
export const take = Effect.fnUntraced(function*(wanted: ReadonlyArray<Backend.Name>, version: string) {
  Object.assign(process.env, yield* Vulkan.variables)
  yield* show("nvidia-smi", [])
  yield* show("vulkaninfo", ["--summary"])
  const gpus = yield* NvidiaGpus.list
  const tried = yield* Effect.forEach(wanted, Probe.probe)
  const device = Option.getOrUndefined(WebGpuDevice.noted())
  const played = device !== undefined && /swiftshader|llvmpipe|lavapipe/i.test(WebGpuDevice.format(device))
  const isOther = ({ backend }: Probe.Found) => backend === "webgpu" && played && gpus.length > 0
  const works = tried.filter((found) => found.usable && !isOther(found)).map(({ backend }) => backend)
  const python = yield* Contestant.pythonVersions
  const torch = gpus.length > 0 && python !== undefined ? precisions : []
  const ours = works.map(Contestant.ours)
  const survey: Survey = {
    name: gpus[0]?.name ?? (device === undefined ? "no device" : WebGpuDevice.format(device)),
    isSoftware: gpus.length === 0 && played,
    memoryBytes: gpus[0]?.memoryBytes ?? null,
    availableBytes: gpus[0]?.freeBytes ?? totalmem() / 2,
    backends: works,
    there: [...ours, ...torch],
    contestants: [
      ...ours.map(({ config, name }) => ({ name, version, config })),
      ...torch.map(({ config, name }) => ({ name, version: python ?? "", config }))
    ],
    missing: [
      ...tried.filter(({ backend }) => !works.includes(backend)).map((found) => ({
        name: `repro, ${found.backend}`,
        reason: isOther(found) ? `Dawn found ${found.device} alone: the GPU has no Vulkan driver` : UNUSABLE
      })),
      ...(torch.length > 0 ? [] : [{ name: "PyTorch", reason: "needs python3 with torch and transformers, and a GPU" }])
    ]
  }
  return survey
})

const UNUSABLE = "not usable on this machine: `repro doctor` says why"

const precisions = [
  Contestant.torch("float32", "cuda float32"),
  Contestant.torch("TF32", "cuda tf32"),
  Contestant.torch("bfloat16", "cuda bfloat16")
]

/** What a program of the driver says, if it is there. */
const show = Effect.fnUntraced(function*(program: string, words: ReadonlyArray<string>) {
  const spawner = yield* ChildProcessSpawner
  const said = yield* Effect.orElseSucceed(spawner.string(ChildProcess.make(program, words)), () => "")
  process.stdout.write(said)
})
