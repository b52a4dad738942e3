/** Which objects need not be hashed again: those whose stamp is the one they were last hashed with. */
import * as Effect from "effect/Effect"
import type { Digest } from "../Artifact.ts"
import * as FileStamp from "./FileStamp.ts"
import type { Table } from "./Memo.ts"

/** An object that an output needs and that is not there, or whose bytes are not what its digest says. */
export interface Damage {
  readonly _tag: "Missing" | "Corrupt"
  readonly digest: Digest
}

export const make = (memo: Table<string>, path: (digest: Digest) => string) => {
  const isTrusted = (digest: Digest): boolean => {
    const stamp = FileStamp.of(path(digest))
    return stamp !== undefined && memo.get(digest) === stamp
  }

  /** Of an object that was hashed just now. */
  const trust = (digest: Digest): void => {
    const stamp = FileStamp.of(path(digest))
    if (stamp !== undefined) memo.set(digest, stamp)
  }

  /** None if all is well. The stamp is taken before the bytes are read: a change meanwhile is seen next time. */
  const damageOf = <E>(
    digest: Digest,
    rehash: Effect.Effect<Digest | "unreadable" | null, E>
  ): Effect.Effect<Damage | undefined, E> =>
    Effect.suspend(() => {
      const stamp = FileStamp.of(path(digest))
      if (stamp === undefined) return Effect.succeed({ _tag: "Missing", digest })
      if (memo.get(digest) === stamp) return Effect.undefined
      return Effect.map(rehash, (actual) => {
        if (actual !== digest) return { _tag: actual === null ? "Missing" : "Corrupt", digest }
        memo.set(digest, stamp)
        return undefined
      })
    })

  return { isTrusted, trust, damageOf }
}
