/** Where checkpoints lie: checkpoints/<key>/<epoch>/<number>/. */
import * as Effect from "effect/Effect"
import type * as Path from "effect/Path"
import { namesIn } from "./Listing.ts"

/** Those of all keys, in a folder for each. */
export const all = (root: string, join: Path.Path["join"]): string => join(root, "checkpoints")

/** Those of a key, in a folder for each epoch. */
export const of = (root: string, key: string, join: Path.Path["join"]): string => join(all(root, join), key)

/** The epochs of a key, or the checkpoints of an epoch, in no order; none if the folder is not there. */
export const numbersIn = (folder: string) => Effect.map(namesIn(folder), (names) => names.filter(isNumber).map(Number))

export const isNumber = (name: string): boolean => /^\d+$/.test(name)
