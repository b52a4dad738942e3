/** How long steps take together, by playing through their execution: the same order and limits as `Capacity`'s. */
import type { Resources, Step } from "../Stage.ts"
import { upstream } from "../Wiring.ts"

export interface Timed {
  readonly step: Step
  readonly millis: number
}

/**
 * Milliseconds from the start of the first to the end of the last, if each step starts as soon as all it depends on
 * is done and `machine` has what it takes; of those that wait, the first listed that fits. Steps that are not listed
 * are done.
 */
export const wallMillis = (steps: ReadonlyArray<Timed>, machine: Resources): number => {
  const places = new Map(steps.map(({ step }, place) => [step, place]))
  const dependents = steps.map((): Array<number> => [])
  const open = steps.map(({ step }, place) => {
    const before = upstream(step).flatMap((dependency) => places.get(dependency) ?? [])
    for (const dependency of before) dependents[dependency].push(place)
    return before.length
  })
  const takes = steps.map(({ step }) => clamped(step.resources, machine))
  const leastCpu = takes.reduce((least, { cpu }) => Math.min(least, cpu), Infinity)
  const ready = open.flatMap((count, place) => count === 0 ? [place] : [])
  const running: Array<Running> = []
  let now = 0
  const startAll = () =>
    start(ready, running, { takes, leastCpu, machine, endOf: (place) => now + steps[place].millis })
  startAll()
  while (running.length > 0) {
    const [ended] = running.splice(0, 1)
    now = ended.end
    // What waits for room gets it before what waited for this step's result can ask.
    startAll()
    for (const dependent of dependents[ended.place]) {
      open[dependent]--
      if (open[dependent] === 0) insert(ready, dependent, (place) => place)
    }
    startAll()
  }
  return now
}

interface Running {
  readonly place: number
  readonly end: number
}

interface Terms {
  readonly takes: ReadonlyArray<Resources>
  /** The least cores that any step takes: with fewer free, none need be looked at. */
  readonly leastCpu: number
  readonly machine: Resources
  readonly endOf: (place: number) => number
}

/** Moves what can start now from `ready`, which is in order, to `running`, which is by end. */
const start = (ready: Array<number>, running: Array<Running>, { endOf, leastCpu, machine, takes }: Terms): void => {
  const used = { cpu: 0, memory: 0, gpu: 0 }
  for (const { place } of running) for (const of of dimensions) used[of] += takes[place][of]
  for (let i = 0; i < ready.length && used.cpu + leastCpu <= machine.cpu;) {
    const place = ready[i]
    if (dimensions.every((of) => used[of] + takes[place][of] <= machine[of])) {
      for (const of of dimensions) used[of] += takes[place][of]
      ready.splice(i, 1)
      insert(running, { place, end: endOf(place) }, ({ end }) => end)
    } else i++
  }
}

const dimensions = ["cpu", "memory", "gpu"] as const

/** A step that takes more than there is has all of it: what cannot run is no matter of time. */
const clamped = ({ cpu, gpu, memory }: Resources, machine: Resources): Resources => ({
  cpu: Math.min(cpu, machine.cpu),
  memory: Math.min(memory, machine.memory),
  gpu: Math.min(gpu, machine.gpu)
})

/** Into an array sorted by `rank`, behind those of the same rank. */
const insert = <A>(sorted: Array<A>, item: A, rank: (item: A) => number): void => {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (rank(sorted[middle]) <= rank(item)) low = middle + 1
    else high = middle
  }
  sorted.splice(low, 0, item)
}
