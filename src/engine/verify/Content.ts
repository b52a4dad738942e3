/** Two contents of a kind, by digest, wherever they lie: how they compare. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import { type Digest, type Kind, kindId } from "../Artifact.ts"
import type { Store } from "../store/Store.ts"
import type { Measured } from "./Finding.ts"

/** Where a content may lie: the first of these stores that holds it whole is read. */
export interface Placed {
  readonly digest: Digest
  readonly stores: ReadonlyArray<Store["Service"]>
}

export const compare = (kind: Kind, { actual, expected }: { readonly expected: Placed; readonly actual: Placed }) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const { join } = yield* Path.Path
    const folder = yield* fs.makeTempDirectoryScoped({ prefix: "repro-compare-" })
    const [wanted, found] = [
      yield* locate(kind, expected, join(folder, "expected")),
      yield* locate(kind, actual, join(folder, "actual"))
    ]
    if (wanted === undefined) return { _tag: "NotAtHand", which: "expected" } satisfies Measured
    if (found === undefined) return { _tag: "NotAtHand", which: "actual" } satisfies Measured
    const verdict = yield* kind.comparison.compare(wanted, found)
    return { _tag: "Compared", verdict } satisfies Measured
  }).pipe(
    Effect.catch(({ message }) => Effect.succeed<Measured>({ _tag: "NotComparable", why: message })),
    // How a kind compares is a workflow's own code, which may throw.
    Effect.catchDefect((defect) => Effect.succeed<Measured>({ _tag: "NotComparable", why: String(defect) })),
    Effect.map((measured): Measured => measured),
    Effect.scoped
  )

/** A path under which the content can be read, `folder` being where one of links is laid; undefined if it is nowhere. */
export const locate = Effect.fnUntraced(function*(kind: Kind, { digest, stores }: Placed, folder: string) {
  for (const store of stores) {
    const damages = yield* store.damages({ kind: kindId(kind), folder: kind.form === "folder", digest, bytes: 0 })
    if (damages.length === 0) return yield* store.materialise(kind, digest, folder)
  }
  return undefined
})
