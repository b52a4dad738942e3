/** Compiled programs, kept to be run again: each holds a copy of its graph, and no values. */
import type { Program } from "./Program.ts"
import type { Runtime, Session } from "./Runtime.ts"

/** How many, those used last. */
const KEPT = 64

/** The session of a program, compiled when there is none yet. */
export const make = (runtime: Runtime): (program: Program) => Session => {
  const sessions = new Map<string, Session>()
  return (program) => {
    const session = sessions.get(program.signature) ?? runtime.compile(program)
    sessions.delete(program.signature)
    sessions.set(program.signature, session)
    const [oldest] = sessions.keys()
    if (sessions.size > KEPT) sessions.delete(oldest)
    return session
  }
}
