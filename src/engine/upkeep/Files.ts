/** Every file, folder and link under a folder, with size and age. Synchronous: a store has tens of thousands. */
import * as Effect from "effect/Effect"
import { lstatSync, readdirSync } from "node:fs"
import { sep } from "node:path"
import { StoreFailed } from "../Errors.ts"

export interface Found {
  /** Relative to the folder, with "/" between the parts. */
  readonly path: string
  readonly form: "file" | "folder" | "link"
  /** A file's; 0 of what is none. */
  readonly bytes: number
  /** When the content changed last, in milliseconds since 1970. */
  readonly modified: number
  /** The same for all names of one file. */
  readonly inode: string
}

/** All that lies under `root`, every folder before what is in it; nothing if it is not there. */
export const under = (root: string): Effect.Effect<ReadonlyArray<Found>, StoreFailed> =>
  Effect.try({
    try: () => {
      const found: Array<Found> = []
      collect(root, "", found)
      return found
    },
    catch: (error) =>
      StoreFailed.because("look through the folders", root)(error instanceof Error ? error : new Error(String(error)))
  })

/** The bytes of the files found, each counted once whatever names it has. */
export const total = (found: ReadonlyArray<Found>): number => {
  const sizes = new Map(found.map(({ bytes, inode }) => [inode, bytes]))
  return [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
}

const collect = (root: string, folder: string, found: Array<Found>): void => {
  for (const name of namesIn(root + sep + folder)) {
    const path = folder === "" ? name : `${folder}/${name}`
    const stat = lstatSync(root + sep + path, { throwIfNoEntry: false })
    if (stat === undefined) continue
    const form = stat.isDirectory() ? "folder" : stat.isFile() ? "file" : "link"
    found.push({
      path,
      form,
      bytes: form === "file" ? stat.size : 0,
      modified: stat.mtimeMs,
      inode: `${stat.dev}:${stat.ino}`
    })
    if (form === "folder") collect(root, path, found)
  }
}

/** In an order that no file system decides; none of a folder that is gone. */
const namesIn = (folder: string): ReadonlyArray<string> => {
  try {
    return readdirSync(folder).sort()
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return []
    throw error
  }
}
