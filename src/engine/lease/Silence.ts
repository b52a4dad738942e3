/**
 * How long others have given no sign of life, by this process's own monotonic clock: no clock of another machine, and
 * no time of day, enters into it.
 */
export interface Silence {
  /**
   * Whether `sign` has been all that there was of `name` for long enough, at `now` in nanoseconds. The first look at a
   * sign begins the wait. Between two looks at most half of it counts: who did not look, being stopped or suspended,
   * heard nothing, and maybe the other was stopped with it.
   */
  readonly isLong: (name: string, sign: string, now: bigint) => boolean
  readonly forget: (name: string) => void
}

/** `enough` is in nanoseconds. */
export const make = (enough: bigint): Silence => {
  const heard = new Map<string, Heard>()
  return {
    isLong: (name, sign, now) => {
      const last = heard.get(name)
      const silent = last?.sign === sign ? last.silent + least(now - last.at, enough / 2n) : 0n
      heard.set(name, { sign, at: now, silent })
      return silent >= enough
    },
    forget: (name) => void heard.delete(name)
  }
}

interface Heard {
  readonly sign: string
  /** When it was looked at last. */
  readonly at: bigint
  readonly silent: bigint
}

const least = (a: bigint, b: bigint): bigint => a < b ? a : b
