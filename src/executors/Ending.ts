/** What became of a child process that ended before its step was done, in words. */
import { format } from "../errors/Message.ts"

export interface Ending {
  readonly code: number | null
  readonly signal: string | null
}

export interface Circumstances {
  /** The last it wrote to stdout and stderr. */
  readonly wrote: string
  /** Whether the system killed a process for memory meanwhile. */
  readonly memoryRanOut: boolean
}

export const describe = ({ code, signal }: Ending, { memoryRanOut, wrote }: Circumstances): string => {
  const heap = /^FATAL ERROR: .*(?:heap|out of memory).*$/im.exec(wrote)
  if (heap !== null) {
    return format({
      title: "Its JavaScript heap ran out of memory before the step was done",
      facts: { "last output": heap[0] },
      hint: "Raise the limit with NODE_OPTIONS=--max-old-space-size=MEGABYTES"
    })
  }
  const facts = { "last output": lastLines(wrote) }
  if (signal !== "SIGKILL") {
    return format({
      title: `${how(code, signal)} before the step was done`,
      facts,
      ...(signal !== null && crashes.includes(signal) ? { hint: CRASHED } : {})
    })
  }
  if (memoryRanOut) {
    return format({
      title: "Its process ran out of memory: the system killed it before the step was done (SIGKILL)",
      facts,
      hint: "Run fewer steps at once with --jobs, or say in the stage's resources how much memory a step takes"
    })
  }
  const title = "Its process was killed before the step was done (SIGKILL): for lack of memory, or by someone"
  return format({ title, facts })
}

const how = (code: number | null, signal: string | null): string =>
  signal === null ? `Its process ended with exit code ${code}` : `Its process was ended by ${signal}`

/** By which native code ends that is damaged, or does what this machine cannot do. */
const crashes = ["SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGABRT"]
const CRASHED = "Run repro doctor, which tries out what is installed here, and install again what does not work"

const LINES = 10

/** Undefined if it wrote nothing. */
const lastLines = (text: string): string | undefined => {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== "")
  return lines.length === 0 ? undefined : lines.slice(-LINES).join("\n")
}
