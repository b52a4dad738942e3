/**
 * What a machine has to give to the steps that run at once: cores, memory, GPUs. A step runs as soon as what it takes
 * is free; of those that wait, the first listed that fits comes first.
 */
import * as Config from "effect/Config"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { totalmem } from "node:os"
import { format } from "../../errors/Message.ts"
import type { Resources } from "../Stage.ts"

export interface Capacity {
  readonly total: Resources
  /** What of this there is too little of here, each with how much; nothing if such a step can run. */
  readonly lacks: (resources: Resources) => ReadonlyArray<readonly [what: "memory" | "gpu", how: string]>
  /** Why a step that takes this can never run here; undefined if it can. */
  readonly shortage: (resources: Resources) => string | undefined
  /**
   * Runs `effect` when `resources` are free; `order` decides among those waiting. A step that takes more cores than
   * there are gets them all, and none takes less than a tenth of one. There must be no shortage.
   */
  readonly within: <A, E, R>(
    order: number,
    resources: Resources,
    effect: Effect.Effect<A, E, R>
  ) => Effect.Effect<A, E, R>
}

export const make = (total: Resources): Capacity => {
  const running = new Set<Resources>()
  /** In order. */
  const waiting: Array<Waiting> = []

  const acquire = (order: number, resources: Resources) =>
    Effect.suspend(() => {
      if (fits(resources, used(running), total)) {
        running.add(resources)
        return Effect.void
      }
      const entry = { order, resources, turn: Deferred.makeUnsafe<void>() }
      enqueue(waiting, entry)
      // Uninterruptible but for the wait, so that what was once taken is always given back.
      return Effect.onInterrupt(Effect.interruptible(Deferred.await(entry.turn)), () => abandon(entry))
    })

  const release = (resources: Resources) =>
    Effect.sync(() => {
      running.delete(resources)
      let taken = used(running)
      for (let i = 0; i < waiting.length && taken.cpu < total.cpu;) {
        if (!fits(waiting[i].resources, taken, total)) {
          i++
          continue
        }
        const [next] = waiting.splice(i, 1)
        running.add(next.resources)
        taken = used(running)
        Deferred.doneUnsafe(next.turn, Effect.void)
      }
    })

  /** Leaves the queue; what was granted at the same moment is given back. */
  const abandon = (entry: Waiting) =>
    Effect.suspend(() => {
      const at = waiting.indexOf(entry)
      if (at < 0) return release(entry.resources)
      waiting.splice(at, 1)
      return Effect.void
    })

  const lacks = (resources: Resources) =>
    (["memory", "gpu"] as const)
      .filter((what) => !(resources[what] <= total[what]))
      .map((what) => [what, `${inWords[what](resources[what])}, and there is ${inWords[what](total[what])}`] as const)

  const shortage = (resources: Resources): string | undefined => {
    const facts = Object.fromEntries(lacks(resources))
    if (Object.keys(facts).length === 0) return undefined
    return format({ title: "It takes more than this machine has", facts, hint: "Run it on a machine that has as much" })
  }

  return {
    total,
    lacks,
    shortage,
    within: (order, resources, effect) => {
      const lacking = shortage(resources)
      if (lacking !== undefined) return Effect.die(new Error(lacking))
      // A new object: each time it is taken it is another entry among the running.
      const taken = { ...resources, cpu: Math.min(Math.max(resources.cpu, LEAST_CPU), total.cpu) }
      return Effect.acquireUseRelease(acquire(order, taken), () => effect, () => release(taken))
    }
  }
}

interface Given {
  /** Steps at once that take one core each. */
  readonly jobs: number
  /** GiB. Default: what the machine, or the group of processes this one is in, may use. */
  readonly memory?: number | undefined
  /** Default: as many as are visible to CUDA programs. */
  readonly gpus?: number | undefined
}

/** What this machine has. */
export const ofMachine = Effect.fnUntraced(function*({ gpus, jobs, memory }: Given) {
  const resources: Resources = {
    cpu: jobs,
    memory: memory ?? Math.min(totalmem(), process.constrainedMemory() || Infinity) / 2 ** 30,
    gpu: gpus ?? (yield* visibleGpus)
  }
  return resources
})

/** A step that only waits for the network has a process, too. */
const LEAST_CPU = 0.1

/** Summed up anew each time: a fraction that is added and taken away again may leave something. */
const used = (running: Iterable<Resources>): Resources => {
  const sum = { cpu: 0, memory: 0, gpu: 0 }
  for (const { cpu, gpu, memory } of running) {
    sum.cpu += cpu
    sum.memory += memory
    sum.gpu += gpu
  }
  return sum
}

const fits = (wanted: Resources, taken: Resources, total: Resources): boolean =>
  taken.cpu + wanted.cpu <= total.cpu && taken.memory + wanted.memory <= total.memory &&
  taken.gpu + wanted.gpu <= total.gpu

/** 15.62 → "15.6 GiB", 0.234 → "0.23 GiB" */
export const gibibytes = (gib: number): string => `${Number(gib >= 1 ? gib.toFixed(1) : gib.toPrecision(2))} GiB`

const inWords = {
  memory: gibibytes,
  gpu: (count: number) => count === 0 ? "none" : String(count)
}

interface Waiting {
  readonly order: number
  readonly resources: Resources
  readonly turn: Deferred.Deferred<void>
}

/** Behind those of its own order and of lower ones; steps mostly come in order. */
const enqueue = (waiting: Array<Waiting>, entry: Waiting): void => {
  const at = waiting.findLastIndex(({ order }) => order <= entry.order)
  waiting.splice(at + 1, 0, entry)
}

/** CUDA_VISIBLE_DEVICES lists them by index or id, up to the first that is none; without it, all are visible. */
const visibleGpus = Effect.gen(function*() {
  const fs = yield* FileSystem.FileSystem
  const listed = yield* Effect.orElseSucceed(Config.String("CUDA_VISIBLE_DEVICES"), () => undefined)
  if (listed === undefined) {
    return (yield* Effect.orElseSucceed(fs.readDirectory("/proc/driver/nvidia/gpus"), () => [])).length
  }
  const devices = listed.split(",").map((device) => device.trim())
  const end = devices.findIndex((device) => !/^(\d+|(GPU|MIG)-.+)$/.test(device))
  return end < 0 ? devices.length : end
})
