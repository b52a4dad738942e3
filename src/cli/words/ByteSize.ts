/** Numbers of bytes as people write and read them: "10GB", "2 TiB"; "1.2 GB". */
import * as Option from "effect/Option"

const decimal = ["B", "kB", "MB", "GB", "TB", "PB"] as const
const binary = ["KiB", "MiB", "GiB", "TiB", "PiB"] as const

const bytesOf: ReadonlyMap<string, number> = new Map([
  ...decimal.map((unit, i) => [unit, 1000 ** i] as const),
  ["KB", 1000] as const,
  ...binary.map((unit, i) => [unit, 1024 ** (i + 1)] as const)
])

/** What may follow the number. */
export const units: ReadonlyArray<string> = [...decimal, ...binary]

/** A number and a unit, such as 10GB, 1.5 GiB or 500MB: kB is 1000 bytes, KiB 1024. None of anything else. */
export const parse = (text: string): Option.Option<number> => {
  const [, number, unit] = /^(\d+(?:\.\d+)?) ?([A-Za-z]+)$/.exec(text) ?? []
  const bytes = Math.floor(Number(number) * (bytesOf.get(unit) ?? Number.NaN))
  return Number.isSafeInteger(bytes) ? Option.some(bytes) : Option.none()
}

/** To two or three figures, in units of 1000. */
export const format = (bytes: number): string => {
  let scaled = bytes
  let i = 0
  while (scaled >= 999.5 && i < decimal.length - 1) {
    scaled /= 1000
    i++
  }
  return `${i === 0 || scaled >= 9.95 ? scaled.toFixed(0) : scaled.toFixed(1)} ${decimal[i]}`
}
