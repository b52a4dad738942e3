import test from "ava"
import * as NvidiaGpus from "../../src/setup/NvidiaGpus.ts"

test("what nvidia-smi prints of a GPU is understood", (t) => {
  t.deepEqual(NvidiaGpus.parse("NVIDIA H100 80GB HBM3, 570.86.15, 81559, 81008\nTesla T4, 535.1, 15360, 15102\n"), [
    { name: "NVIDIA H100 80GB HBM3", driver: "570.86.15", memoryBytes: 81559 * 2 ** 20, freeBytes: 81008 * 2 ** 20 },
    { name: "Tesla T4", driver: "535.1", memoryBytes: 15360 * 2 ** 20, freeBytes: 15102 * 2 ** 20 }
  ])
})

test("what it says without a GPU, and memory it does not tell, are no GPU", (t) => {
  t.deepEqual(NvidiaGpus.parse(""), [])
  t.deepEqual(NvidiaGpus.parse("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver."), [])
  t.deepEqual(NvidiaGpus.parse("NVIDIA GB10, 580.1, [N/A], [N/A]\n"), [])
})
