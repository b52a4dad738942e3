/** Child processes of tests. */
import * as Effect from "effect/Effect"

/** Whether a process is there, which signal 0 tells. */
const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

export const gone = (pid: number): Effect.Effect<void> =>
  Effect.suspend(() => isThere(pid) ? Effect.andThen(Effect.sleep(5), gone(pid)) : Effect.void)
