/**
 * A process as others may judge it: on which machine, and whether it is the same that wrote this. A process id alone
 * says neither: two containers with one host name have the same ids, and an id is given again.
 */
import * as Schema from "effect/Schema"
import { createHash } from "node:crypto"
import { readFileSync, readlinkSync } from "node:fs"
import { hostname, networkInterfaces } from "node:os"

export const Holder = Schema.Struct({
  host: Schema.String,
  /** Tells two boots of one machine, and two containers on it, apart. */
  machine: Schema.String,
  pid: Schema.Int,
  /** When the process started, as the system counts: a process id may be given again. Empty where it does not tell. */
  started: Schema.String
})
export type Holder = typeof Holder.Type

/** What tells a process from all others; the host's name is for people. */
export type Mark = Pick<Holder, "machine" | "pid" | "started">

/** The mark as a part of file names: "machine-pid-started". */
export const mark = ({ machine, pid, started }: Mark): string => `${machine}-${pid}-${started}`

/** A host's name as a part of file names. */
export const hostPart = (host: string): string => host.replaceAll(/[^\w.-]/g, "-")

/** Of two groups: a mark, and the number that tells apart what its process named with it. */
export const marked = /([0-9a-f]{12}-\d+-\d*)-(\d+)/

/** Undefined for what is no mark. */
export const parse = (text: string): Mark | undefined => {
  const [, machine, pid, started] = /^([0-9a-f]{12})-(\d+)-(\d*)$/.exec(text) ?? []
  if (machine === undefined || started === undefined) return undefined
  return { machine, pid: Number(pid), started }
}

/** Whether the process has certainly ended: of those of other machines, and of other containers, nobody knows. */
export const isGone = ({ machine, pid, started }: Mark): boolean => {
  if (machine !== me.machine) return false
  const status = statusOf(pid)
  if (status === undefined) return !isThere(pid)
  return status.isDead || started !== "" && status.started !== started
}

/**
 * What changes as long as a process of this machine computes: the processor time it has used. Empty for others. A
 * process may be too busy to give a sign of life; one that is stopped is not.
 */
export const pulse = (holder: Mark): string =>
  holder.machine === me.machine ? statusOf(holder.pid)?.processorTime ?? "" : ""

interface Status {
  /** It ended, and its parent has not asked for its exit code yet: in some containers nobody ever does. */
  readonly isDead: boolean
  readonly processorTime: string
  readonly started: string
}

/** Undefined where there is no such process, or no /proc in which process ids are ours. */
const statusOf = (pid: number): Status | undefined => {
  const text = isOurs ? read(() => readFileSync(`/proc/${pid}/stat`, "latin1")) : ""
  // The command's name is in parentheses, and may hold spaces and parentheses: proc_pid_stat(5), fields 3, 14, 15, 22.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ")
  const [state, user, system, started] = [fields[0], fields[11], fields[12], fields[19]]
  if (state === undefined || started === undefined) return undefined
  return { isDead: state === "Z" || state === "X", processorTime: `${user}+${system}`, started }
}

const read = (file: () => string): string => {
  try {
    return file()
  } catch {
    return ""
  }
}

/** Where a process has its own ids but the /proc of those outside, it is under another id there. */
const isOurs = read(() => readlinkSync("/proc/self")) === String(process.pid)

/** Signal 0 only asks. A process of another user is there, though it may not be asked. */
const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM"
  }
}

/**
 * On Linux this boot and the namespaces in which process ids and start times count. A namespace's number is given again
 * only when all its processes have ended. Elsewhere the network hardware stands in.
 */
const thisMachine = (): string => {
  const boot = read(() => readFileSync("/proc/sys/kernel/random/boot_id", "latin1"))
  const spaces = ["pid", "time"].map((space) => read(() => readlinkSync(`/proc/self/ns/${space}`)))
  const hardware = boot === "" ? Object.values(networkInterfaces()).flat().map((address) => address?.mac).sort() : []
  const parts = JSON.stringify([hostname(), boot, spaces, hardware])
  return createHash("sha256").update(parts).digest("hex").slice(0, 12)
}

/** This process. */
export const me: Holder = {
  host: hostname(),
  machine: thisMachine(),
  pid: process.pid,
  started: statusOf(process.pid)?.started ?? ""
}
