/**
 * What changes when a file does: device, inode, size, and the times of its last change of content and of state, to the
 * nanosecond. The last cannot be set back, so equal stamps mean equal bytes. Only meaningful on one machine.
 */
import { statSync } from "node:fs"

/** The stamp of the file that `path` leads to; undefined if there is none. Synchronous: a plan asks for thousands. */
export const of = (path: string): string | undefined => {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
  if (stat === undefined) return undefined
  return `${stat.dev}:${stat.ino}:${stat.size}:${stat.mtimeNs}:${stat.ctimeNs}`
}
