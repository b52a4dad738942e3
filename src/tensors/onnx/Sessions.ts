/** Compiled programs, kept to be run again: each holds its graph, the memory that it last worked in, and threads. */
import type { Program } from "./Program.ts"
import type { Runtime, Session } from "./Runtime.ts"

/** How many, those used last. */
const KEPT = 16

/** The session of a program, compiled when there is none yet. */
export const make = (runtime: Runtime): (program: Program) => Session => {
  const sessions = new Map<string, Session>()
  return (program) => {
    const session = sessions.get(program.signature) ?? runtime.compile(program)
    sessions.delete(program.signature)
    sessions.set(program.signature, session)
    if (sessions.size > KEPT) {
      const [[signature, oldest]] = sessions
      sessions.delete(signature)
      oldest.dispose()
    }
    return session
  }
}
