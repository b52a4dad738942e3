/** How fast a step goes and how long it still takes, from the progress it reported. */
import type { Progress } from "../../engine/Event.ts"
import * as Duration from "../words/Duration.ts"

interface Mark {
  readonly millis: number
  readonly done: number
}

export interface Pace {
  readonly describe: (progress: Progress, atMillis: number) => string
}

/** Measures from the first report on, so that work done before a resumption does not count. */
export const make = (): Pace => {
  let first: Mark | undefined
  return {
    describe: (progress, atMillis) => {
      first ??= { millis: atMillis, done: progress.done }
      const perMilli = atMillis > first.millis ? (progress.done - first.done) / (atMillis - first.millis) : 0
      return [
        `${count(progress.done)}/${count(progress.total)} ${progress.unit}`,
        ...Object.entries(progress.facts ?? {}).map(([name, value]) => `${name} ${Number(value.toPrecision(4))}`),
        ...(perMilli > 0
          ? [
            `${rate(perMilli * 1000)} ${progress.unit}/s`,
            `${Duration.format((progress.total - progress.done) / perMilli)} left`
          ]
          : [])
      ].join("  ")
    }
  }
}

const count = (n: number): string => n >= 1e6 ? `${(n / 1e6).toFixed(1)}M` : String(n)

const rate = (perSecond: number): string => {
  if (perSecond >= 1e6) return `${(perSecond / 1e6).toFixed(1)}M`
  return perSecond >= 99.5 ? perSecond.toFixed(0) : perSecond.toPrecision(2)
}
