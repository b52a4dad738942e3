/** What Linux counts of the processes it killed because memory ran out; nothing on other systems. */
import { readFileSync } from "node:fs"

/**
 * How many processes were killed for memory so far: in this process's control group, by whatever limit; where none
 * counts, in the whole system. `read` yields a file's text, empty where it cannot be read.
 */
export const kills = (read: (path: string) => string = textOf): number => {
  for (const path of counters(read("/proc/self/cgroup"))) {
    const counted = /^oom_kill (\d+)$/m.exec(read(path))
    if (counted !== null) return Number(counted[1])
  }
  return 0
}

/**
 * Where they are counted, from the list of the groups that a process is in. Version 2 of control groups has one tree,
 * version 1 one a resource; in a container, a group's folder may be mounted as if it were the root.
 */
const counters = (groups: string): ReadonlyArray<string> => {
  const unified = /^0::(.*)$/m.exec(groups)?.[1] ?? ""
  const memory = /^\d+:(?:[^:\n]*,)?memory(?:,[^:\n]*)?:(.*)$/m.exec(groups)?.[1] ?? ""
  return [
    `/sys/fs/cgroup${unified}/memory.events`,
    `/sys/fs/cgroup/memory${memory}/memory.oom_control`,
    "/sys/fs/cgroup/memory.events",
    "/sys/fs/cgroup/memory/memory.oom_control",
    "/proc/vmstat"
  ]
}

const textOf = (path: string): string => {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return ""
  }
}
