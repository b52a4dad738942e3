/** The figures of GPUs as Markdown. Pure. */
import * as Compute from "../compute/Section.ts"
import * as Markdown from "../Markdown.ts"
import type * as Figures from "./Figures.ts"
import * as Sizes from "./Sizes.ts"

export const render = ({ devices }: Figures.Figures): string =>
  ["## On a GPU", legend, ...devices.map(ofDevice)].join("\n\n")

const legend = `The same program on backends that use a device, beside PyTorch on the same one. *Twenty steps* of a tiny
encoder with dropout and a checkpoint in the middle (\`test/fixtures/twentySteps.ts\`): how far any loss is from that on the
cpu backend, and whether a second run, and one from the checkpoint, end with the same bits. Then training steps and
encoding with random weights in the shapes of mT5, measured as above; of the ways to compute a step, the first that is
estimated to fit the device is taken, and named. *Memory*: of the device, as its driver tells; where none does, what the
library allocated, or else of the process. A device that the processor plays shows that all works: its times mean nothing.`

const ofDevice = (device: Figures.Device): string =>
  [
    `### ${device.name}${device.isSoftware ? " (software)" : ""}`,
    describe(device),
    programs(device),
    ...device.shapes.map((shape) => ofShape(shape, device)),
    Markdown.tools(device.contestants, device.missing)
  ].join("\n\n")

const describe = (device: Figures.Device): string => {
  const { command, memoryBytes } = device
  const results = [
    ...device.programs.map(({ backend, measured }) => ({ of: `repro, ${backend}`, what: "twenty steps", measured })),
    ...device.shapes.map(({ measured, name }) => ({ of: "all contestants", what: name, measured }))
  ]
  const memory = memoryBytes === null ? "memory that it does not tell" : `${gigabytes(memoryBytes)} of memory`
  return `A device with ${memory}, in a machine with ${
    Markdown.machine(device.machine)
  }. Last command: \`${command}\`. ${Markdown.measured(results)}`
}

const programs = ({ programs }: Figures.Device): string =>
  Markdown.table(
    ["twenty steps", "losses beside cpu", "second run", "from the checkpoint"],
    programs.map(({ backend, lossesOff, repeats, resumes }) => [
      `repro, ${backend}`,
      `within ${lossesOff.toExponential(1)}`,
      same(repeats),
      same(resumes)
    ])
  )

const same = (isSame: boolean): string => isSame ? "the same bits" : "**other bits**"

const ofShape = (shape: Figures.Device["shapes"][number], device: Figures.Device): string =>
  [`#### ${shape.name}`, `Trained with ${Sizes.describe(shape)}.`, Compute.ofTasks(shape, device, columns)].join("\n\n")

const columns: Compute.Columns = {
  beside: "speed of PyTorch in float32, TF32 and bfloat16",
  rivals: ["PyTorch, float32", "PyTorch, TF32", "PyTorch, bfloat16"],
  memory: ({ deviceBytes, maxRssBytes }) =>
    deviceBytes === undefined ? `${Compute.megabytes(maxRssBytes)} (process)` : Compute.megabytes(deviceBytes)
}

const gigabytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`
