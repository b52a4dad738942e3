import test from "ava"
import * as OutOfMemory from "../../src/executors/OutOfMemory.ts"

const killsIn = (files: Readonly<Record<string, string>>): number => OutOfMemory.kills((path) => files[path] ?? "")

const EVENTS = "low 0\nhigh 0\nmax 12\noom 3\noom_kill 2\noom_group_kill 0\n"
const CONTROL = "oom_kill_disable 0\nunder_oom 0\noom_kill 5\n"
const VMSTAT = "pgfault 123\noom_kill 7\nnuma_hit 9\n"

test("in version 2 of control groups, the process's own group counts", (t) => {
  t.is(
    killsIn({
      "/proc/self/cgroup": "0::/user.slice/session-3.scope\n",
      "/sys/fs/cgroup/user.slice/session-3.scope/memory.events": EVENTS,
      "/proc/vmstat": VMSTAT
    }),
    2
  )
})

test("in version 1, the group for memory counts, also where it is one with others", (t) => {
  for (const named of ["memory", "cpuset,memory", "memory,hugetlb"]) {
    t.is(
      killsIn({
        "/proc/self/cgroup": `9:cpu,cpuacct:/job\n4:${named}:/job/42\n0::/\n`,
        "/sys/fs/cgroup/memory/job/42/memory.oom_control": CONTROL,
        "/proc/vmstat": VMSTAT
      }),
      5
    )
  }
})

test("in a container, the group that is mounted as the root counts", (t) => {
  t.is(killsIn({ "/proc/self/cgroup": "0::/\n", "/sys/fs/cgroup/memory.events": EVENTS }), 2)
  t.is(
    killsIn({ "/proc/self/cgroup": "4:memory:/docker/ab\n", "/sys/fs/cgroup/memory/memory.oom_control": CONTROL }),
    5
  )
})

test("without a group that counts, the whole system does; without any, nothing is known", (t) => {
  t.is(killsIn({ "/proc/self/cgroup": "0::/\n", "/proc/vmstat": VMSTAT }), 7)
  t.is(killsIn({}), 0)
})

test("what this system counts can be read", (t) => {
  t.true(Number.isSafeInteger(OutOfMemory.kills()))
})
