/**
 * The files of a store's blessings: journal/blessings/<to>.json while it is active, of which there can so be one only,
 * and <to>.<id>.revoked.json ever after.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import type { Digest } from "../Artifact.ts"
import { StoreFailed } from "../Errors.ts"
import * as AtomicFile from "../store/AtomicFile.ts"
import * as FileStamp from "../store/FileStamp.ts"
import { namesIn } from "../store/Listing.ts"
import { Blessing } from "./Blessing.ts"

/** All blessings of a store, each list by the time they were made. */
export interface Listing {
  readonly active: ReadonlyArray<Blessing>
  readonly revoked: ReadonlyArray<Blessing>
  /** Paths of files that are no blessings; they count as none. */
  readonly unreadable: ReadonlyArray<string>
}

export const make = Effect.fnUntraced(function*(root: string) {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const services = yield* Effect.context<FileSystem.FileSystem | Path.Path>()
  const folder = paths.join(paths.resolve(root), "journal", "blessings")
  const activePath = (to: Digest) => paths.join(folder, `${to}.json`)
  const asidePath = ({ id, to }: Blessing, why: string) => paths.join(folder, `${to}.${id}.${why}.json`)

  const list = namesIn(folder).pipe(
    Effect.provide(services),
    Effect.map((names) => names.filter((name) => name.endsWith(".json")).map((name) => paths.join(folder, name))),
    Effect.flatMap(Effect.forEach((path) =>
      fs.readFileString(path).pipe(
        Effect.flatMap(Schema.decodeUnknownEffect(File)),
        Effect.option,
        Effect.map((found) => ({ path, blessing: Option.getOrUndefined(found) }))
      )
    )),
    Effect.map((found): Listing => {
      const at = (pathOf: (blessing: Blessing) => string) =>
        found.flatMap(({ blessing, path }) => blessing !== undefined && path === pathOf(blessing) ? [blessing] : [])
      const active = at(({ to }) => activePath(to)).sort(byTime)
      const revoked = at((blessing) => asidePath(blessing, "revoked")).sort(byTime)
      const readable = new Set<Blessing | undefined>([...active, ...revoked])
      return { active, revoked, unreadable: found.flatMap((each) => readable.has(each.blessing) ? [] : [each.path]) }
    }),
    Effect.mapError(StoreFailed.because("read the blessings", folder))
  )

  /** Makes it active, unless another is. A file in its place that is no blessing is moved aside, and kept. */
  const create = (blessing: Blessing) => {
    const path = activePath(blessing.to)
    const text = JSON.stringify(blessing, null, 2) + "\n"
    return Effect.gen(function*() {
      if (yield* AtomicFile.create(path, text)) return true
      if ((yield* list).active.some(({ to }) => to === blessing.to)) return false
      yield* fs.rename(path, asidePath(blessing, "replaced"))
      return yield* AtomicFile.create(path, text)
    }).pipe(
      Effect.catchTag("PlatformError", (error) => Effect.fail(StoreFailed.because("write a blessing", path)(error))),
      Effect.provide(services)
    )
  }

  const retire = (blessing: Blessing) =>
    Effect.mapError(
      fs.rename(activePath(blessing.to), asidePath(blessing, "revoked")),
      StoreFailed.because("revoke a blessing", activePath(blessing.to))
    )

  /** Changes when another list may be read. */
  const stamp = () => FileStamp.of(folder)

  return { list, create, retire, stamp }
})

const File = Schema.fromJsonString(Blessing)

const byTime = (a: Blessing, b: Blessing): number => a.at < b.at || (a.at === b.at && a.id < b.id) ? -1 : 1
