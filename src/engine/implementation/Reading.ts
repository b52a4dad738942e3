/** Files read, each with its stamp from just before: what was learned of them holds for as long as their stamps do. */
import { readFileSync } from "node:fs"
import * as FileStamp from "../store/FileStamp.ts"

export interface Reading {
  /** What stands for the file's content at the first time of asking; undefined if there is no file. */
  readonly stamp: (path: string) => string | undefined
  /** The file's text; undefined if there was no file. */
  readonly text: (path: string) => string | undefined
}

export const make = (): Reading => {
  const stamps = new Map<string, string | undefined>()
  const stamp = (path: string): string | undefined => {
    if (!stamps.has(path)) stamps.set(path, FileStamp.of(path))
    return stamps.get(path)
  }
  return { stamp, text: (path) => stamp(path) === undefined ? undefined : readFileSync(path, "utf8") }
}
