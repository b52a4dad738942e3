/** What decides the bits of libraries that choose their code by the processor: its kind, and how many threads it runs. */
import { readFileSync } from "node:fs"
import { availableParallelism } from "node:os"

export const threads = (): number => availableParallelism()

/** The platform, the architecture and the widest vectors it computes with, such as linux x64 avx512f; without the latter where it is not told. */
export const kind = (): string => {
  const flags = new Set(cpuinfo().match(/^(?:flags|Features)\s*:(.*)$/m)?.[1].split(" "))
  return [process.platform, process.arch, ...EXTENSIONS.filter((name) => flags.has(name)).slice(0, 1)].join(" ")
}

/** As Linux names those that make libraries choose other code, the widest first. */
const EXTENSIONS = ["amx_tile", "avx512_vnni", "avx512f", "avx2", "avx", "sve2", "sve", "asimddp", "asimd"]

const cpuinfo = (): string => {
  try {
    return readFileSync("/proc/cpuinfo", "utf8")
  } catch {
    return ""
  }
}
